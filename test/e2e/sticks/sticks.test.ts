// Sticks in the window: plugged in, mounted, written to, pulled out, gone on with, read again and refused. They are pretended
// by a file; the engine meets folders that go away and come back. Pictures of the way go to test-output/screens/.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../../support/app.ts';
import type { PretendedSticks } from '../../support/pretended-sticks.ts';
import { hasOtherDisk } from '../screens/other-disk.ts';
import { holdMedia } from '../screens/held-media.ts';
import type { Inspection } from '../screens/inspection.ts';
import { type AppWindow, patient } from '../screens/window.ts';
import { launchWithSticks, type StickApp } from './stick-app.ts';

/** Names and values of the facts that stand open below a row. */
const factsOf = (window: AppWindow, name: string): Promise<Record<string, string>> =>
  window.main
    .getByRole('group', { name: `Details of ${name}` })
    .locator('dl > div')
    .evaluateAll((facts) =>
      Object.fromEntries(
        facts.map((fact) => [
          fact.querySelector('dt')?.textContent ?? '',
          fact.querySelector('dd')?.textContent ?? '',
        ]),
      ),
    );

describe.runIf(hasOtherDisk)('sticks', () => {
  let app: StickApp;
  let launched: LaunchedApp;
  let window: AppWindow;
  let look: Inspection;
  let sticks: PretendedSticks;

  beforeAll(async () => {
    app = await launchWithSticks('sticks');
    ({ launched, window, look, sticks } = app);
  });
  // What was on the screen when a test failed says more than its message.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await launched.screenshot(`failed/${task.name.slice(0, 40)}`);
  });
  afterAll(() => app.close());
  beforeEach(() => void look.faults());

  it('are shown as soon as they are plugged in, and mounted on demand', async () => {
    await app.plugged();
    await app.shown('Nothing is plugged in.');
    await look.at('sticks-none');
    sticks.plug('blue', { mounted: false }, { reading: true });
    await app.shown('Reading…');
    await look.at('sticks-reading');
    sticks.plug('blue', { mounted: false });
    await app.shown('Not mounted');
    sticks.plug('typing', {
      mounted: false,
      model: 'An extraordinarily long name of a stick that somebody found in front of the house',
      usb: { vendorId: 1, productId: 2, announces: ['a keyboard', 'a network card'] },
    });
    await app.shown(/Announces a keyboard and a network card/);
    await look.at('sticks-not-mounted');
    await window.press('Details of “TYPING”');
    expect(await factsOf(window, '“TYPING”')).toMatchObject({
      'Serial number': 'SN-typing',
      'Mounted at': 'not mounted',
      'On it': 'Known once it is mounted.',
    });
    await look.at('sticks-not-mounted-details');
    await window.press('Details of “TYPING”');
    await window.press('Mount it: “BLUE”');
    await app.shown('Not a medium yet');
    await look.at('sticks-mounted');
    expect(look.faults()).toEqual([]);
  });

  it('are prepared: a guide, then a test of what they keep', async () => {
    await window.press('Prepare a stick…');
    await window.heading('Prepare the stick');
    await look.at('sticks-guide');
    await window.next('It is prepared, test it…');
    await window.heading('Which medium should be tested?');
    await look.at('sticks-test-choose');
    await window.next('Back');
    await window.heading('Prepare the stick');
    await window.cancel();
    expect(look.faults()).toEqual([]);
  });

  it('that announce a keyboard are refused, unless a person insists by typing', async () => {
    await app.plugged();
    expect(await window.main.getByRole('button', { name: 'Mount it: “TYPING”' }).count()).toBe(0);
    await window.press('Mount it all the same: “TYPING”');
    await window.dialog.getByRole('heading', { name: 'Mount “TYPING” all the same?' }).waitFor();
    await look.at('sticks-mount-refused');
    await window.press('Mount it all the same', window.dialog);
    await window.main.getByText('Refused', { exact: true }).waitFor();
    await window.go('Export');
    await window.next('Read the originals');
    await window.next('Choose media');
    await window.heading('Which media should get a copy?');
    await app.shown(/Announces a keyboard and a network card/);
    await look.at('sticks-announces');
    await window.press('Use it all the same: “TYPING”');
    await window.dialog.waitFor();
    await look.at('sticks-insist');
    const typed = window.dialog.getByRole('textbox', { name: 'Type “keyboard, network card” to go on' });
    const insist = window.dialog.getByRole('button', { name: 'Use it all the same' });
    await typed.fill('keyboard');
    expect(await insist.isEnabled()).toBe(false);
    await typed.fill('keyboard, network card');
    await expect.poll(() => insist.isEnabled(), patient).toBe(true);
    await window.closeDialog();
    sticks.pull('typing');
    await window.main.getByText('TYPING').first().waitFor({ state: 'detached' });
    expect(look.faults()).toEqual([]);
  });

  it('that are pulled out while they are written end alone, and go on when they are back', async () => {
    sticks.plug('red');
    await window.main.getByRole('checkbox', { name: /BLUE/ }).check({ force: true });
    await window.main.getByRole('checkbox', { name: /RED/ }).check({ force: true });
    for (const [index, label, place] of [
      [0, 'Blue stick', 'Home'],
      [1, 'Red stick', 'Bank Nord, box 214'],
    ] as const) {
      await window.main.getByRole('textbox', { name: 'Name of the medium' }).nth(index).fill(label);
      await window.main.getByRole('textbox', { name: 'Place where it will rest' }).nth(index).fill(place);
    }
    await look.at('sticks-export-media');
    const letGo = await holdMedia(launched, 'export');
    await window.next(/^Write to /);
    await window.heading(/^Writing|media$/);
    await look.at('sticks-export-writing');
    sticks.pull('red');
    await letGo();
    await window.heading(/^Red stick was pulled out\./);
    await look.at('sticks-export-pulled');
    sticks.plug('red');
    const again = window.bar.getByRole('button', { name: 'Continue on Red stick' });
    await expect.poll(() => again.isEnabled(), patient).toBe(true);
    await again.click();
    await window.heading(/copies are written and read back\.$/);
    await look.at('sticks-cold');
    expect(look.faults()).toEqual([]);
  });

  it('can be unplugged when that is true, and are read cold when they are back', async () => {
    await window.press('Make it safe to unplug: Blue stick');
    await app.shown('Plug Blue stick in again.');
    await look.at('sticks-cold-out');
    sticks.pull('blue');
    sticks.plug('blue');
    await window.main.getByText('Read back cold').first().waitFor();
    await window.press('Do this later', window.bar);
    await window.heading(/is on two more media/);
    await window.press('Make it safe to unplug: Red stick');
    await app.shown('You can unplug Red stick now.');
    await look.at('sticks-receipt');
    await window.next('Done');
    sticks.pull('red');
    expect(look.faults()).toEqual([]);
  });

  it('are verified when they are back', async () => {
    const snapshots = join(sticks.folderOf('blue'), 'COLDKEEP');
    expect(readdirSync(snapshots)).toContain('medium.json');
    await window.go('Verify');
    await window.next('Verify Blue stick');
    await window.heading('The copy on Blue stick is good.');
    await look.at('sticks-verified');
    await window.next('Done');
    expect(look.faults()).toEqual([]);
  });

  it('say all that is known of them, by keyboard too', async () => {
    const others = ['0b5f8e52-6d0c-4c3e-9f4f-6a1d2c3b4a59', '7c1e90b4-51ab-4d7e-8a60-3f9ac1d27be0'];
    for (const id of others) mkdirSync(join(sticks.folderOf('found'), 'COLDKEEP', id), { recursive: true });
    sticks.plug('found', {
      readOnly: true,
      maker: null,
      model: null,
      serial: `${'A serial number that never ends '.repeat(4)}\u202E1`,
    });
    await app.plugged();
    const blue = window.main.getByRole('button', { name: 'Details of Blue stick' });
    await blue.focus();
    await window.page.keyboard.press('Enter');
    expect(await blue.getAttribute('aria-expanded')).toBe('true');
    expect(await factsOf(window, 'Blue stick')).toMatchObject({
      'Maker and model': 'SanDisk Cruzer Blade',
      'Serial number': 'SN-blue',
      Bus: 'USB, removable',
      Size: expect.stringMatching(/ free, on a drive of 16 GB$/),
      'File system': 'exFAT, id ID-blue',
      Label: 'BLUE',
      'Read-only': 'no',
      'Mounted at': expect.stringContaining('blue'),
      Medium: expect.stringMatching(/^One of this vault, [0-9a-f]{4} [0-9a-f]{4}$/),
      'Vaults on it': 'ACME vault',
      Copies: expect.stringMatching(/^ACME pool, number 1\s*Verified today/),
      'Last verified': expect.stringMatching(/^today/),
    });
    await window.press('Details of “FOUND”');
    expect(await factsOf(window, '“FOUND”')).toMatchObject({
      'Maker and model': 'not told',
      'Read-only': 'yes',
      Medium: 'A medium of 2 other vaults',
      'Vaults on it': '2 other vaults: 0b5f 8e52, 7c1e 90b4',
      Copies: 'none of this vault',
      'Last verified': 'never',
    });
    await look.at('sticks-details');
    expect(look.faults()).toEqual([]);
  });
});
