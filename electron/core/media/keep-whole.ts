// What an interrupted copy left behind: files that are whole are kept, everything else goes. Whole means read back from the
// medium itself, with the SHA-256 of what would be written in their place.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { Entry, Medium, ReadLevel, WrittenBytes } from './medium.ts';

/** One file as it will stand in the copy's folder: a part, or one slice of it. */
export interface ExpectedFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 (hex); worked out only where a file of that name and length is there. */
  readonly sha256: () => Promise<string>;
}

export interface KeptFile extends WrittenBytes {
  readonly level: ReadLevel;
}

/**
 * Looks at what an interrupted copy left in `partial`, keeps what is whole, durably, and removes the rest. The first of `expected` is
 * the manifest: sealed anew, a copy has other bytes at the same lengths, and the manifest tells so before all of it is read.
 * Answers what is kept, by name; none where the folder is absent. Errors: medium-…, cancelled.
 */
export async function keepWhole(
  medium: Medium,
  partial: string,
  expected: readonly ExpectedFile[],
  run: RunOptions = {},
): Promise<Map<string, KeptFile>> {
  const kept = new Map<string, KeptFile>();
  const entries = await listFolder(medium, partial);
  if (entries === null) return kept;
  const there = new Map(entries.map((entry) => [entry.name, entry]));
  const [first] = expected;
  for (const file of expected) {
    const whole = await readWhole(medium, partial, there.get(file.name), file, run);
    if (whole !== null) kept.set(file.name, whole);
    else if (file === first) break;
  }
  if (kept.size === 0) {
    await medium.remove(partial);
    return kept;
  }
  for (const { name } of entries) if (!kept.has(name)) await medium.remove(`${partial}/${name}`);
  // A name that is not UTF-8 cannot be removed by itself; it would stand in the copy's folder.
  if (((await medium.list(partial)) ?? []).some(({ name }) => !kept.has(name))) {
    await medium.remove(partial);
    kept.clear();
    return kept;
  }
  await medium.syncFolder(partial);
  return kept;
}

/** Null where nothing is there, or something that no copy ever was. */
async function listFolder(medium: Medium, partial: string): Promise<Entry[] | null> {
  try {
    return await medium.list(partial);
  } catch (error) {
    if (!(error instanceof ColdkeepError) || error.code !== 'medium-damaged') throw error;
    await medium.remove(partial);
    return null;
  }
}

/** Null where the file is not there as expected; what cannot be read is not whole. */
async function readWhole(
  medium: Medium,
  partial: string,
  entry: Entry | undefined,
  expected: ExpectedFile,
  run: RunOptions,
): Promise<KeptFile | null> {
  if (entry?.type !== 'file' || entry.bytes !== expected.bytes) return null;
  const path = `${partial}/${expected.name}`;
  try {
    await medium.syncFile(path);
    const back = await medium.readBack(path, run);
    return back.bytes === expected.bytes && back.sha256 === (await expected.sha256()) ? back : null;
  } catch (error) {
    if (error instanceof ColdkeepError && (error.code === 'medium-damaged' || error.code === 'medium-io'))
      return null;
    throw error;
  }
}

/** SHA-256 (hex) of a stream. */
export async function sha256OfStream(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}
