// Every screen and every state that matters, one after another in one app: nothing for axe to say in light or dark, nothing cut off at
// 1280x720 or at 200 %, nothing that moves where motion is reduced. Pictures of all of them go to test-output/screens/.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { createVault } from '../security/passphrase.ts';
import { holdMedia, holdWorker } from './held-media.ts';
import { inspectionOf, type Inspection } from './inspection.ts';
import { AppWindow } from './window.ts';

const set = 'Practice pool';

describe('every screen', () => {
  let launched: LaunchedApp;
  let window: AppWindow;
  let look: Inspection;
  /** Of the practice vault. */
  let practice: string;

  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1280, height: 720 } });
    window = new AppWindow(launched);
    look = await inspectionOf(launched);
    practice = `${launched.home}-practice`;
  });
  // What was on the screen when a test failed says more than its message.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await launched.screenshot(`failed/${task.name.slice(0, 40)}`);
  });
  afterAll(() => launched.close());
  beforeEach(() => void look.faults());

  /** Where the practice medium lies that is called so. */
  const medium = (name: 'blue' | 'red' | 'green') => join(practice, 'media', name);

  it('at the first run', async () => {
    await window.heading('Coldkeep');
    await look.at('first-run');
    const offline = (await window.main.getByText('No network found on this laptop').count()) > 0;
    await window.press('Correct it…');
    await look.at('first-run-clock');
    await window.closeDialog();
    await window.press('Create a vault…');
    await window.heading('Create a vault');
    await look.at('create');
    // Asked only where the laptop is not offline.
    if (!offline) {
      await window.page.getByRole('textbox').fill('ACME vault');
      await window.press('Choose a passphrase…');
      await window.dialog.waitFor();
      await look.at('network-question');
      await window.closeDialog();
    }
    await window.press('Back');
    await window.press('Adopt a medium…');
    await window.heading('Which medium brings the vault back?');
    await look.at('adopt-none');
    await window.press('Back');
    await window.press('Read a medium…');
    await window.heading('Which medium do you want to read?');
    await look.at('visit-none');
    await window.press('Back');
    expect(look.faults()).toEqual([]);
  });

  it('looking around', async () => {
    await window.practise();
    await look.at('overview');
    await window.go('Sets');
    await window.main.getByRole('table').waitFor();
    await look.at('sets');
    await window.press(set);
    await window.heading(set);
    for (const tab of ['Items', 'Findings', 'Copies', 'Policy', 'Snapshots', 'Checklists']) {
      await window.tab(new RegExp(tab));
      await window.page
        .getByRole('tabpanel')
        .getByRole('table')
        .or(window.page.getByRole('tabpanel'))
        .first()
        .waitFor();
      await look.at(`set-${tab.toLowerCase()}`);
    }
    await window.press('More');
    await window.page.getByRole('menuitem').first().waitFor();
    await look.at('set-menu');
    await window.page.getByRole('menuitem', { name: 'Remove this set…' }).click();
    await window.dialog.waitFor();
    await look.at('set-remove');
    await window.closeDialog();
    await window.go('Media and places');
    for (const tab of ['By place', 'By medium', 'By person', 'What if']) {
      await window.tab(tab);
      await window.page.getByRole('tabpanel', { name: tab }).getByRole('table').first().waitFor();
      await look.at(`media-${tab.toLowerCase().replaceAll(' ', '-')}`);
    }
    await window.tab('By place');
    await window.press('Red stick');
    await window.heading('Red stick');
    await look.at('medium');
    await window.press('Change its words…');
    await window.dialog.waitFor();
    await look.at('medium-words');
    await window.closeDialog();
    await window.press('It is lost…');
    await window.dialog.waitFor();
    await look.at('medium-lost');
    await window.closeDialog();
    await window.go('Duties');
    await window.main.getByRole('table').waitFor();
    await look.at('duties');
    await window.go('Journal');
    await window.main.getByRole('table').waitFor();
    await look.at('journal');
    await window.menu('Settings');
    await window.heading('Settings');
    await window.main.getByText('Signing key', { exact: true }).waitFor();
    await look.at('settings');
    expect(look.faults()).toEqual([]);
  });

  it('with checklists', async () => {
    await window.go('Checklists');
    await window.press('The laptop is lost');
    await window.heading('The laptop is lost');
    await window.main.getByRole('list', { name: 'Media to take, best first' }).waitFor();
    await look.at('checklist');
    await window.press('Work through it…');
    await window.dialog.waitFor();
    await look.at('checklist-begin');
    await window.dialog.getByRole('textbox', { name: 'Who does it' }).fill('Ada Moreau');
    await window.press(/^Begin/, window.dialog);
    await window.main.getByRole('heading', { name: /^Step 1 of/ }).waitFor();
    await look.at('checklist-run');
    await window.press('End before every step is ticked');
    await look.at('checklist-end');
    await window.go('Checklists');
    await window.main.getByRole('table').first().waitFor();
    await look.at('checklists');
    expect(look.faults()).toEqual([]);
  });

  it('adding a set', async () => {
    await window.go('Sets');
    await window.press('Add a set…');
    await window.heading('Which folder holds the originals?');
    await look.at('add-set-folder');
    const folder = join(launched.folder, 'tip bot');
    mkdirSync(folder);
    writeFileSync(join(folder, 'wallet.json'), '{}');
    writeFileSync(join(folder, 'id_ed25519'), 'not a key');
    await window.folderDialogsAnswer(folder, join(launched.folder, 'elsewhere'));
    await window.press('Choose a folder…');
    await window.main.getByRole('list', { name: 'Chosen folders' }).waitFor();
    await look.at('add-set-folders');
    await window.next('Next');
    await window.main.getByRole('radiogroup', { name: 'Profiles' }).waitFor();
    await look.at('add-set-profile');
    await window.next('Next');
    await window.main.getByRole('table').waitFor();
    await look.at('add-set-items');
    await window.next('Next');
    await look.at('add-set-findings');
    await window.next('Next');
    await window.main.getByRole('textbox').fill('Tip bot');
    await look.at('add-set-name');
    await window.next('Add the set');
    await window.heading('Tip bot is a set now.');
    await look.at('add-set-added');
    await window.next('Later');
    expect(look.faults()).toEqual([]);
  });

  it('verifying', async () => {
    await window.go('Verify');
    await window.main.getByRole('radio', { name: /Green disk/ }).waitFor();
    await look.at('verify-medium');
    await window.main.getByRole('radio', { name: /Green disk/ }).check({ force: true });
    const letGo = await holdMedia(launched, 'verify');
    await window.next('Verify Green disk');
    await window.heading('Reading Green disk');
    await look.at('verify-reading');
    await letGo();
    await window.heading(/good/);
    await look.at('verify-good');
    await window.next('Done');

    damage(medium('green'));
    await window.go('Verify');
    await window.main.getByRole('radio', { name: /Green disk/ }).check({ force: true });
    await window.next('Verify Green disk');
    await window.main.getByRole('table', { name: 'Files that are not as written' }).waitFor();
    await look.at('verify-damage');
    await window.next('Leave as it is');
    await window.heading(/not as they should be|suspect|Green disk|behind/);
    await look.at('overview-damage');
    expect(look.faults()).toEqual([]);
  });

  it('rehearsing', async () => {
    await window.go('Drill');
    await window.heading('Rehearse a restore');
    await window.press(/Set$/);
    await window.page.getByRole('option', { name: set }).click();
    await window.main.getByRole('radio', { name: /Blue stick/ }).check({ force: true });
    await look.at('drill-medium');
    await window.next('Start the clock');
    await window.heading(/^Fetch Blue stick/);
    await look.at('drill-fetch');
    const letGo = await holdWorker(launched);
    await window.next('Decrypt and compare');
    await window.heading('Decrypting and comparing');
    await look.at('drill-comparing');
    letGo();
    await window.heading(/left to do by hand/);
    await look.at('drill-by-hand');
    await window.bar.getByRole('button').last().click();
    await window.heading(/^The drill/);
    await look.at('drill-result');
    await window.next('Done');
    expect(look.faults()).toEqual([]);
  });

  it('restoring', async () => {
    await window.go('Restore');
    await window.main.getByRole('radio', { name: /Red stick/ }).check({ force: true });
    await look.at('restore-from');
    await window.bar.getByRole('button').last().click();
    await window.heading('What do you want back?');
    await window.main.getByRole('radio', { name: set }).first().check({ force: true });
    await look.at('restore-what');
    await window.next('Go on');
    await window.heading('A newer copy exists.');
    await look.at('restore-stale');
    await window.main.getByRole('radio', { name: /Restore all of it/ }).check({ force: true });
    await window.next('Restore the older one…');
    await window.dialog.waitFor();
    await look.at('restore-insist');
    await window.dialog.getByRole('textbox').first().fill(set);
    await window.dialog.getByRole('textbox').last().fill('only to look at it');
    await window.press('Restore the older copy', window.dialog);
    await window.heading('Where should it go?');
    const target = join(launched.folder, 'restored');
    mkdirSync(target);
    await window.folderDialogsAnswer(target);
    await look.at('restore-where');
    await window.press('Choose a folder…');
    const letGo = await holdWorker(launched);
    await window.next('Restore into restored');
    await window.heading('Bringing the items back');
    await look.at('restore-running');
    letGo();
    await window.main.getByRole('heading', { name: 'What to do now' }).waitFor();
    await look.at('restore-done');
    await window.bar.getByRole('button').last().click();
    expect(look.faults()).toEqual([]);
  });

  it('exporting', async () => {
    await window.go('Export');
    await window.heading('Which set should be exported?');
    await window.main.getByRole('radio', { name: set }).check({ force: true });
    await look.at('export-set');
    await window.bar.getByRole('button').last().click();
    await window.main.getByRole('table', { name: 'What will be written, by kind' }).waitFor();
    await look.at('export-contents');
    await window.next('Choose media');
    await window.main.getByRole('checkbox', { name: /Blue stick/ }).waitFor();
    await look.at('export-media');
    // A medium that cannot be written to, found out while writing.
    const vaultOn =
      readdirSync(join(medium('red'), 'COLDKEEP')).find((name) => /^[0-9a-f-]{36}$/.test(name)) ?? '';
    const snapshots = join(medium('red'), 'COLDKEEP', vaultOn, 'snapshots');
    renameSync(snapshots, `${snapshots}-away`);
    writeFileSync(snapshots, 'a file where a folder belongs');
    await window.main.getByRole('checkbox', { name: /Red stick/ }).check({ force: true });
    await window.next(/^Write to/);
    await window.main.getByRole('heading', { name: 'What to do' }).waitFor();
    await look.at('export-failure');
    rmSync(snapshots);
    renameSync(`${snapshots}-away`, snapshots);
    const letGo = await holdMedia(launched, 'export');
    await window.next(/again$/);
    await window.main
      .getByRole('progressbar')
      .first()
      .or(window.main.getByText('Reading the originals'))
      .first()
      .waitFor();
    await look.at('export-writing');
    await window.next('Stop the export…');
    await window.dialog.waitFor();
    await look.at('export-stop');
    await window.closeDialog();
    await window.page.keyboard.press('Escape');
    await window.dialog.waitFor();
    await look.at('export-leave');
    await window.closeDialog();
    await letGo();
    await window.heading(/written and read back/);
    await look.at('export-cold');
    await window.press(/Pretend to pull out Red stick|Pretend to pull it out/);
    await window.heading(/written and read back/);
    await look.at('export-cold-out');
    await window.next('Do this later');
    await window.heading(/more medi/);
    await look.at('export-receipt');
    await window.next('Done');
    await window.heading(/./);
    await look.at('overview-after');
    expect(look.faults()).toEqual([]);
  });

  it('ending the practice', async () => {
    // What a medium looks like from outside, for the lists of the first run.
    cpSync(medium('blue'), join(launched.folder, 'kept'), { recursive: true });
    await window.menu('End the practice…');
    await window.dialog.waitFor();
    await look.at('end-practice');
    await window.press('Remove the practice vault', window.dialog);
    await window.heading('Coldkeep');
    expect(existsSync(practice)).toBe(false);
    await window.press('Adopt a medium…');
    await window.folderDialogsAnswer(join(launched.folder, 'kept'));
    await window.press('Choose a folder…');
    await window.main.getByRole('table', { name: 'Vaults on this medium' }).waitFor();
    await look.at('adopt');
    await window.press('Back');
    expect(look.faults()).toEqual([]);
  });

  it('of an empty vault, open and locked', async () => {
    await createVault(launched);
    await window.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();
    await window.go('Overview');
    await look.at('overview-empty');
    for (const place of ['Sets', 'Media and places', 'Duties', 'Checklists', 'Journal'] as const) {
      await window.go(place);
      await look.at(`${place.toLowerCase().replaceAll(' ', '-')}-empty`);
    }
    for (const place of ['Export', 'Verify', 'Drill', 'Restore'] as const) {
      await window.go(place);
      await look.at(`${place.toLowerCase()}-empty`);
      await window.cancel();
    }
    await window.page.keyboard.press('Control+l');
    await window.heading('The vault is locked.');
    await look.at('locked');
    await window.press('Read a medium…');
    await look.at('locked-visit');
    expect(look.faults()).toEqual([]);
  });
});

/** Changes one byte in the middle of a sealed part, as wear does. */
function damage(folder: string): void {
  const part = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('payload.tar.age'))
    .toSorted()
    .at(-1);
  if (part === undefined) throw new Error(`there is no sealed part in ${folder}`);
  const file = join(folder, part);
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}
