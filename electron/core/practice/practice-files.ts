// The files of a practice set: what is in them, who may read them and when they were last written.
import { chmod, mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface PracticeMoment {
  /** The same seed gives the same keys. */
  readonly seed: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface PracticeFile {
  readonly content: string | Uint8Array;
  /** Permission bits. */
  readonly mode: number;
  /** How long before the moment of the set it was last written; 0 by default. */
  readonly secondsBefore?: number;
}

/** By path below the folder of the set; the first component is a source. */
export type PracticeFiles = Readonly<Record<string, PracticeFile>>;

type Content = string | Uint8Array;

export const openFile = (content: Content): PracticeFile => ({ content, mode: 0o644 });
export const secretFile = (content: Content): PracticeFile => ({ content, mode: 0o600 });
export const programFile = (content: Content): PracticeFile => ({ content, mode: 0o755 });
/** A dump is taken before the files that its rows point to are copied. */
export const dumpFile = (content: Content): PracticeFile => ({ content, mode: 0o600, secondsBefore: 120 });

/** Writes below `folder`, which is made if need be. Files that are there are replaced, others stay. */
export async function writePracticeFiles(folder: string, files: PracticeFiles, now: number): Promise<void> {
  for (const [path, { content, mode, secondsBefore = 0 }] of Object.entries(files)) {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content);
    await chmod(place, mode);
    const writtenSeconds = Math.floor(now / 1000) - secondsBefore;
    await utimes(place, writtenSeconds, writtenSeconds);
  }
}

/** The same files below one more folder. */
export const below = (folder: string, files: PracticeFiles): PracticeFiles =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [`${folder}/${path}`, file]));
