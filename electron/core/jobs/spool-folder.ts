// The spool's place in the vault folder: sealed files (ciphertext only), a signed list of them, and a note of who waits for them.
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { snapshotIdPattern } from '../../../shared/domain/manifest.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import { stopIfCancelled } from '../media/cancelled.ts';

/** How long sealed parts wait for media that did not get them. */
export const spoolDays = 14;
const dayMs = 24 * 60 * 60 * 1000;

const noteName = 'spool.json';

/** Who waits for what lies in the spool, and since when. A hint: what lies there is trusted by its signature alone. */
const noteSchema = z.strictObject({
  coldkeep: z.literal(1),
  snapshot: z.string().regex(snapshotIdPattern),
  sealedAtMs: z.number().int().nonnegative(),
  /** Ids of known media that have not got their copy yet. */
  waiting: z.array(z.uuid()),
});
export type SpoolNote = z.infer<typeof noteSchema>;

export const spoolFolder = (home: string): string => join(home, 'spool');

/** Whether the parts waited long enough; also where the clock says that they are from the future. */
export const isExpired = (note: SpoolNote, nowMs: number): boolean =>
  Math.abs(nowMs - note.sealedAtMs) > spoolDays * dayMs;

/** Null where there is none, or none that can be read. */
export async function readNote(home: string): Promise<SpoolNote | null> {
  try {
    const bytes = await readSmall(home, noteName, 1024 * 1024);
    return bytes === null ? null : noteSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

// A pipe in a file's place is opened without waiting for a writer, and no link is followed.
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A file of the spool as a whole; null where it is none, too long, or cannot be read. */
export async function readSmall(home: string, name: string, mostBytes: number): Promise<Uint8Array | null> {
  try {
    const handle = await open(join(spoolFolder(home), name), readFlags);
    try {
      const stats = await handle.stat();
      return stats.isFile() && stats.size <= mostBytes ? await handle.readFile() : null;
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

/** Errors: catalogue-unwritable. */
export async function writeNote(home: string, note: SpoolNote): Promise<void> {
  const path = join(spoolFolder(home), noteName);
  try {
    await writeFile(`${path}.new`, `${JSON.stringify(note)}\n`, { mode: 0o600 });
    await rename(`${path}.new`, path);
  } catch (cause) {
    throw unwritable(noteName, cause);
  }
}

export async function removeSpool(home: string): Promise<void> {
  await rm(spoolFolder(home), { recursive: true, force: true });
}

/** Bytes that the spool takes. */
export async function spoolBytes(home: string): Promise<number> {
  const names = await readdir(spoolFolder(home)).catch(() => []);
  const sizes = names.map(async (name) => (await stat(join(spoolFolder(home), name))).size);
  return (await Promise.all(sizes.map((size) => size.catch(() => 0)))).reduce((sum, size) => sum + size, 0);
}

/** A range of a sealed file. Errors: copy-failed where the disk of the vault folder does not give it. */
export async function* readSpooled(
  home: string,
  name: string,
  offset: number,
  bytes: number,
): AsyncGenerator<Uint8Array> {
  if (bytes === 0) return;
  try {
    yield* createReadStream(join(spoolFolder(home), name), {
      start: offset,
      end: offset + bytes - 1,
      highWaterMark: 1024 * 1024,
    }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new ColdkeepError('copy-failed', `The sealed file ${name} in the vault folder cannot be read.`, {
      hint: 'Export again: it is sealed anew. If it happens again, verify the disk of the vault folder.',
      cause,
    });
  }
}

/** Length and SHA-256 of a sealed file; null where it is absent or cannot be read. `seen` is told the bytes as they come. */
export async function hashSpooled(
  home: string,
  name: string,
  run: RunOptions,
  seen: (bytes: number) => void,
): Promise<{ bytes: number; sha256: string } | null> {
  const size = await stat(join(spoolFolder(home), name)).catch(() => null);
  if (size === null || !size.isFile()) return null;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of readSpooled(home, name, 0, size.size)) {
      stopIfCancelled(run.signal);
      hash.update(chunk);
      bytes += chunk.length;
      seen(chunk.length);
    }
  } catch (error) {
    if (error instanceof ColdkeepError && error.code === 'copy-failed') return null;
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Errors: catalogue-unwritable with the numbers. */
export async function assertSpoolRoom(home: string, neededBytes: number): Promise<void> {
  const system = await statfs(home);
  const freeBytes = system.bavail * system.bsize;
  if (freeBytes >= neededBytes) return;
  throw new ColdkeepError(
    'catalogue-unwritable',
    `The vault folder has ${formatBytes(freeBytes)} free, and sealing this set needs ${formatBytes(neededBytes)} there for a moment.`,
    { hint: 'Make room on the disk of the vault folder, or move the vault to a larger disk.' },
  );
}

/** Errors: catalogue-unwritable. */
export async function writeSpooled(home: string, name: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(join(spoolFolder(home), name), bytes, { mode: 0o600 });
  } catch (cause) {
    throw unwritable(name, cause);
  }
}

export const unwritable = (name: string, cause: unknown): ColdkeepError =>
  new ColdkeepError('catalogue-unwritable', `${name} cannot be written to the spool in the vault folder.`, {
    cause,
  });
