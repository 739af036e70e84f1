// The folder of a practice vault: where its parts are, the marker that says that all of it is worth nothing, and how it goes.
import { lstat, mkdir, readFile, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { lockVault } from '../catalogue/lock.ts';
import { isVault } from '../vault-folder.ts';
import { defaultPracticeSystem, practiceSystems } from './practice-sets.ts';

const markerName = 'practice.json';
const maxMarkerBytes = 4096;

const markerSchema = z.strictObject({
  coldkeepPractice: z.literal(1),
  note: z.string(),
  /** Opens the practice vault without typing. It lies here in the clear because it protects nothing. */
  passphrase: z.string().min(32),
  /** The practice keys are made from it. */
  seed: z.string().min(1),
  /** Whose set is practised on; markers that are older than the choice do not say. */
  system: z.enum(practiceSystems).default(defaultPracticeSystem),
  /** False until everything was made: an interrupted one is made anew. */
  complete: z.boolean(),
});
export type PracticeMarker = z.infer<typeof markerSchema>;

export interface PracticePlaces {
  /** The vault folder. */
  readonly home: string;
  /** Holds the sources of the practice set. */
  readonly originals: string;
  /** Folders that stand for media, in the order blue, red, green. */
  readonly media: readonly [blue: string, red: string, green: string];
}

export const practicePlaces = (folder: string): PracticePlaces => ({
  home: join(folder, 'vault'),
  originals: join(folder, 'originals'),
  media: [join(folder, 'media', 'blue'), join(folder, 'media', 'red'), join(folder, 'media', 'green')],
});

/** Null for a folder that Coldkeep did not make for practice, or that is not there. */
export async function readPracticeMarker(folder: string): Promise<PracticeMarker | null> {
  try {
    if (!(await lstat(folder)).isDirectory()) return null;
    const path = join(folder, markerName);
    const entry = await lstat(path);
    if (!entry.isFile() || entry.size > maxMarkerBytes) return null;
    return markerSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

export async function writePracticeMarker(
  folder: string,
  marker: Omit<PracticeMarker, 'coldkeepPractice' | 'note'>,
): Promise<void> {
  const note = 'A practice vault of Coldkeep. Everything in this folder is worth nothing and goes with it.';
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const text = JSON.stringify({ coldkeepPractice: 1, note, ...marker }, null, 2);
  await writeFile(join(folder, markerName), `${text}\n`, { mode: 0o600 });
}

/** Errors: target-occupied for a folder that holds anything else than an unfinished practice vault. */
export async function clearForPractice(folder: string): Promise<void> {
  const marker = await readPracticeMarker(folder);
  if (marker !== null && !marker.complete) return removePracticeVault(folder);
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0) {
    throw new ColdkeepError('target-occupied', `${folder} is not an empty folder: nothing was put into it.`);
  }
}

/**
 * Removes a practice vault without a trace: vault, originals, media. Only a folder that carries the practice marker is touched.
 * Errors: not-practice, vault-in-use, target-unwritable.
 */
export async function removePracticeVault(folder: string): Promise<void> {
  const marker = await readPracticeMarker(folder);
  if (marker === null) {
    throw new ColdkeepError('not-practice', `${folder} is not a practice vault: nothing was removed.`);
  }
  const { home } = practicePlaces(folder);
  if (await isVault(home)) lockVault(home).release();
  try {
    for (const name of await readdir(folder)) {
      if (name !== markerName) await rm(join(folder, name), { recursive: true, force: true });
    }
    // The marker goes last: what an interrupted removal leaves is still known to be practice.
    await rm(join(folder, markerName), { force: true });
    await rmdir(folder);
  } catch (error) {
    throw new ColdkeepError('target-unwritable', `${folder} could not be removed completely.`, {
      cause: error,
      hint: 'Remove it by hand. It holds nothing of worth.',
    });
  }
}
