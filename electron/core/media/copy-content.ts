// The files of a copy and their content, written whole or in slices where the file system cannot hold them.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import { sliceNames } from '../bundle/slices.ts';
import type { Phase } from './copy-phase.ts';
import { sha256OfStream, type ExpectedFile, type KeptFile } from './keep-whole.ts';
import type { Medium } from './medium.ts';

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

/** The files of the copy's folder that a file becomes, and what each must hold. */
export const expectedFiles = (file: CopyFile, maxFileBytes: number): ExpectedFile[] =>
  sliceNames(file.name, file.bytes, maxFileBytes).map(({ name, offset, bytes }, _, slices) => ({
    name,
    bytes,
    sha256: async () =>
      slices.length === 1 ? file.sha256 : sha256OfStream(rangeOf(file.content, offset, bytes)),
  }));

/**
 * Writes a file into the copy's folder, whole or in slices, but for what is `kept` there. The answer's paths are names in that folder.
 * Errors: medium-…, cancelled, copy-failed (the content is not what was sealed).
 */
export async function writeSliced(
  medium: Medium,
  folder: string,
  file: CopyFile,
  maxFileBytes: number,
  kept: ReadonlyMap<string, KeptFile>,
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
    const run = writing.next(slice.bytes);
    const before = kept.get(slice.name);
    if (before === undefined) {
      written.push({
        path: slice.name,
        ...(await medium.writeFile(`${folder}/${slice.name}`, content, run)),
      });
    } else {
      if (slices.length > 1) await sha256OfStream(content);
      else bytes += before.bytes;
      written.push({ path: slice.name, bytes: before.bytes, sha256: before.sha256 });
      writing.skipped();
    }
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
