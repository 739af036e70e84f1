// Writing a copy so that it is there and good, or not there at all: everything but the signature, read back past the
// cache and compared; then the signature; then the name under which it counts.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { MediumStep, Progress, RunOptions } from '../../../shared/domain/progress.ts';
import { formatChecksums } from '../bundle/checksums.ts';
import { sliceNames } from '../bundle/slices.ts';
import { stopIfCancelled } from './cancelled.ts';
import { checksumsName, partialSuffix, signatureName, snapshotFolder, snapshotsFolder } from './layout.ts';
import type { Medium, ReadLevel } from './medium.ts';
import { confirmWritten } from './place-file.ts';

export { removePartials, retireCopy } from './retire.ts';

/** A byte range of a file's content; called again for each slice and each medium. */
export type ContentRange = (offset: number, bytes: number) => AsyncIterable<Uint8Array>;

export interface CopyFile {
  /** Name in the snapshot's folder; a slice suffix is added where the file system cannot hold it whole. */
  readonly name: string;
  readonly content: Uint8Array | ContentRange;
  readonly bytes: number;
  /** SHA-256 (hex) of the whole content: what was sealed must be what is written. */
  readonly sha256: string;
}

export interface CopyInput {
  readonly vaultId: string;
  readonly snapshotId: string;
  readonly files: readonly CopyFile[];
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
}

/**
 * Writes a copy. When it returns, the copy is durable, read back and signed. On any failure the half-written folder is removed, as far
 * as the medium still answers, and nothing else on the medium was touched. A folder of the copy's name must not be there
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
  await medium.remove(partial);
  try {
    return await writeInto(medium, partial, path, input, run);
  } catch (error) {
    // The first failure is the one to tell; what cannot be removed now is removed by the next export.
    await medium.remove(partial).catch(() => undefined);
    throw error;
  }
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
  if (totalBytes > freeBytes) {
    throw new ColdkeepError(
      'medium-full',
      `The medium at ${medium.root} has ${freeBytes} bytes free, and this copy needs ${totalBytes}.`,
    );
  }
  await medium.makeFolder(partial);

  const writing = new Phase('writing', 'writing', totalBytes, run);
  const written: WrittenFile[] = [];
  for (const file of input.files)
    written.push(...(await writeSliced(medium, partial, file, maxFileBytes, writing)));
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
    if (
      (await confirmWritten(medium, `${partial}/${file.path}`, file, readingBack.next(file.bytes))) ===
      'cached'
    )
      level = 'cached';
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
  return { path, level, files: written.map((file) => ({ ...file, path: `${path}/${file.path}` })) };
}

/** Writes a file whole or in slices. The answer's paths are names in the copy's folder. */
async function writeSliced(
  medium: Medium,
  folder: string,
  file: CopyFile,
  maxFileBytes: number,
  writing: Phase,
): Promise<WrittenFile[]> {
  const whole = createHash('sha256');
  let bytes = 0;
  const written: WrittenFile[] = [];
  const slices = sliceNames(file.name, file.bytes, maxFileBytes);
  for (const slice of slices) {
    const content = observed(rangeOf(file.content, slice.offset, slice.bytes), (chunk) => {
      // A single file is hashed once, by the medium; only slices need the hash of the whole beside their own.
      if (slices.length > 1) whole.update(chunk);
      bytes += chunk.length;
    });
    const result = await medium.writeFile(`${folder}/${slice.name}`, content, writing.next(slice.bytes));
    written.push({ path: slice.name, ...result });
  }
  const sha256 = slices.length > 1 ? whole.digest('hex') : written[0]?.sha256;
  if (bytes !== file.bytes || sha256 !== file.sha256) {
    throw new ColdkeepError(
      'copy-failed',
      `${file.name} is not what was sealed: it changed between sealing and writing.`,
      {
        hint: 'Export again. If it happens again, verify the disk of the vault folder.',
      },
    );
  }
  return written;
}

async function* rangeOf(
  content: Uint8Array | ContentRange,
  offset: number,
  bytes: number,
): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content.subarray(offset, offset + bytes);
  else yield* content(offset, bytes);
}

async function* observed(
  chunks: AsyncIterable<Uint8Array>,
  see: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    see(chunk);
    yield chunk;
  }
}

/** Adds up the progress of files to that of a phase. */
class Phase {
  readonly #phase: string;
  readonly #step: MediumStep;
  readonly #total: number;
  readonly #run: RunOptions;
  #before = 0;

  constructor(phase: string, step: MediumStep, total: number, run: RunOptions) {
    this.#phase = phase;
    this.#step = step;
    this.#total = total;
    this.#run = run;
    this.#report(0);
  }

  /** Options for the next file of that many bytes. */
  next(bytes: number): RunOptions {
    const before = this.#before;
    this.#before += bytes;
    return { ...this.rest(), onProgress: (progress: Progress) => this.#report(before + progress.done) };
  }

  /** Options for what does not count. */
  rest(): RunOptions {
    return this.#run.signal === undefined ? {} : { signal: this.#run.signal };
  }

  #report(done: number): void {
    const total = this.#total;
    const phase = { phase: this.#phase, step: this.#step };
    this.#run.onProgress?.({ ...phase, done, total, unit: 'bytes', cancellable: true });
  }
}
