// Sticks in the window: plugged in, mounted, written to, pulled out, gone on with, read again and refused. They are pretended
// by a file; the engine meets folders that go away and come back. Pictures of the way go to test-output/screens/.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../../support/app.ts';
import type { PretendedSticks } from '../../support/pretended-sticks.ts';
import { hasOtherDisk } from '../screens/other-disk.ts';
import { holdMedia } from '../screens/held-media.ts';
import type { Inspection } from '../screens/inspection.ts';
import { type AppWindow, patient } from '../screens/window.ts';
import { launchWithSticks, type StickApp } from './stick-app.ts';

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
    await window.press('Mount it: “TYPING”');
    await app.shown('Refused');
    await window.go('Export');
    await window.next('Read the originals');
    await window.next('Choose media');
    await window.heading('Which media should get a copy?');
    await app.shown(/Announces a keyboard and a network card/);
    await look.at('sticks-announces');
    await window.press('Use it all the same: “TYPING”');
    await window.dialog.waitFor();
    await look.at('sticks-insist');
    const words = await window.dialog.getByRole('textbox').getAttribute('aria-label');
    expect(words).toBeNull();
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
});
