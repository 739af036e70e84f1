// One medium of an export: does it hold the snapshot already, and if not, the durable write and its record.
import type { WrittenFile } from '../../../shared/domain/facts.ts';
import type { Progress, RunOptions } from '../../../shared/domain/progress.ts';
import type { CopyReport } from '../../../shared/domain/reports.ts';
import type { VerificationLevel } from '../../../shared/domain/words.ts';
import { formatTrustedComment } from '../crypto/trusted-comment.ts';
import { writeCopy } from '../media/durable-copy.ts';
import { manifestName, partialSuffix, snapshotFolder, snapshotsFolder } from '../media/layout.ts';
import { writeMarker } from '../media/marker.ts';
import type { Medium } from '../media/medium.ts';
import { removePartials, retireCopy } from '../media/retire.ts';
import type { AttachedMedium } from './attach.ts';
import type { JobContext } from './context.ts';
import { makeRoom, type NeededRoom } from './generations.ts';
import { hasAll } from './lies-there.ts';
import { parityBytesFor } from './parity.ts';
import type { SealedSnapshot } from './spool.ts';
import { readCopyBack } from './verify-copy.ts';

type Held = Pick<CopyReport, 'path' | 'status' | 'level' | 'files'>;
/** With what had to go for it, and what was there of it already. */
type Written = Held & Pick<CopyReport, 'retired' | 'continued'>;

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
    return hasAll(folder, entries, copy.files)
      ? { path: folder, status: 'verified', level: copy.level, files: copy.files }
      : null;
  }
  const found = await readCopyBack(context, medium, snapshot, {});
  if (found.failures.length > 0) return null;
  // The machine may have stopped before its name was durable.
  await medium.syncFolder(snapshotsFolder(context.vaultId));
  await recordCopy(context, attached, snapshot, folder, found.level, found.files);
  return { path: folder, status: 'verified', level: found.level, files: found.files };
}

export interface MediumExport {
  /** Id of the set. */
  readonly set: string;
  readonly sealed: SealedSnapshot;
  readonly keep: number | undefined;
  /** Called once a new medium carries its marker: from then on it is known again. */
  readonly onMarked: (medium: string) => void;
}

/**
 * Writes the copy, reads it back, signs it, records it; goes on where an interrupted export of the same bytes stopped.
 * Errors: medium-…, cancelled, catalogue-unwritable, copy-failed.
 */
export async function exportToMedium(
  context: JobContext,
  attached: AttachedMedium,
  { set, sealed, keep, onMarked }: MediumExport,
  run: RunOptions,
): Promise<Written> {
  const { medium } = attached;
  const folder = snapshotFolder(context.vaultId, sealed.id);
  const partial = folder + partialSuffix;
  await removePartials(medium, context.vaultId, partial);
  // What stands under this name was found wanting by holdsCopy, and the originals are at hand.
  await retireCopy(medium, folder);
  const retired = await makeRoom(
    context,
    attached,
    set,
    await roomFor(context, medium, sealed, partial),
    keep,
  );
  if (attached.isNew) {
    await writeMarker(medium, attached.id);
    onMarked(attached.id);
  }

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
          content: (offset: number, bytes: number) => sealed.read(part.name, offset, bytes),
        })),
      ],
      continuable: true,
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
  const { path, level, files, continued } = written;
  return { path, status: 'verified', level, files, retired, continued };
}

const bytesOf = (sizes: readonly number[]): number => sizes.reduce((sum, bytes) => sum + bytes, 0);

async function roomFor(
  context: JobContext,
  medium: Medium,
  { manifest, parts }: SealedSnapshot,
  partial: string,
): Promise<NeededRoom> {
  const sizes = [manifest.bytes.length, ...parts.map((part) => part.bytes)];
  const { maxFileBytes } = await medium.capacity();
  // Whether it is kept or removed: what an interrupted export left takes no more room than it has.
  const left = (await medium.list(partial).catch(() => null)) ?? [];
  return {
    copyBytes: bytesOf(sizes) - bytesOf(left.map((entry) => entry.bytes)),
    parityBytes: parityBytesFor(context, sizes, maxFileBytes),
  };
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
