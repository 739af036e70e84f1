// A medium with its copies, and a set in the list of sets, as the window shows them.
import type { MediumHistory } from '../../../../shared/domain/history.ts';
import { verdictOfSet } from '../../../../shared/domain/status.ts';
import type { Severity } from '../../../../shared/domain/words.ts';
import {
  sizeOf,
  type ViewInput,
  type ViewMedium,
  type ViewSet,
} from '../../../../shared/domain/view-input.ts';
import type { MediumView, SetLine } from '../../../../shared/ipc/views.ts';

/** `volume` is the token of the volume as which it is attached now. */
export function mediumView(
  medium: ViewMedium,
  { view, history, volume }: { view: ViewInput; history: readonly MediumHistory[]; volume: string | null },
): MediumView {
  const past = history.find((each) => each.medium === medium.id);
  const { id, label, type, location, offsite, custodian, state, enrolledAtMs } = medium;
  return {
    id,
    label,
    type,
    location,
    offsite,
    custodian,
    state,
    enrolledAtMs,
    lastExportMs: past?.lastExportMs ?? null,
    lastVerifiedMs: past?.lastVerifiedMs ?? null,
    volume,
    hardware: past?.hardware ?? null,
    health: medium.health ?? null,
    copies: view.sets.flatMap((set) => copiesOn(medium.id, set, past)),
  };
}

function copiesOn(medium: string, set: ViewSet, past: MediumHistory | undefined): MediumView['copies'] {
  return set.status.copies
    .filter((copy) => copy.medium === medium)
    .flatMap((copy) => {
      const snapshot = set.snapshots.find(({ id }) => id === copy.snapshot);
      if (snapshot === undefined) return [];
      return {
        set: set.status.name,
        snapshot: copy.snapshot,
        seq: snapshot.seq,
        takenAtMs: snapshot.capturedAtMs,
        status: copy.status,
        freshness: copy.freshness,
        verifiedAtMs: copy.verifiedAt === null ? null : Date.parse(copy.verifiedAt),
        level: copy.level,
        parity: past?.parity.includes(copy.snapshot) ?? false,
        failures: [...(past?.failures.find((each) => each.snapshot === copy.snapshot)?.failures ?? [])],
      };
    })
    .toSorted((a, b) => b.seq - a.seq);
}

export function setLine(set: ViewSet, sources: readonly string[]): SetLine {
  const size = sizeOf(set);
  return {
    name: set.status.name,
    profile: set.status.profile,
    profileTitle: set.profile.title,
    sources: [...sources],
    items: size?.items ?? 0,
    bytes: size?.bytes ?? 0,
    overall: set.status.overall,
    verdict: verdictOfSet(set.status),
    freshness: set.status.freshness,
    readAtMs: set.readAtMs,
    findings: countSeverities(set),
  };
}

function countSeverities({ findings }: ViewSet): SetLine['findings'] {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { good: count('good'), info: count('info'), warn: count('warn'), critical: count('critical') };
}
