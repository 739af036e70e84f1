// The screens that know a system: what a set is, what a person says of it, own items, kits and imports. Each state in light and dark, at
// 1280x720 and at 200 %, as every-screen.test.ts looks at the others.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { makeArchive, sealWithAge, wordsOf } from '../../support/bundle-maker.ts';
import { inspectionOf, type Inspection } from './inspection.ts';
import { AppWindow } from './window.ts';

const pool = 'Practice pool';
const bridge = 'Home bridge';

describe('what Coldkeep knows of a system', () => {
  let launched: LaunchedApp;
  let window: AppWindow;
  let look: Inspection;

  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1280, height: 720 } });
    window = new AppWindow(launched);
    look = await inspectionOf(launched);
    await window.heading('Coldkeep');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await launched.screenshot(`failed/${task.name.slice(0, 40)}`);
  });
  afterAll(() => launched.close());
  beforeEach(() => void look.faults());

  /** A bundle of a host that runs the bridge, sealed to the vault that is open. */
  async function bundle(name: string, running = false): Promise<{ path: string; words: string }> {
    const { recipient } = await launched.page.evaluate(async () => {
      const answer = await globalThis.window.coldkeep.vault.keys({});
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    });
    const work = join(launched.folder, 'work');
    mkdirSync(work, { recursive: true });
    const sealed = sealWithAge(
      makeArchive(work, {
        system: 'custom',
        host: 'bridge-1',
        files: { 'opt/bridge/config.yml': 'port: 1\n', 'opt/bridge/data.db': 'data of the bridge\n' },
        serviceStopped: running ? 'no' : 'yes',
        endNotes: ['The disk of the host is nearly full.'],
      }),
      recipient,
    );
    const path = join(launched.folder, name);
    writeFileSync(path, sealed);
    return { path, words: wordsOf(sealed) };
  }

  it('shows what a set is and takes what a person says of it', async () => {
    await window.practise();
    await window.go('Sets');
    await window.press(pool);
    await window.heading(pool);
    await window.main.getByRole('heading', { name: 'What this is' }).waitFor();
    await look.at('set-what-it-is');
    await window.press('About this set');
    await window.heading(`About ${pool}`);
    await window.main.getByRole('heading', { name: 'What is kept' }).waitFor();
    await window.answered();
    await look.at('about-set');

    const slot = window.main.getByRole('textbox', { name: 'Current slot as seen online' });
    await slot.fill('12x');
    await look.at('about-slot-wrong');
    await slot.fill('203 881 440');
    await window.press('Record the slot');
    await window.main.getByText(/Recorded: slot 203\s881\s440/).waitFor();
    await window.main.getByRole('textbox', { name: 'Number on chain' }).fill('4');
    await window.press('Record the number');
    await window.main.getByText('Recorded: number 4').waitFor();
    await look.at('about-chain');
    await window.press('Take back: Record the number');
    await window.main.getByText('No number was recorded yet.').waitFor();

    await window.press(/^Say where it is:/);
    await window.dialog.getByRole('textbox', { name: 'Place' }).fill('Safe at the bank');
    await window.dialog.getByRole('textbox', { name: 'Person who answers for it' }).fill('Mira Holm');
    await look.at('about-attest');
    await window.press('Record it', window.dialog);
    await window.dialog.waitFor({ state: 'detached' });
    await window.main.getByText('Safe at the bank').waitFor();
    await look.at('about-attested');
    expect(look.faults()).toEqual([]);
  });

  it('takes what a file is, and takes it back', async () => {
    const originals = join(`${launched.home}-practice`, 'originals');
    const [source] = readdirSync(originals).map((name) => join(originals, name));
    writeFileSync(join(source ?? originals, 'minutes of a meeting.bin'), 'nobody knows what this is');
    await window.press(pool, window.main.getByRole('navigation', { name: 'Where this is' }));
    await window.press('Scan now');
    await window.main.getByText(/items read/).waitFor();
    await window.press('About this set');
    const unknown = window.main.getByRole('list', { name: 'Items that are not recognised' });
    await unknown.getByText(/minutes of a/).waitFor();
    await unknown.getByRole('button', { name: /It is/ }).last().click();
    await window.page.getByRole('option').first().waitFor();
    await look.at('about-assign');
    await window.page.getByRole('option').first().click();
    await window.main.getByRole('list', { name: 'Items that you assigned' }).waitFor();
    await look.at('about-assigned');
    await window.press(/^Take back what/);
    await window.main.getByRole('list', { name: 'Items that you assigned' }).waitFor({ state: 'detached' });
    expect(look.faults()).toEqual([]);
  });

  it('writes a kit', async () => {
    await window.press('Make a kit…');
    await window.heading('Make a kit');
    await window.main.getByRole('table').waitFor();
    await look.at('kit');
    const out = join(launched.folder, 'stick');
    mkdirSync(out);
    await window.folderDialogsAnswer(out);
    await window.press('Write the kit…');
    await window.main.getByRole('heading', { name: 'The kit is written.' }).waitFor();
    await look.at('kit-written');
    expect(readdirSync(out)).toEqual(['coldkeep-kit-cardano-spo']);
    await window.press('Write the kit…');
    await window.folderDialogsAnswer(out);
    await window.press('Write the kit…');
    await window.main.getByRole('alert').waitFor();
    await look.at('kit-refused');
    expect(look.faults()).toEqual([]);
  });

  it('adds a set that has no folder here', async () => {
    await window.go('Sets');
    await window.press('Add a set…');
    await window.heading('Which folder holds the originals?');
    await window.main.getByText('I will bring its files with a kit').click();
    await look.at('add-set-by-kit');
    await window.next('Next');
    await window.main.getByRole('radiogroup', { name: 'Systems that have a kit' }).waitFor();
    await window.main.getByRole('radio', { name: /Any files/ }).check({ force: true });
    await look.at('add-set-kit-system');
    await window.next('Next');
    await window.main.getByRole('textbox').fill(bridge);
    await window.next('Add the set');
    await window.heading(`${bridge} is a set now.`);
    await look.at('add-set-kit-added');
    await window.next('Later');
    await window.heading(bridge);
    expect(look.faults()).toEqual([]);
  });

  it('describes own items', async () => {
    await window.press('About this set');
    await window.press('Describe items…');
    await window.heading('Your own items');
    await look.at('own-items-empty');
    await window.main.getByRole('textbox', { name: 'Name of the system' }).fill('Bridge of the house');
    await window.press('Add an item');
    await window.main.getByRole('textbox', { name: 'Title' }).fill('Settings of the bridge');
    await window.main.getByRole('textbox', { name: 'Names of its files' }).fill('config.yml\nconf/*.yml');
    await window.press('Putting it back');
    await look.at('own-items-open');
    await window.press('Close Settings of the bridge');
    await window.press('Save');
    await window.main.getByText(/^Saved: 1 item/).waitFor();
    await look.at('own-items-saved');

    const file = join(launched.folder, 'hostile.json');
    writeFileSync(
      file,
      JSON.stringify({ coldkeepProfile: 1, title: 'x', summary: '', items: [{ key: '../' }] }),
    );
    await window.folderDialogsAnswer(file);
    await window.press('Read a profile file…');
    await window.main.getByRole('alert').waitFor();
    expect(await window.main.getByRole('alert').innerText()).toContain('items.0.key');
    await look.at('own-items-refused');
    expect(look.faults()).toEqual([]);
  });

  it('imports a bundle with its words, and one without', async () => {
    const good = await bundle('coldkeep-bundle-custom-bridge-1-20261120T080000Z.tar.age');
    await window.go('Sets');
    await window.press(bridge);
    await window.press('More');
    await window.page.getByRole('menuitem', { name: 'Import a bundle…' }).click();
    await window.heading('Which bundle?');
    await look.at('import-bundle');
    await window.folderDialogsAnswer(good.path);
    await window.next('Choose a bundle…');
    await window.heading('What the bundle says');
    await look.at('import-claims');
    await window.next('Give the words');
    const words = window.main.getByRole('textbox', { name: 'The words of the host' });
    await words.fill('aardvark adroitness nonsense ');
    await window.main.getByText('3 of 16 words').waitFor();
    await look.at('import-words-wrong');
    await words.fill(Array.from({ length: 8 }, () => 'aardvark adroitness').join(' '));
    await window.next(/^Import into/);
    await window.main.getByRole('alert').waitFor();
    await look.at('import-words-differ');
    await words.fill(good.words.toUpperCase());
    await window.next(/^Import into/);
    await window.heading(`The bundle is part of ${bridge} now.`);
    await look.at('import-done');
    await window.next('See the set');
    await window.heading(bridge);

    const other = await bundle('coldkeep-bundle-custom-bridge-1-20261121T080000Z.tar.age', true);
    await window.press('More');
    await window.page.getByRole('menuitem', { name: 'Import a bundle…' }).click();
    await window.folderDialogsAnswer(other.path);
    await window.next('Choose a bundle…');
    await window.heading('What the bundle says');
    await window.main.getByText('Taken from a running service.').waitFor();
    await window.next('Give the words');
    await window.main.getByText('I do not have the words').click();
    await look.at('import-without-words');
    await window.next(/^Import into/);
    await window.heading(`The bundle is part of ${bridge} now.`);
    await look.at('import-marked');
    await window.next('See the set');
    await window.press('About this set');
    await window.main.getByText('Origin not confirmed').first().waitFor();
    await window.answered();
    await look.at('about-bundles');
    await window.press(/^Take out/);
    await window.dialog.waitFor();
    await look.at('about-bundle-out');
    await window.closeDialog();
    expect(look.faults()).toEqual([]);
  });

  it('refuses what is no bundle, chosen or dropped', async () => {
    const path = join(launched.folder, 'coldkeep-bundle-custom-bridge-1-cut.tar.age');
    writeFileSync(path, 'not sealed at all');
    await window.press('Import a bundle…');
    await window.folderDialogsAnswer(path);
    await window.next('Choose a bundle…');
    await window.heading('The bundle was refused.');
    await look.at('import-refused');
    await window.next('Leave');
    // A File that a script makes has no path: the page cannot name one.
    await launched.page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'coldkeep-bundle-custom-a-b.tar.age'));
      document.body.dispatchEvent(
        new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }),
      );
    });
    await window.page.getByText('Drop the bundle to look into it').waitFor();
    await look.at('drop-over');
    await launched.page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'coldkeep-bundle-custom-a-b.tar.age'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await window.page.getByRole('complementary', { name: 'What was dropped' }).waitFor();
    await look.at('drop-refused');
    expect(look.faults()).toEqual([]);
  });

  it('has looked at every one of its states', () => {
    expect(new Set(look.seen).size).toBe(look.seen.length);
    expect(look.seen.length).toBeGreaterThanOrEqual(30);
  });
});
