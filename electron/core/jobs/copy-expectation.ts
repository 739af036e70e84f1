// What a copy must consist of, from whoever can be believed: the catalogue, else what the vault's key signed.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import { parseChecksums } from '../bundle/checksums.ts';
import { parseTrustedComment } from '../crypto/trusted-comment.ts';
import { checksumsName, signatureName } from '../media/layout.ts';
import type { Medium } from '../media/medium.ts';
import type { JobContext } from './context.ts';
import { trustCopy } from './copy-reader.ts';
import { endsTheJob } from './verify-copy.ts';

export interface ExpectedFile {
  /** Null where only the hash is signed. */
  readonly bytes: number | null;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** By name in the copy's folder. */
export type Expected = ReadonlyMap<string, ExpectedFile>;

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the catalogue recorded when the copy was written. */
export const expectedByRecord = (files: readonly WrittenFile[]): Expected =>
  new Map(files.map(({ path, bytes, sha256 }) => [path.slice(path.lastIndexOf('/') + 1), { bytes, sha256 }]));

/** What is signed on a medium; null where checksums or signature cannot be trusted. Errors: those that end a job. */
export async function expectedBySignature(
  context: JobContext,
  medium: Medium,
  snapshot: string,
): Promise<Expected | null> {
  try {
    const { folder } = await trustCopy(context, medium, snapshot);
    const checksums = await medium.readFile(`${folder}/${checksumsName}`, 16 * 1024 * 1024);
    const signature = await medium.readFile(`${folder}/${signatureName}`, 4096);
    return checksums === null || signature === null
      ? null
      : await expectedByPair(context, snapshot, checksums, signature);
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    return null;
  }
}

/** What a pair of checksums and signature says, wherever it came from; null where the signature is not for this snapshot. */
export async function expectedByPair(
  context: JobContext,
  snapshot: string,
  checksums: Uint8Array,
  signature: Uint8Array,
): Promise<Expected | null> {
  try {
    const comment = parseTrustedComment(
      await context.worker.call('verifySignature', {
        bytes: checksums,
        signature: Buffer.from(signature).toString('latin1'),
      }),
    );
    const files = parseChecksums(checksums);
    if (comment.vault !== context.vaultId || comment.snapshot !== snapshot || comment.files !== files.size)
      return null;
    return new Map<string, ExpectedFile>([
      ...[...files].map(([name, sha256]) => [name, { bytes: null, sha256 }] as const),
      [checksumsName, { bytes: checksums.length, sha256: sha256Hex(checksums) }],
      [signatureName, { bytes: signature.length, sha256: sha256Hex(signature) }],
    ]);
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    return null;
  }
}
