// Verifying what lies beside the copies: marker, README, identity, catalogue and the signature over them.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Failure, WrittenFile } from '../../../shared/domain/facts.ts';
import { parseChecksums } from '../bundle/checksums.ts';
import { parseTrustedComment } from '../crypto/trusted-comment.ts';
import { markerPath, vaultChecksumsName, vaultFolder, vaultSignatureName } from '../media/layout.ts';
import { readMarker, resembles } from '../media/marker.ts';
import type { Medium } from '../media/medium.ts';
import type { JobContext } from './context.ts';
import { endsTheJob, failureOf } from './verify-copy.ts';

const maxSignedBytes = 16 * 1024 * 1024;

interface SignedState {
  readonly seq: number;
  readonly signatureSha256: string;
  /** Path relative to the medium's root → SHA-256 (hex). */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Compares the vault-level files with what the catalogue recorded and with the vault's signature. Every deviation names its
 * file; a state that is validly signed but not the recorded one is named as rolled back. Errors: medium-removed, cancelled.
 */
export async function verifyVaultFiles(
  context: JobContext,
  medium: Medium,
  recorded: readonly WrittenFile[] | null,
): Promise<Failure[]> {
  const folder = vaultFolder(context.vaultId);
  const checksumsPath = `${folder}/${vaultChecksumsName}`;
  const signaturePath = `${folder}/${vaultSignatureName}`;
  const signed = await readSignedState(context, medium, checksumsPath, signaturePath);

  const failures = new Map<string, string>();
  const recordedSignature = recorded?.find((file) => file.path === signaturePath)?.sha256;
  const replaced =
    typeof signed !== 'string' &&
    recordedSignature !== undefined &&
    recordedSignature !== signed.signatureSha256;

  // The catalogue is the stronger witness: it also knows the signature itself, and which file of two was altered.
  const expected = new Map<string, string>(typeof signed === 'string' ? [] : signed.files);
  // The marker of a clone is its own, and nobody signed it; what is recorded of a medium decides where there is anything.
  if (recorded === null && (await isClone(context, medium))) expected.delete(markerPath);
  if (!replaced) for (const file of recorded ?? []) expected.set(file.path, file.sha256);
  for (const [path, sha256] of expected) {
    const reason = await whatIsWrong(medium, path, sha256);
    if (reason !== null) failures.set(path, reason);
  }

  if (replaced && typeof signed !== 'string') {
    failures.set(
      checksumsPath,
      `It is validly signed (as of seq ${signed.seq}), but it is not what this vault last wrote here: rolled back or replaced.`,
    );
  }
  if (typeof signed === 'string' && !failures.has(checksumsPath) && !failures.has(signaturePath)) {
    failures.set(checksumsPath, signed);
  }
  return [...failures].map(([path, reason]) => ({ path, reason }));
}

/** Whether the marker is whole, that of a medium which this vault never wrote to, and not what damage made of another one. */
async function isClone(context: JobContext, medium: Medium): Promise<boolean> {
  try {
    const marker = await readMarker(medium, 'reading');
    const { catalogue } = context.ledger;
    if (marker === null || catalogue.vaultFiles(marker.medium) !== null) return false;
    return catalogue.media().every(({ id }) => id === marker.medium || !resembles(marker.medium, id));
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    return false;
  }
}

/** The signed list of vault-level files, or a sentence on why it cannot be trusted. */
async function readSignedState(
  context: JobContext,
  medium: Medium,
  checksumsPath: string,
  signaturePath: string,
): Promise<SignedState | string> {
  try {
    const checksums = await medium.readFile(checksumsPath, maxSignedBytes);
    const signature = await medium.readFile(signaturePath, maxSignedBytes);
    if (checksums === null) return 'It is missing.';
    if (signature === null) return 'Its signature is missing.';
    const comment = parseTrustedComment(
      await context.worker.call('verifySignature', {
        bytes: checksums,
        signature: Buffer.from(signature).toString('latin1'),
      }),
    );
    if (comment.vault !== context.vaultId || comment.snapshot !== null) {
      return 'It is signed for another place: it was moved here.';
    }
    const folder = vaultFolder(context.vaultId);
    const files = new Map(
      [...parseChecksums(checksums)].map(([name, sha256]) => [resolvePath(folder, name), sha256] as const),
    );
    return { seq: comment.seq, signatureSha256: createHash('sha256').update(signature).digest('hex'), files };
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    return error.message;
  }
}

/** Names in VAULT.sha256 are relative to the vault's folder: "identity.age", "../medium.json". */
function resolvePath(folder: string, name: string): string {
  const parent = folder.slice(0, folder.lastIndexOf('/'));
  return name.startsWith('../') ? `${parent}/${name.slice(3)}` : `${folder}/${name}`;
}

async function whatIsWrong(medium: Medium, path: string, sha256: string): Promise<string | null> {
  try {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const entries = (await medium.list(folder)) ?? [];
    if (!entries.some((entry) => `${folder}/${entry.name}` === path)) return 'It is missing.';
    const read = await medium.readBack(path);
    return read.sha256 === sha256 ? null : 'Its contents are not what this vault wrote: damaged or replaced.';
  } catch (error) {
    if (!(error instanceof ColdkeepError) || endsTheJob(error)) throw error;
    return failureOf(error);
  }
}
