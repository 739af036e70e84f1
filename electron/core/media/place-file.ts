// Writing a small file so that it is either the old one or the new one, and has come back from the medium before it counts.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { partialSuffix } from './layout.ts';
import type { Medium, ReadLevel, WrittenBytes } from './medium.ts';

/** The medium took the bytes and gave back others. */
export const notWhatWasWritten = (medium: Medium, path: string): ColdkeepError =>
  new ColdkeepError(
    'medium-damaged',
    `The medium at ${medium.root} did not give back what was written to ${path}: it is failing, or smaller than it claims.`,
    { hint: 'Do not trust this medium. Replace it and export to another one.' },
  );

/** Reads a file back and compares it with what was written. Throws `medium-damaged` if it differs. */
export async function confirmWritten(
  medium: Medium,
  path: string,
  written: WrittenBytes,
  run: RunOptions = {},
): Promise<ReadLevel> {
  const back = await medium.readBack(path, run);
  if (back.bytes !== written.bytes || back.sha256 !== written.sha256) throw notWhatWasWritten(medium, path);
  return back.level;
}

/** Writes `<path>.partial` and reads it back. A leftover of that name is replaced. */
export async function stageFile(
  medium: Medium,
  path: string,
  bytes: Uint8Array,
  run: RunOptions = {},
): Promise<WrittenFile> {
  const partial = path + partialSuffix;
  await medium.remove(partial);
  const written = await medium.writeFile(partial, bytes, quiet(run));
  await confirmWritten(medium, partial, written, quiet(run));
  return { path, ...written };
}

/** Puts the staged file in its place. Whatever stood there, a file or not, gives way. Durable after syncFolder. */
export async function commitStaged(medium: Medium, path: string): Promise<void> {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const there = (await medium.list(folder))?.find((entry) => `${folder}/${entry.name}` === path);
  if (there !== undefined && there.type !== 'file') await medium.remove(path);
  await medium.rename(path + partialSuffix, path);
}

/** Whether the medium itself, not the page cache, holds these bytes there. A file that cannot be read does not. */
export async function holdsBytes(
  medium: Medium,
  path: string,
  bytes: Uint8Array,
  run: RunOptions = {},
): Promise<boolean> {
  try {
    const back = await medium.readBack(path, quiet(run));
    return back.bytes === bytes.length && back.sha256 === sha256Of(bytes);
  } catch (error) {
    if (error instanceof ColdkeepError && (error.code === 'medium-damaged' || error.code === 'medium-io'))
      return false;
    throw error;
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Small files report no progress of their own. */
const quiet = (run: RunOptions): RunOptions => (run.signal === undefined ? {} : { signal: run.signal });
