// Writing a copy so that it is there and good, or not there at all: everything but the signature, read back past the
// cache and compared; then the signature; then the name under which it counts.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { formatChecksums } from '../bundle/checksums.ts';
import { sliceNames } from '../bundle/slices.ts';
import { stopIfCancelled } from './cancelled.ts';
import { expectedFiles, writeSliced, type CopyFile } from './copy-content.ts';
import { lookingAt, Phase } from './copy-phase.ts';
import { keepWhole } from './keep-whole.ts';
import { checksumsName, partialSuffix, signatureName, snapshotFolder, snapshotsFolder } from './layout.ts';
import type { Medium, ReadLevel } from './medium.ts';
import { confirmWritten } from './place-file.ts';

export type { ContentRange, CopyFile } from './copy-content.ts';
export { removePartials, retireCopy } from './retire.ts';

export interface CopyInput {
  readonly vaultId: string;
  readonly snapshotId: string;
  /** The manifest first. */
  readonly files: readonly CopyFile[];
  /** The same content can be had again later: on a failure, parts that are on the medium whole stay for the next attempt. */
  readonly continuable?: boolean;
  /** Signs CHECKSUMS.sha256; answers the four lines of a .minisig file. */
  readonly sign: (checksums: Uint8Array, fileCount: number) => Promise<string>;
}

export interface WrittenCopy {
  /** The copy's folder, relative to the medium's root. */
  readonly path: string;
  /** Every file of the copy, checksums and signature included, with paths relative to the medium's root. */
  readonly files: WrittenFile[];
  /** The weakest level at which any of them was read back. */
  readonly level: ReadLevel;
  /** How many of its files an interrupted attempt had left whole: they were kept. */
  readonly continued: number;
}

/**
 * Writes a copy. When it returns, the copy is durable, read back and signed. What an interrupted attempt left whole under the partial
 * name is kept. On any failure the half-written folder is removed, as far as the medium still answers, or where the copy is
 * `continuable` left with its whole parts; nothing else on the medium was touched. A folder of the copy's name must not be there
 * (`medium-damaged`): retire it first.
 * Errors: medium-…, cancelled (not once the signature is being written), copy-failed (the content is not what was sealed).
 */
export async function writeCopy(
  medium: Medium,
  input: CopyInput,
  run: RunOptions = {},
): Promise<WrittenCopy> {
  const path = snapshotFolder(input.vaultId, input.snapshotId);
  const partial = path + partialSuffix;
  if ((await medium.list(path)) !== null) {
    throw new ColdkeepError(
      'medium-damaged',
      `${path} on the medium at ${medium.root} is there already and was not touched.`,
    );
  }
  try {
    return await writeInto(medium, partial, path, input, run);
  } catch (error) {
    // The first failure is the one to tell; what cannot be removed now is removed by the next export.
    await leaveBehind(medium, partial, input, error).catch(() => undefined);
    throw error;
  }
}

/** Failures after which the same bytes may be written to the same medium again. */
const passing = ['cancelled', 'medium-removed', 'medium-io'];

/** After a failure: nothing, unless at least one part is there at its whole length and may be continued from. */
async function leaveBehind(medium: Medium, partial: string, input: CopyInput, error: unknown): Promise<void> {
  const mayContinue =
    input.continuable === true && error instanceof ColdkeepError && passing.includes(error.code);
  const { maxFileBytes } = await medium.capacity();
  const [, ...parts] = input.files.flatMap((file) => sliceNames(file.name, file.bytes, maxFileBytes));
  const there = mayContinue ? ((await medium.list(partial)) ?? []) : [];
  const isWhole = (part: { name: string; bytes: number }): boolean =>
    there.some((entry) => entry.name === part.name && entry.bytes === part.bytes);
  if (!parts.some(isWhole)) await medium.remove(partial);
}

async function writeInto(
  medium: Medium,
  partial: string,
  path: string,
  input: CopyInput,
  run: RunOptions,
): Promise<WrittenCopy> {
  const { freeBytes, maxFileBytes } = await medium.capacity();
  const totalBytes = input.files.reduce((sum, file) => sum + file.bytes, 0);
  const kept = await keepWhole(
    medium,
    partial,
    input.files.flatMap((file) => expectedFiles(file, maxFileBytes)),
    lookingAt(totalBytes, run),
  );
  const keptBytes = [...kept.values()].reduce((sum, file) => sum + file.bytes, 0);
  if (totalBytes - keptBytes > (kept.size === 0 ? freeBytes : (await medium.capacity()).freeBytes)) {
    throw new ColdkeepError(
      'medium-full',
      `The medium at ${medium.root} has ${freeBytes} bytes free, and this copy needs ${totalBytes - keptBytes}.`,
    );
  }
  await medium.makeFolder(partial);

  const writing = new Phase('writing', 'writing', totalBytes, run);
  const written: WrittenFile[] = [];
  for (const file of input.files)
    written.push(...(await writeSliced(medium, partial, file, maxFileBytes, kept, writing)));
  const checksums = formatChecksums(written.map((file) => [file.path, file.sha256]));
  const listed = written.length;
  written.push({
    path: checksumsName,
    ...(await medium.writeFile(`${partial}/${checksumsName}`, checksums, writing.rest())),
  });
  // Every file was flushed when it was closed; its name is not on the medium before the folder is.
  const flushing = { phase: 'flushing', step: 'flushing', total: written.length, unit: 'files' } as const;
  run.onProgress?.({ ...flushing, done: 0, cancellable: true });
  await medium.syncFolder(partial);
  run.onProgress?.({ ...flushing, done: written.length, cancellable: true });

  const readingBack = new Phase('reading back', 'reading-back', totalBytes + checksums.length, run);
  let level: ReadLevel = 'readback';
  for (const file of written) {
    const reading = readingBack.next(file.bytes);
    const before = kept.get(file.path);
    // What was kept has been read back a moment ago.
    const reached = before?.level ?? (await confirmWritten(medium, `${partial}/${file.path}`, file, reading));
    if (before !== undefined) readingBack.skipped();
    if (reached === 'cached') level = 'cached';
  }
  stopIfCancelled(run.signal);
  const compared = { done: written.length, total: written.length, unit: 'files', cancellable: true } as const;
  run.onProgress?.({ phase: 'comparing', step: 'comparing', ...compared });

  // From here on the copy comes into being: it is not stopped half-way any more.
  const signing = { phase: 'signing', step: 'recording', unit: 'files', cancellable: false } as const;
  run.onProgress?.({ ...signing, done: 0, total: 1 });
  const signature = Buffer.from(await input.sign(checksums, listed), 'latin1');
  const signed = await medium.writeFile(`${partial}/${signatureName}`, signature);
  if ((await confirmWritten(medium, `${partial}/${signatureName}`, signed)) === 'cached') level = 'cached';
  written.push({ path: signatureName, ...signed });
  await medium.syncFolder(partial);
  await medium.rename(partial, path);
  await medium.syncFolder(snapshotsFolder(input.vaultId));
  run.onProgress?.({ ...signing, done: 1, total: 1 });
  const files = written.map((file) => ({ ...file, path: `${path}/${file.path}` }));
  return { path, level, files, continued: kept.size };
}
