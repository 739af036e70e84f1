// An export walked on the screen of the real app, on the practice vault: to the receipt, with a medium that goes away, found
// again after a reload.
/// <reference lib="dom" />
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePracticePool } from '../../electron/core/practice/practice-pool.ts';
import { launchApp, type LaunchedApp } from '../support/app.ts';
import {
  byKeyboard,
  heading,
  launchPractice,
  lookedAt,
  plug,
  press,
  pull,
  pullWhileJob,
  shows,
  volumeOf,
} from './practice-walk.ts';
import { createVault } from './security/passphrase.ts';

describe('an export', () => {
  let launched: LaunchedApp;
  beforeAll(async () => {
    launched = await launchPractice();
  });
  afterAll(() => launched.close());

  const toMedia = async () => {
    const { page } = launched;
    await page.keyboard.press('Alt+7');
    await page.getByRole('navigation', { name: 'Steps of Export' }).waitFor();
    // What was left on the way is taken up where the originals are read.
    const choose = page.getByRole('button', { name: 'Choose media' });
    const read = page.getByRole('button', { name: 'Read the originals' });
    await choose.or(read).waitFor();
    if (await read.isVisible()) await read.click();
    await choose.click();
  };

  it('proposes the medium that is behind, by the keyboard alone', async () => {
    const { page } = launched;
    await page.keyboard.press('Alt+7');
    await heading(page, 'Which set should be exported?').waitFor();
    expect(await lookedAt(launched, 'export/set')).toEqual([]);
    await byKeyboard(page, /^Read the originals$/, 'Enter');
    await page.getByRole('button', { name: 'Choose media' }).waitFor();
    expect(await lookedAt(launched, 'export/contents')).toEqual([]);
    await byKeyboard(page, /^Choose media$/, 'Enter');
    await heading(page, 'Which media should get a copy?').waitFor();
    await page.getByRole('button', { name: 'Write to Red stick' }).waitFor();
    expect(await page.getByRole('checkbox', { name: /Red stick/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /Blue stick.*Already has this/ }).isChecked()).toBe(
      false,
    );
    expect(await lookedAt(launched, 'export/media')).toEqual([]);
  });

  it('keeps what was chosen when going back', async () => {
    const { page } = launched;
    const both = page.getByRole('button', { name: 'Write to Red stick and Blue stick' });
    await byKeyboard(page, /Blue stick/, 'Space');
    await both.waitFor();
    await press(page, 'Back');
    await press(page, 'Choose media');
    await both.waitFor();
    await byKeyboard(page, /Blue stick/, 'Space');
    await both.waitFor({ state: 'detached' });
    const write = page.getByRole('button', { name: 'Write to Red stick', exact: true });
    await write.waitFor();
    expect(await write.count()).toBe(1);
  });

  it('writes, reads back, and asks to pull the medium out', async () => {
    const { page } = launched;
    await byKeyboard(page, /^Write to Red stick$/, 'Enter');
    await heading(page, 'The copy is written and read back.').waitFor();
    expect(await shows(page, 'Pull out Red stick, count to five, plug it in again.')).toBe(true);
    expect(await page.getByRole('row', { name: /Red stick/ }).innerText()).toContain('Verified');
    expect(await lookedAt(launched, 'export/cold')).toEqual([]);
  });

  it('finds itself again after the window was reloaded', async () => {
    const { page } = launched;
    await page.reload();
    await page.getByRole('link', { name: 'Export' }).click();
    await heading(page, 'The copy is written and read back.').waitFor();
    expect(await shows(page, 'Pull out Red stick, count to five, plug it in again.')).toBe(true);
  });

  it('notices when another medium is pulled out instead', async () => {
    const { page } = launched;
    const blue = await volumeOf(page, 'Blue stick');
    await pull(page, blue);
    expect(await shows(page, 'That was Blue stick. Pull out Red stick.')).toBe(true);
    await plug(page, blue);
    expect(await shows(page, 'Pull out Red stick, count to five, plug it in again.')).toBe(true);
  });

  it('reads cold what was pulled out and plugged in, and ends in a receipt', async () => {
    const { page } = launched;
    await byKeyboard(page, /^Pretend to pull it out: Red stick/, 'Enter');
    expect(await shows(page, 'Plug Red stick in again.')).toBe(true);
    expect(await lookedAt(launched, 'export/out')).toEqual([]);
    await byKeyboard(page, /^Pretend to plug it in: Red stick/, 'Enter');
    await page.getByText('Read back cold').nth(1).waitFor();
    await press(page, 'Show receipt');
    await heading(page, /is on one more medium/).waitFor();
    expect(await lookedAt(launched, 'export/receipt')).toEqual([]);
    await press(page, 'Done');
    await page.getByText('Originals read').waitFor();
  });

  it('has nothing to write where every medium has it already', async () => {
    const { page } = launched;
    await toMedia();
    await heading(page, 'Nothing to write.').waitFor();
    expect(await shows(page, 'Blue stick, Green disk and Red stick already have this.')).toBe(true);
    expect(await lookedAt(launched, 'export/nothing')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('Originals read').waitFor();
  });

  it('tells which medium went away while it was written, and writes to it again when it is back', async () => {
    const { page } = launched;
    const sets = await page.evaluate(() => window.coldkeep.sets.list({}));
    const source = sets.ok ? (sets.value[0]?.sources[0] ?? '') : '';
    // Large enough that writing it takes a while, though not its parity, and nothing but holes on the disk.
    const large = join(source, 'ledger.bin');
    writeFileSync(large, 'practice');
    truncateSync(large, 64 * 1024 * 1024);
    const red = await volumeOf(page, 'Red stick');
    await toMedia();
    await page.getByRole('button', { name: /^Write to / }).waitFor();
    for (const name of [/Blue stick/, /Red stick/]) {
      expect(await page.getByRole('checkbox', { name }).isChecked()).toBe(true);
    }
    await pullWhileJob(page, 'export', red);
    await press(page, 'Write to');
    await heading(page, /^Red stick was pulled out\. .* done\.$/).waitFor({ timeout: 120_000 });
    const again = page.getByRole('button', { name: 'Continue on Red stick' });
    expect(await again.isDisabled()).toBe(true);
    await page.getByText(/had been (written|on the medium|read back)/).waitFor();
    expect(await lookedAt(launched, 'export/failed')).toEqual([]);
    await plug(page, red);
    await expect.poll(() => again.isEnabled()).toBe(true);
    await again.click();
    await heading(page, /copies are written and read back\.$/).waitFor({ timeout: 120_000 });
    await press(page, 'Do this later');
    await heading(page, /is on three more media/).waitFor();
    await page.getByText('It stands among the duties.').waitFor();
    await press(page, 'Done');
  });
});

// A file system of its own that every Linux has: a folder on the system disk is refused as a medium.
const elsewhere = '/dev/shm';

describe.skipIf(!existsSync(elsewhere))('the first export of a new vault', () => {
  let launched: LaunchedApp;
  const originals = mkdtempSync(join(tmpdir(), 'coldkeep-originals-'));
  const medium = mkdtempSync(join(elsewhere, 'coldkeep-medium-'));
  beforeAll(async () => {
    await makePracticePool(originals, { seed: 'export', now: Date.now() });
    launched = await launchApp({ size: { width: 1280, height: 720 } });
    await createVault(launched);
    await choose(join(originals, 'pool'));
    await launched.page.evaluate(async () => {
      const chosen = await window.coldkeep.app.chooseFolder({ purpose: 'source' });
      if (!chosen.ok || chosen.value.folder === null) throw new Error('no folder was chosen');
      const folders = [chosen.value.folder.token];
      await window.coldkeep.sets.add({ name: 'ACME pool', profile: 'cardano-spo', folders });
    });
  });
  afterAll(async () => {
    await launched.close();
    for (const folder of [originals, medium]) rmSync(folder, { recursive: true, force: true });
  });

  const choose = (chosen: string) =>
    launched.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, chosen);

  it('refuses a folder on the system disk and says why', async () => {
    const { page } = launched;
    await page.keyboard.press('Alt+7');
    await press(page, 'Read the originals');
    await press(page, 'Choose media');
    await choose(originals);
    await press(page, 'Use another folder');
    expect(await shows(page, 'It is on the system disk: what takes this machine takes the copy along.')).toBe(
      true,
    );
    expect(await page.getByRole('checkbox', { name: new RegExp(basename(originals)) }).isDisabled()).toBe(
      true,
    );
  });

  it('asks a new medium for a name and a place', async () => {
    const { page } = launched;
    await choose(medium);
    await press(page, 'Use another folder');
    expect(await shows(page, `Give “${basename(medium)}” a name.`)).toBe(true);
    expect(await lookedAt(launched, 'export/new-medium')).toEqual([]);
    await page.getByRole('textbox', { name: 'Name of the medium' }).fill('White stick');
    expect(await shows(page, 'Say where it will rest.')).toBe(true);
    await page.getByRole('textbox', { name: 'Place where it will rest' }).fill('Home, safe');
    await page.getByRole('textbox', { name: /^Custodian/ }).fill('Mira Holm');
    await press(page, 'Write to White stick');
    await heading(page, 'ACME pool is on one more medium.').waitFor();
  });

  it('does not ask to pull out what cannot be pulled out', async () => {
    const { page } = launched;
    expect(await shows(page, 'it cannot be pulled out')).toBe(true);
    expect(await shows(page, 'White stick to Home, safe. Mira Holm is accountable for it.')).toBe(true);
    expect(await lookedAt(launched, 'export/first-receipt')).toEqual([]);
  });
});
