// What is done with sticks beside exporting to them: prepared and tested, mended, cloned, insisted on, never offered, met twice.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasOtherDisk } from '../screens/other-disk.ts';
import { holdMedia } from '../screens/held-media.ts';
import { patient } from '../screens/window.ts';
import { loseBeyond, sayFree } from './pretended-space.ts';
import { launchWithSticks, type StickApp } from './stick-app.ts';

const mebibyte = 1024 ** 2;
const longLabel = 'A medium with a name so long that nobody would ever write it on a label, not even on two';
const longPlace = 'The second drawer from the left below the window of the archive of the cooperative bank';

describe.runIf(hasOtherDisk)('with sticks', () => {
  let app: StickApp;
  beforeAll(async () => {
    app = await launchWithSticks('wizards');
    await sayFree(app.launched, 24 * mebibyte);
  });
  // What was on the screen when a test failed says more than its message.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await app.launched.screenshot(`failed/${task.name.slice(0, 40)}`);
  });
  afterAll(() => app.close());
  beforeEach(() => void app.look.faults());

  const toMediumScreen = async (label: string) => {
    await app.window.go('Media and places');
    await app.window.tab('By medium');
    await app.window.main.getByRole('button', { name: label }).first().click();
    await app.window.heading(label);
  };
  /** Changes one byte in the middle of every file on a stick whose path matches. */
  const damage = (stick: string, pattern: RegExp) => {
    const root = app.sticks.folderOf(stick);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      pattern.test(path),
    );
    expect(files).not.toEqual([]);
    for (const path of files) {
      const bytes = readFileSync(join(root, path));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(join(root, path), bytes);
    }
  };
  const removeParity = (stick: string) => {
    const root = app.sticks.folderOf(stick);
    const folders = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('/parity'),
    );
    expect(folders).not.toEqual([]);
    for (const path of folders) rmSync(join(root, path), { recursive: true });
  };
  const verifyDamaged = async () => {
    const { window } = app;
    await window.go('Verify');
    await window.next('Verify Blue stick');
    await window.heading(/on Blue stick (is|are) damaged\.$/);
  };

  it('one that passed its guided test is a medium, with the name that was typed', async () => {
    const { window, look, sticks, launched } = app;
    await app.plugged();
    sticks.plug('blue');
    await window.press('Prepare a stick…');
    await window.main.getByRole('textbox', { name: /^What it will be called/ }).fill('Blue stick');
    await app.shown(/COLDKEEP|BLUE/);
    await look.at('wizards-guide-named');
    await window.next('It is prepared, test it…');
    const letGo = await holdMedia(launched, 'test-medium');
    await window.next('Test “BLUE”');
    await window.heading('Testing Blue stick');
    await look.at('wizards-testing');
    await window.press('Stop the test', window.bar);
    await letGo();
    await window.heading('The test was stopped.');
    await look.at('wizards-test-stopped');
    expect(readdirSync(sticks.folderOf('blue'))).toEqual([]);
    await window.next('Test again');
    await window.next('Test “BLUE”');
    await window.heading('Blue stick kept everything that was written to it.');
    await app.shown('It is a medium of this vault now, called Blue stick.');
    await look.at('wizards-tested');
    expect(readdirSync(join(sticks.folderOf('blue'), 'COLDKEEP'))).toEqual(['medium.json']);
    await window.next('Export to it…');
    await window.next('Read the originals');
    await window.next('Choose media');
    await window.main.getByRole('checkbox', { name: /Blue stick/ }).check({ force: true });
    await look.at('wizards-export-tested');
    await window.next('Write to Blue stick');
    await window.heading('The copy is written and read back.');
    await window.press('Do this later', window.bar);
    await window.heading(/is on one more medium/);
    const place = window.main.getByRole('group', { name: 'Place of Blue stick' });
    await place.getByRole('textbox', { name: 'Place where it will rest' }).fill('Home, safe');
    await place.getByRole('textbox', { name: /^Custodian/ }).fill('Mira Holm');
    expect(await window.bar.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
    await look.at('wizards-place');
    await window.press('Write it down: Blue stick');
    await app.shown('Blue stick to Home, safe. Mira Holm is accountable for it.');
    await window.next('Done');
    expect(look.faults()).toEqual([]);
  });

  it('a copy that was damaged is mended from its parity', async () => {
    const { window, look } = app;
    damage('blue', /payload[^/]*\.age$/);
    await verifyDamaged();
    await look.at('wizards-damaged');
    await window.next('Repair it…');
    await window.heading('Which medium should be mended?');
    await look.at('wizards-repair-choose');
    await window.next('Repair Blue stick');
    await window.heading('Blue stick is whole again.');
    await app.shown('1 file from parity');
    await look.at('wizards-repaired');
    await window.next('Done');
    expect(look.faults()).toEqual([]);
  });

  it('a copy is cloned to another stick', async () => {
    const { window, look, sticks } = app;
    sticks.plug('red');
    await toMediumScreen('Blue stick');
    await look.at('wizards-medium');
    await window.press('Clone a copy…');
    await window.heading('Which copy should be cloned?');
    await look.at('wizards-clone-from');
    await window.next('Choose where to');
    await window.heading('Which media should get the clone?');
    await window.main.getByRole('checkbox', { name: /RED/ }).check({ force: true });
    await look.at('wizards-clone-to');
    await window.next('Clone to “RED”');
    await window.heading('The copy is on one more medium.');
    await look.at('wizards-cloned');
    await window.next('Done');
    sticks.pull('red');
    expect(look.faults()).toEqual([]);
  });

  it('what its parity cannot mend is taken from the clone', async () => {
    const { window, look, sticks } = app;
    damage('blue', /payload[^/]*\.age$/);
    removeParity('blue');
    await verifyDamaged();
    await window.next('Repair it…');
    await window.next('Repair Blue stick');
    await window.heading('One copy on Blue stick could not be mended.');
    await look.at('wizards-not-repaired');
    await window.next('Leave as it is');
    sticks.plug('red');
    removeParity('red');
    await toMediumScreen('Blue stick');
    await window.press('Repair it…');
    await app.shown('The same snapshot on RED is taken, if it is good there.');
    await window.next('Repair Blue stick');
    await window.heading('Blue stick is whole again.');
    await app.shown('1 file from the copy on RED');
    await look.at('wizards-repaired-from-clone');
    await window.next('Done');
    expect(look.faults()).toEqual([]);
  });

  it('one that announces a keyboard is written to when a person typed that', async () => {
    const { window, look, sticks } = app;
    sticks.plug('typing', {
      model: 'An extraordinarily long name of a stick that somebody found in front of the house',
      usb: { vendorId: 1, productId: 2, announces: ['a keyboard', 'a network card'] },
    });
    await window.go('Export');
    await window.next('Read the originals');
    await window.next('Choose media');
    await window.press('Use it all the same: “TYPING”');
    const act = window.dialog.getByRole('button', { name: 'Use it all the same' });
    expect(await act.isDisabled()).toBe(true);
    await window.dialog.getByRole('textbox').fill('keyboard, network card');
    await expect.poll(() => act.isEnabled(), patient).toBe(true);
    await look.at('wizards-insist-typed');
    await act.click();
    await window.main.getByRole('checkbox', { name: /TYPING/ }).check({ force: true });
    await window.main.getByRole('textbox', { name: 'Name of the medium' }).fill(longLabel);
    await window.main.getByRole('textbox', { name: 'Place where it will rest' }).fill(longPlace);
    await look.at('wizards-insisted');
    await window.next(/^Write to /);
    await window.heading('The copy is written and read back.');
    await window.press('Do this later', window.bar);
    await window.heading(/is on one more medium/);
    await look.at('wizards-insisted-receipt');
    await window.next('Done');
    await window.go('Journal');
    await app.shown(/It was written to all the same/);
    await app.plugged();
    await look.at('wizards-plugged');
    sticks.pull('typing');
    expect(look.faults()).toEqual([]);
  });

  it('one that is pinned is never offered until it is taken off the list', async () => {
    const { window, look, sticks } = app;
    sticks.plug('white');
    await app.plugged();
    await window.press('Never offer it: “WHITE”');
    await window.dialog.waitFor();
    await look.at('wizards-never-offer');
    await window.press('Never offer it', window.dialog);
    await window.dialog.waitFor({ state: 'detached' });
    await app.shown('Never offered');
    await look.at('wizards-never-offered');
    await window.menu('Settings');
    await window.main.getByRole('table', { name: 'Drives that are never offered' }).scrollIntoViewIfNeeded();
    await look.at('wizards-settings');
    await window.press('Offer it again: SN-white');
    await window.main
      .getByRole('table', { name: 'Drives that are never offered' })
      .waitFor({ state: 'detached' });
    await app.plugged();
    await window.main.getByRole('button', { name: 'Never offer it: “WHITE”' }).waitFor();
    expect(look.faults()).toEqual([]);
  });

  it('one that loses what it is given is not to be trusted', async () => {
    const { window, look, launched, sticks } = app;
    sticks.plug('white', {
      busy: 'Something on “WHITE” is in use, and what it writes there is not on it yet.',
    });
    await window.press('Make it safe to unplug: “WHITE”');
    await app.shown(/is in use/);
    await look.at('wizards-busy');
    sticks.plug('white');
    const keepAll = await loseBeyond(launched, 8 * mebibyte);
    await window.press('Test it: “WHITE”');
    await window.next('Test “WHITE”');
    await window.heading('Do not trust “WHITE”.');
    await keepAll();
    await look.at('wizards-fake');
    await window.next('Done');
    sticks.pull('white');
    expect(look.faults()).toEqual([]);
  });

  it('two with one marker are both refused', async () => {
    const { window, look, sticks } = app;
    cpSync(sticks.folderOf('red'), sticks.folderOf('twin'), { recursive: true });
    sticks.plug('twin');
    await app.plugged();
    await app.shown(/Another medium with the same marker is plugged in/);
    await look.at('wizards-twins');
    await window.go('Export');
    await window.next('Read the originals');
    await window.next('Choose media');
    await app.shown('Plugged in twice');
    await look.at('wizards-twins-export');
    expect(look.faults()).toEqual([]);
  });
});
