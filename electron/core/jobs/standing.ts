// Standing: where every set stands by what was last read, without touching originals or media.
import type { ColdReadingDue, LastReading, Standing } from '../../../shared/domain/standing.ts';
import { dayMs } from '../../../shared/domain/ages.ts';
import type { JobContext } from './context.ts';
import { setNamed, type KnownSet } from './scan.ts';
import { judgeSet, newestHeldSnapshot, type Originals } from './status.ts';

/** A scan of this session counts as seeing the originals for this long; a window may stay unlocked for days. */
const seenForMs = dayMs;

/** A copy that was not read cold becomes a duty this long after it was written. */
const coldReadingWithinMs = 7 * dayMs;

/** Types of media that can be unplugged and plugged in again. */
const pluggable = new Set(['usb', 'hdd', 'ssd', 'optical', 'other']);

/** Errors: set-unknown. */
export function standingOf(context: JobContext, name: string | null, revision: number): Standing {
  const { catalogue } = context.ledger;
  const sets = name === null ? catalogue.sets() : [setNamed(context, name)];
  const witnessed = { nowMs: context.now(), newestWitnessedMs: catalogue.newestTimeMs() };
  return {
    revision,
    ...witnessed,
    report: { sets: sets.map((set) => judgeSet(context, set, originalsOf(context, set), witnessed)) },
    readings: sets.map((set) => readingOf(context, set)),
    coldReadings: context.settings.coldReading ? sets.flatMap((set) => coldReadingsOf(context, set)) : [],
  };
}

/**
 * What the newest scan says of the originals now. One of this session counts as seen. An older one that differed from the newest
 * snapshot still shows that no copy holds what it saw; one that did not differ says nothing of today.
 */
function originalsOf(context: JobContext, set: KnownSet): Originals {
  const reading = context.readings.get(set.id);
  if (reading !== undefined && isSeen(context, reading.atMs)) return { ...reading.scan, seen: true };
  const last = reading?.scan ?? context.ledger.catalogue.lastScan(set.id);
  const held = newestHeldSnapshot(context, set)?.contentDigest ?? null;
  const differed = last !== null && last.contentDigest !== held;
  return {
    contentDigest: differed ? last.contentDigest : null,
    items: reading?.scan.items ?? null,
    seen: false,
  };
}

/** A moment after now was told by a clock that went backwards since: nothing is claimed of it. */
const isSeen = (context: JobContext, atMs: number): boolean => {
  const ageMs = context.now() - atMs;
  return ageMs >= 0 && ageMs <= seenForMs;
};

function readingOf(context: JobContext, set: KnownSet): LastReading {
  const session = context.readings.get(set.id);
  const recorded = context.ledger.catalogue.lastScan(set.id);
  const last =
    session === undefined
      ? recorded
      : { ...session.scan, items: session.scan.items.length, atMs: session.atMs };
  const held = newestHeldSnapshot(context, set)?.contentDigest ?? null;
  return {
    set: set.name,
    readAtMs: last?.atMs ?? null,
    inThisSession: session !== undefined && isSeen(context, session.atMs),
    items: last?.items ?? 0,
    bytes: last?.bytes ?? 0,
    differed: last !== null && last.contentDigest !== held,
    findings: last?.findings ?? [],
  };
}

/** The newest verified copy of the set on each active medium, where it was never read cold since it was written. */
function coldReadingsOf(context: JobContext, set: KnownSet): ColdReadingDue[] {
  const { catalogue } = context.ledger;
  const newest = new Map(
    catalogue
      .copies()
      .filter((copy) => copy.set === set.id && copy.status === 'verified')
      .toSorted((a, b) => a.seq - b.seq)
      .map((copy) => [copy.medium, copy]),
  );
  return [...newest.values()].flatMap((copy) => {
    const medium = catalogue.medium(copy.medium);
    if (medium === null || medium.state !== 'active' || !pluggable.has(medium.type)) return [];
    const readCold = catalogue
      .verifications(copy.medium, copy.snapshot)
      .some(
        ({ level, status, atMs }) => level === 'cold' && status === 'verified' && atMs >= copy.recordedAtMs,
      );
    if (readCold) return [];
    return {
      set: set.name,
      snapshot: copy.snapshot,
      medium: copy.medium,
      label: medium.label,
      location: medium.location,
      writtenAtMs: copy.recordedAtMs,
      dueAtMs: copy.recordedAtMs + coldReadingWithinMs,
    };
  });
}
