// One medium of an export: does it hold the snapshot already, and if not, the durable write and its record.
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { Part } from '../../../shared/domain/manifest.ts';
import type { Progress, RunOptions } from '../../../shared/domain/progress.ts';
import type { CopyReport } from '../../../shared/domain/reports.ts';
import type { VerificationLevel } from '../../../shared/domain/words.ts';
import { formatTrustedComment } from '../crypto/trusted-comment.ts';
import { writeCopy } from '../media/durable-copy.ts';
import { manifestName, snapshotFolder } from '../media/layout.ts';
import { writeMarker } from '../media/marker.ts';
import { removePartials, retireCopy } from '../media/retire.ts';
import type { AttachedMedium } from './attach.ts';
import type { JobContext } from './context.ts';
import { makeRoom } from './generations.ts';
import type { Spool } from './spool.ts';
import { readCopyBack } from './verify-copy.ts';

/** A snapshot sealed once: what every medium of the export gets, byte for byte. */
export interface SealedSnapshot {
  readonly id: string;
  /** Id of the set. */
  readonly set: string;
  readonly seq: number;
  readonly manifest: { readonly bytes: Uint8Array; readonly sha256: string };
  readonly parts: readonly Part[];
  readonly spool: Spool;
}

type Held = Pick<CopyReport, 'path' | 'status' | 'level' | 'files'>;
/** With what had to go for it. */
type Written = Held & Pick<CopyReport, 'retired'>;

/**
 * What the medium already holds of a snapshot: the copy if it is recorded as verified and its files are still there at their
 * lengths; a signed copy that was never recorded (the machine stopped in between) is read back and recorded; else null.
 */
export async function holdsCopy(
  context: JobContext,
  attached: AttachedMedium,
  snapshot: string,
): Promise<Held | null> {
  const { medium, id } = attached;
  const folder = snapshotFolder(context.vaultId, snapshot);
  const entries = await medium.list(folder);
  if (entries === null) return null;
  const copy = context.ledger.catalogue
    .copies()
    .find((known) => known.medium === id && known.snapshot === snapshot);
  if (copy !== undefined && copy.status === 'verified') {
    const lengths = new Map(entries.map((entry) => [`${folder}/${entry.name}`, entry.bytes]));
    const intact = copy.files.every((file) => lengths.get(file.path) === file.bytes);
    return intact ? { path: folder, status: 'verified', level: copy.level, files: copy.files } : null;
  }
  const found = await readCopyBack(context, medium, snapshot, {});
  if (found.failures.length > 0) return null;
  await recordCopy(context, attached, snapshot, folder, found.level, found.files);
  return { path: folder, status: 'verified', level: found.level, files: found.files };
}

/** Writes the copy, reads it back, signs it, records it. Errors: medium-…, cancelled, catalogue-unwritable. */
export async function exportToMedium(
  context: JobContext,
  attached: AttachedMedium,
  sealed: SealedSnapshot,
  keep: number | undefined,
  run: RunOptions,
): Promise<Written> {
  const { medium } = attached;
  const folder = snapshotFolder(context.vaultId, sealed.id);
  await removePartials(medium, context.vaultId);
  // What stands under this name was found wanting by holdsCopy, and the originals are at hand.
  await retireCopy(medium, folder);
  const neededBytes = sealed.manifest.bytes.length + sealed.parts.reduce((sum, part) => sum + part.bytes, 0);
  const retired = await makeRoom(context, attached, sealed.set, neededBytes, keep);
  if (attached.isNew) await writeMarker(medium, attached.id);

  const written = await writeCopy(
    medium,
    {
      vaultId: context.vaultId,
      snapshotId: sealed.id,
      files: [
        {
          name: manifestName,
          content: sealed.manifest.bytes,
          bytes: sealed.manifest.bytes.length,
          sha256: sealed.manifest.sha256,
        },
        ...sealed.parts.map((part) => ({
          name: part.name,
          bytes: part.bytes,
          sha256: part.sha256,
          content: (offset: number, bytes: number) => sealed.spool.read(part.name, offset, bytes),
        })),
      ],
      sign: (checksums, files) =>
        context.worker.call('sign', {
          bytes: checksums,
          trustedComment: formatTrustedComment({
            vault: context.vaultId,
            snapshot: sealed.id,
            seq: sealed.seq,
            files,
          }),
        }),
    },
    // It is not recorded before the catalogue knows of it, so signing has no end of its own.
    { ...run, onProgress: (progress) => isSigned(progress) || run.onProgress?.(progress) },
  );
  await recordCopy(context, attached, sealed.id, written.path, written.level, written.files);
  return { path: written.path, status: 'verified', level: written.level, files: written.files, retired };
}

const isSigned = ({ phase, done, total }: Progress): boolean => phase === 'signing' && done === total;

async function recordCopy(
  context: JobContext,
  attached: AttachedMedium,
  snapshot: string,
  path: string,
  level: VerificationLevel,
  files: WrittenFile[],
): Promise<void> {
  await context.ledger.commit((catalogue, atMs) => {
    if (attached.enrol !== null && catalogue.medium(attached.id) === null) {
      catalogue.append({ kind: 'medium-enrolled', body: { medium: attached.id, ...attached.enrol } }, atMs);
    }
    catalogue.append(
      { kind: 'copy-recorded', body: { medium: attached.id, snapshot, path, level, files } },
      atMs,
    );
  });
}
