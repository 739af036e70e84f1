// Parity over the files of one copy: how much of it, and PAR2 files with their checksums. Runs in the vault worker.
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { createParity, parityBytesAtMost, planParity, type FileToProtect } from './create.ts';

/** Up to this size all of a copy can be brought back from its parity alone: whole files may be lost. */
const smallCopyBytes = 1024 ** 2;

export interface MakeParityInput {
  readonly files: readonly FileToProtect[];
  /** The share of slices that may be lost. */
  readonly redundancy: number;
  /** An existing, empty folder. */
  readonly into: string;
  readonly baseName: string;
  readonly mostFileBytes: number;
}

export interface MadeFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** `percent` is what the settings say; 0 stays 0. */
export function redundancyFor(fileBytes: readonly number[], percent: number): number {
  const total = fileBytes.reduce((sum, bytes) => sum + bytes, 0);
  return percent > 0 && total <= smallCopyBytes ? 1 : percent / 100;
}

/** At most how many bytes parity adds to a copy of these files. `mostFileBytes`: what the file system can hold in one. */
export function parityRoom(fileBytes: readonly number[], percent: number, mostFileBytes: number): number {
  if (percent === 0 || fileBytes.length === 0) return 0;
  const plan = planParity(fileBytes, redundancyFor(fileBytes, percent));
  return parityBytesAtMost(fileBytes, plan, mostFileBytes);
}

/**
 * Answers the files made, with what must be found in them. Errors: copy-failed (a file is not what was written), medium-io (one
 * cannot be read), target-unwritable (no room where they are made), cancelled.
 */
export async function makeParity(input: MakeParityInput, run: RunOptions): Promise<MadeFile[]> {
  try {
    const sizes = input.files.map(({ path }) => statSync(path).size);
    const plan = planParity(sizes, input.redundancy);
    const made: MadeFile[] = [];
    for (const name of await createParity({ ...input, ...plan }, run))
      made.push({ name, ...(await measure(join(input.into, name))) });
    return made;
  } catch (error) {
    throw explained(error, input.into);
  }
}

/** The length and SHA-256 of a file. Throws what the file system throws. */
export async function measure(path: string): Promise<Omit<MadeFile, 'name'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const read = chunk as Buffer;
    hash.update(read);
    bytes += read.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** What an error number means for work that reads a medium and writes into `into`. Everything else is returned unchanged. */
export function explained(error: unknown, into: string): unknown {
  if (error instanceof ColdkeepError || !(error instanceof Error) || !('code' in error)) return error;
  const { code } = error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS')
    return new ColdkeepError('target-unwritable', `There is no room for working files in ${into}.`, {
      cause: error,
    });
  return new ColdkeepError('medium-io', `The medium failed while it was read (${String(code)}).`, {
    cause: error,
  });
}
