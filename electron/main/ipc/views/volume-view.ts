// An attached volume as the window shows it: what the system reports, what the vault knows of it, and every reason of its fitness.
import type { FitnessReason } from '../../../../shared/domain/fitness-reason.ts';
import type { MediumInspection } from '../../../../shared/domain/medium-inspection.ts';
import { behindSinceMs } from '../../../../shared/domain/copy-standing.ts';
import type { MediumHistory } from '../../../../shared/domain/history.ts';
import type { MediumSummary } from '../../../../shared/domain/reports.ts';
import type { ViewSet } from '../../../../shared/domain/view-input.ts';
import type { Volume } from '../../../../shared/ipc/views.ts';
import type { Volume as AttachedVolume } from '../../watch/volumes/volume.ts';

/** What only an open vault can say of a volume. */
export interface KnownOfVolume {
  readonly inspection: MediumInspection;
  /** The medium of this vault that it is, or was when it was last seen. */
  readonly medium: MediumSummary | null;
  readonly history: readonly MediumHistory[];
  /** The set that is asked about; null where none is. */
  readonly set: ViewSet | null;
}

/** `vaults` are the ids of all vaults found on it; `own` is the one that is open. */
export function volumeView(
  volume: AttachedVolume,
  {
    token,
    vaults,
    own,
    known,
  }: { token: string; vaults: readonly string[]; own: string | null; known: KnownOfVolume | null },
): Volume {
  const { name, path, state, description, fileSystem, sizeBytes, removable, present, pretend } = volume;
  const inspection = known?.inspection ?? null;
  return {
    token,
    state,
    drive: driveOf(volume),
    name,
    path,
    description: description === '' ? (inspection?.drive.description ?? '') : description,
    fileSystem,
    sizeBytes,
    freeBytes: volume.freeBytes ?? inspection?.freeBytes ?? null,
    removable,
    readOnly: volume.readOnly || (inspection?.reasons.some(({ code }) => code === 'read-only') ?? false),
    present,
    pretend,
    type: known?.medium?.type ?? volume.type,
    medium: known === null ? null : mediumOf(known),
    markedAs: inspection?.medium ?? volume.mediumId,
    carriesThisVault: own !== null && vaults.includes(own),
    otherVaults: vaults.filter((id) => id !== own),
    copies: [...(inspection?.copies ?? [])],
    announcedWords: inspection?.announcedWords ?? null,
    fits: present && state === 'mounted' && (inspection?.fit ?? true),
    reasons: reasonViews(inspection?.reasons ?? []),
  };
}

export const reasonViews = (reasons: readonly FitnessReason[]): Volume['reasons'] =>
  reasons.map(({ code, severity, message }) => ({ code, severity, sentence: message }));

function driveOf({ drive, partition }: AttachedVolume): Volume['drive'] {
  if (drive === null) return null;
  return {
    device: partition?.device ?? drive.device,
    serial: drive.serial,
    bus: drive.bus,
    sizeBytes: drive.sizeBytes,
    label: partition?.label ?? null,
    fileSystemId: partition?.fileSystemId ?? null,
    announces: drive.usb === null ? [] : [...drive.usb.announces],
  };
}

function mediumOf({ medium: known, history, set }: KnownOfVolume): Volume['medium'] {
  if (known === null) return null;
  const { id, label, location, offsite, custodian, copies } = known;
  const past = history.find(({ medium }) => medium === id);
  return {
    id,
    label,
    location,
    offsite,
    custodian,
    copies,
    lastExportMs: past?.lastExportMs ?? null,
    lastVerifiedMs: past?.lastVerifiedMs ?? null,
    ...standingOn(id, set),
  };
}

/** How the newest copy of the set on a medium stands. */
function standingOn(
  medium: string,
  set: ViewSet | null,
): Pick<NonNullable<Volume['medium']>, 'freshness' | 'behindSinceMs'> {
  const newest = set?.status.copies
    .filter((copy) => copy.medium === medium && copy.status === 'verified')
    .toSorted((a, b) => (a.snapshot < b.snapshot ? -1 : 1))
    .at(-1);
  if (set === null || newest === undefined) return { freshness: null, behindSinceMs: null };
  return {
    freshness: newest.freshness,
    behindSinceMs: newest.freshness === 'behind' ? behindSinceMs(set, newest.snapshot) : null,
  };
}
