// A verification walked on the screen of the real app: all good, a flipped byte by its name, and a medium that goes away.
/// <reference lib="dom" />
import { closeSync, fstatSync, openSync, readdirSync, readSync, truncateSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../support/app.ts';
import {
  byKeyboard,
  heading,
  launchPractice,
  lookedAt,
  plug,
  press,
  pullWhileJob,
  shows,
  volumeOf,
} from './practice-walk.ts';

/** The newest copy's file of this name on a medium. */
function fileOnMedium(root: string, name: string): string {
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`/${name}`) && path.includes('/snapshots/'))
    .toSorted()
    .at(-1);
  if (found === undefined) throw new Error(`No ${name} on ${root}.`);
  return join(root, found);
}

/** One bit in the middle of a file. */
function flipBit(file: string): void {
  const handle = openSync(file, 'r+');
  const at = Math.floor(fstatSync(handle).size / 2);
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 1;
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
}

describe('a verification', () => {
  let launched: LaunchedApp;
  beforeAll(async () => {
    launched = await launchPractice();
  });
  afterAll(() => launched.close());

  const toMedia = async () => {
    const { page } = launched;
    await page.keyboard.press('Alt+8');
    await heading(page, 'Which medium should be verified?').waitFor();
    await page.getByRole('radio', { name: /Blue stick/ }).waitFor();
  };

  it('finds everything as it was written, by the keyboard alone', async () => {
    const { page } = launched;
    await toMedia();
    expect(await lookedAt(launched, 'verify/medium')).toEqual([]);
    await byKeyboard(page, /Blue stick|Red stick|Green disk/, 'Space');
    await byKeyboard(page, /^Decrypt everything/, 'Space');
    await byKeyboard(page, /^Verify /, 'Enter');
    await heading(page, /^(The copy|Both copies|All \w+ copies) on .* (is|are) good\.$/).waitFor();
    await page.getByText('Every item was decrypted and is equal to what was exported.').waitFor();
    expect(await lookedAt(launched, 'verify/good')).toEqual([]);
    await byKeyboard(page, /^Done$/, 'Enter');
    await page.getByText('Originals read').waitFor();
  });

  it('names the file in which a bit was flipped, and that nothing is lost', async () => {
    const { page } = launched;
    const blue = await volumeOf(page, 'Blue stick');
    flipBit(fileOnMedium(blue.path ?? '', 'payload.tar.age'));
    await toMedia();
    await page.getByRole('radio', { name: /Blue stick/ }).check({ force: true });
    await press(page, 'Verify Blue stick');
    await heading(page, 'One file on Blue stick is damaged.').waitFor();
    const row = page.getByRole('table', { name: 'Files that are not as written' }).getByRole('row').nth(1);
    expect(await row.innerText()).toMatch(
      /payload\.tar\.age[\s\S]*Not as written[\s\S]*Its contents changed/,
    );
    await page.getByText(/Green disk and the original hold the same snapshot, so nothing is lost/).waitFor();
    await page.getByText(/that somebody changed them cannot be excluded/).waitFor();
    expect(await lookedAt(launched, 'verify/damaged')).toEqual([]);
  });

  it('leads from the damage to an export that writes the copy again', async () => {
    const { page } = launched;
    await press(page, 'Write the copy again');
    await press(page, 'Choose media');
    const blue = page.getByRole('checkbox', { name: /Blue stick/ });
    await blue.waitFor();
    expect(await blue.isEnabled()).toBe(true);
    if (!(await blue.isChecked())) await blue.check({ force: true });
    const red = page.getByRole('checkbox', { name: /Red stick/ });
    if (await red.isChecked()) await red.uncheck({ force: true });
    await page.getByRole('button', { name: 'Write to Blue stick', exact: true }).click();
    await heading(page, 'The copy is written and read back.').waitFor();
    await press(page, 'Do this later');
    await press(page, 'Done');
    await page.getByText('Originals read').waitFor();
  });

  it('concludes nothing from a medium that goes away while it is read', async () => {
    const { page } = launched;
    const green = await volumeOf(page, 'Green disk');
    // In the folder of the copy, so that reading it takes a while; holes take no room on the disk.
    const large = join(dirname(fileOnMedium(green.path ?? '', 'payload.tar.age')), 'large.bin');
    closeSync(openSync(large, 'w'));
    truncateSync(large, 400 * 1024 * 1024);
    await pullWhileJob(page, 'verify', green);
    await toMedia();
    await page.getByRole('radio', { name: /Green disk/ }).check({ force: true });
    await press(page, 'Verify Green disk');
    await heading(page, 'Green disk was pulled out.').waitFor({ timeout: 60_000 });
    expect(await shows(page, 'Nothing was concluded: its copies stand as they were before.')).toBe(true);
    expect(await lookedAt(launched, 'verify/gone')).toEqual([]);
    await plug(page, green);
  });
});
