// The spool: a snapshot sealed once, on its way to every medium of an export. It stays in the vault folder until all of them have
// it, so that an export that was interrupted goes on with the same bytes. Trusted by the vault's signature and by hashing, by nothing else.
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Part } from '../../../shared/domain/manifest.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { formatChecksums, maxChecksumsBytes, parseChecksums } from '../bundle/checksums.ts';
import { isPartName } from '../bundle/parts.ts';
import { formatTrustedComment, parseTrustedComment } from '../crypto/trusted-comment.ts';
import { checksumsName, manifestName, signatureName } from '../media/layout.ts';
import type { JobContext } from './context.ts';
import {
  hashSpooled,
  isExpired,
  readNote,
  readSmall,
  readSpooled,
  removeSpool,
  spoolBytes,
  spoolFolder,
  unwritable,
  writeNote,
  writeSpooled,
} from './spool-folder.ts';

export interface SnapshotName {
  readonly id: string;
  readonly seq: number;
}

/** A file of the spool. */
export type SealedPart = Pick<Part, 'name' | 'bytes' | 'sha256'>;

/** A snapshot sealed once: what every medium of the export gets, byte for byte. */
export interface SealedSnapshot extends SnapshotName {
  readonly manifest: { readonly bytes: Uint8Array; readonly sha256: string };
  readonly parts: readonly SealedPart[];
  /** A range of a part. Errors: copy-failed. */
  readonly read: (name: string, offset: number, bytes: number) => AsyncIterable<Uint8Array>;
  /** Where manifest and parts lie: name → absolute path. */
  readonly paths: ReadonlyMap<string, string>;
}

/** The vault folder; only a visitor, who never exports, has none. */
export function homeOf(context: JobContext): string {
  if (context.home === null) throw new Error('a visitor has no spool');
  return context.home;
}

/** As much as one is read from a medium. */
export const maxManifestBytes = 1024 * 1024 * 1024;

/** Makes the spool anew, empty. */
export async function emptySpool(home: string): Promise<string> {
  await removeSpool(home);
  const folder = spoolFolder(home);
  await mkdir(folder, { mode: 0o700 }).catch((cause: unknown) => {
    throw unwritable('A folder', cause);
  });
  return folder;
}

const snapshotIn = (
  home: string,
  snapshot: SnapshotName,
  manifest: SealedSnapshot['manifest'],
  parts: readonly SealedPart[],
): SealedSnapshot => ({
  ...snapshot,
  manifest,
  parts,
  read: (name, offset, bytes) => readSpooled(home, name, offset, bytes),
  paths: new Map(
    [manifestName, ...parts.map(({ name }) => name)].map((name) => [name, join(spoolFolder(home), name)]),
  ),
});

/**
 * Completes a spool whose parts are sealed: manifest, list, and the signature last, without which there is none. `waiting`: ids of
 * the known media that are to get it. Errors: catalogue-unwritable.
 */
export async function completeSpool(
  context: JobContext,
  snapshot: SnapshotName,
  manifestBytes: Uint8Array,
  parts: readonly SealedPart[],
  waiting: readonly string[],
): Promise<SealedSnapshot> {
  const home = homeOf(context);
  const sha256 = createHash('sha256').update(manifestBytes).digest('hex');
  const checksums = formatChecksums([
    [manifestName, sha256],
    ...parts.map((part) => [part.name, part.sha256] as const),
  ]);
  const signature = await context.worker.call('sign', {
    bytes: checksums,
    trustedComment: formatTrustedComment({
      vault: context.vaultId,
      snapshot: snapshot.id,
      seq: snapshot.seq,
      files: parts.length + 1,
    }),
  });
  await writeSpooled(home, manifestName, manifestBytes);
  await writeSpooled(home, checksumsName, checksums);
  await writeNote(home, {
    coldkeep: 1,
    snapshot: snapshot.id,
    sealedAtMs: context.now(),
    waiting: [...waiting],
  });
  await writeSpooled(home, signatureName, Buffer.from(signature, 'latin1'));
  return snapshotIn(home, snapshot, { bytes: manifestBytes, sha256 }, parts);
}

/**
 * What the spool holds of a snapshot, all of it hashed; null where it holds another one, is half-written, damaged, forged or has
 * waited too long. Errors: cancelled, worker-ended.
 */
export async function spooled(
  context: JobContext,
  snapshot: SnapshotName,
  run: RunOptions,
): Promise<SealedSnapshot | null> {
  const home = homeOf(context);
  const note = await readNote(home);
  if (note === null || note.snapshot !== snapshot.id || isExpired(note, context.now())) return null;
  const listed = await signedList(context, home, snapshot);
  if (listed === null) return null;
  const total = await spoolBytes(home);
  let done = 0;
  const seen = (bytes: number): void => {
    done += bytes;
    const progress = { phase: 'reading sealed parts', step: 'sealing', unit: 'bytes' } as const;
    run.onProgress?.({ ...progress, done: Math.min(done, total), total, cancellable: true });
  };
  const parts: SealedPart[] = [];
  for (const [name, sha256] of listed) {
    const found = await hashSpooled(home, name, run, seen);
    if (found === null || found.sha256 !== sha256) return null;
    if (name !== manifestName) parts.push({ name, ...found });
  }
  seen(total);
  const bytes = await readSmall(home, manifestName, maxManifestBytes);
  const sha256 = listed.get(manifestName);
  if (bytes === null || sha256 === undefined) return null;
  return snapshotIn(home, snapshot, { bytes, sha256 }, parts);
}

/** The list of the spool's files, if this vault signed it for this snapshot. */
async function signedList(
  context: JobContext,
  home: string,
  snapshot: SnapshotName,
): Promise<Map<string, string> | null> {
  const [bytes, signature] = await Promise.all([
    readSmall(home, checksumsName, maxChecksumsBytes),
    readSmall(home, signatureName, 4096),
  ]);
  if (bytes === null || signature === null) return null;
  try {
    const comment = parseTrustedComment(
      await context.worker.call('verifySignature', {
        bytes,
        signature: Buffer.from(signature).toString('latin1'),
      }),
    );
    const files = parseChecksums(bytes);
    const isIts =
      comment.vault === context.vaultId &&
      comment.snapshot === snapshot.id &&
      comment.seq === snapshot.seq &&
      comment.files === files.size &&
      files.has(manifestName) &&
      // Not the list of a copy in slices, put here from a medium: parts are whole in the spool.
      [...files.keys()].every((name) => name === manifestName || isPartName(name));
    return isIts ? files : null;
  } catch (error) {
    if (error instanceof ColdkeepError && error.code !== 'worker-ended' && error.code !== 'cancelled')
      return null;
    throw error;
  }
}
