// What the window's views are computed from: the standing, and the dates that a report of the standing does not carry.
import type { Finding } from '../../../shared/domain/finding.ts';
import { policyFor } from '../../../shared/domain/content-ages.ts';
import { compareItems } from '../../../shared/domain/freshness.ts';
import type { SetViewInput } from '../../../shared/domain/set-view.ts';
import type { Expiry, ViewInput, ViewSet } from '../../../shared/domain/view-input.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import type { CopyState } from '../catalogue/media-state.ts';
import type { JobContext } from './context.ts';
import { healthOf } from './health.ts';
import { judgingProfile } from './profile-of-set.ts';
import { setNamed, type KnownSet } from './scan.ts';
import { standingOf } from './standing.ts';
import { newestHeldSnapshot } from './status.ts';

/** Everything that is known, at this moment; nothing is read. */
export function viewInputOf(context: JobContext, revision: number): ViewInput {
  const { catalogue } = context.ledger;
  const standing = standingOf(context, null, revision);
  return {
    sets: standing.report.sets.map((status) => {
      const set = setNamed(context, status.name);
      const reading = standing.readings.find((each) => each.set === status.name);
      return {
        status,
        profile: judgingProfileFor(context, set),
        seen: reading?.inThisSession ?? false,
        snapshots: catalogue.snapshots().filter((snapshot) => snapshot.set === set.id),
        scans: catalogue.scans(set.id),
        readAtMs: reading?.readAtMs ?? null,
        copies: catalogue
          .copies()
          .filter((copy) => copy.set === set.id)
          .map((copy) => datesOf(context, copy)),
        drills: catalogue.drills(set.id).map((drill) => ({
          atMs: drill.atMs,
          status: drill.status,
          seconds: drill.seconds,
          label: drill.medium === null ? null : (catalogue.medium(drill.medium)?.label ?? null),
        })),
        findings: reading?.findings ?? [],
        expiries: expiriesOf(reading?.findings ?? []),
        changesSince: changesSince(context, set),
      };
    }),
    media: catalogue.media().map(({ enrolledAtMs, ...medium }) => ({
      ...medium,
      enrolledAtMs,
      copies: catalogue
        .copies()
        .filter(
          ({ medium: on, status }) => on === medium.id && (status === 'verified' || status === 'written'),
        ).length,
      health: healthOf(context, medium.id),
    })),
    shares: null,
    coldReading: context.settings.coldReading,
    replaceAfterYears: context.settings.replaceAfterYears,
    nowMs: standing.nowMs,
    newestWitnessedMs: standing.newestWitnessedMs,
  };
}

/** The same for one set, with its items. Errors: set-unknown. */
export function setViewInputOf(context: JobContext, name: string, revision: number): SetViewInput {
  const known = setNamed(context, name);
  const vault = viewInputOf(context, revision);
  const set = vault.sets.find(({ status }) => status.name === known.name);
  if (set === undefined) throw new Error('a set that is protected has no standing');
  const { catalogue } = context.ledger;
  const held = newestHeldSnapshot(context, known);
  const newest = catalogue.newestSnapshot(known.id);
  return {
    set,
    vault,
    sources: known.sources,
    items:
      context.readings.get(known.id)?.scan.items ??
      (newest === null ? [] : catalogue.itemsOfSnapshot(known.id, newest.seq)),
    derived: context.readings.get(known.id)?.scan.derived ?? [],
    heldItems: held === null ? null : catalogue.itemsOfSnapshot(known.id, held.seq),
  };
}

/** With the ages of its policy as what the newest copy holds wants them. */
function judgingProfileFor(context: JobContext, set: KnownSet): Profile {
  const profile = judgingProfile(context, set);
  const held = newestHeldSnapshot(context, set);
  const items = held === null ? [] : context.ledger.catalogue.itemsOfSnapshot(set.id, held.seq);
  return { ...profile, policy: policyFor(profile, items) };
}

/** What the newest scan found to run out. The finding says it in sentences; a duty has a title of one line. */
const expiriesOf = (findings: readonly Finding[]): Expiry[] =>
  findings.flatMap(({ code, subject, expiresAtMs }) =>
    expiresAtMs === undefined
      ? []
      : [{ title: expiryTitles.get(code) ?? `Renew ${subject}`, subject, expiresAtMs }],
  );

const expiryTitles = new Map([
  ['opcert-expiring', 'Renew the KES key'],
  ['opcert-expired', 'Renew the KES key'],
]);

function datesOf(context: JobContext, copy: CopyState): ViewSet['copies'][number] {
  const readCold = context.ledger.catalogue
    .verifications(copy.medium, copy.snapshot)
    .filter(({ status, level }) => status === 'verified' && (level === 'cold' || level === 'opened'))
    .map(({ atMs }) => atMs);
  return {
    medium: copy.medium,
    snapshot: copy.snapshot,
    writtenAtMs: copy.recordedAtMs,
    readColdAtMs: readCold.length === 0 ? null : Math.max(...readCold),
  };
}

/** From each older snapshot that a medium still holds to the originals, where they were seen, else to the newest snapshot. */
function changesSince(context: JobContext, set: KnownSet): ViewSet['changesSince'] {
  const { catalogue } = context.ledger;
  const newest = newestHeldSnapshot(context, set);
  if (newest === null) return [];
  const now = context.readings.get(set.id)?.scan.items ?? catalogue.itemsOfSnapshot(set.id, newest.seq);
  const held = new Set(
    catalogue
      .copies()
      .filter((copy) => copy.set === set.id && copy.status === 'verified')
      .map((copy) => copy.snapshot),
  );
  return catalogue
    .snapshots()
    .filter((snapshot) => snapshot.set === set.id && held.has(snapshot.id) && snapshot.id !== newest.id)
    .map((snapshot) => ({
      snapshot: snapshot.id,
      ...compareItems(now, catalogue.itemsOfSnapshot(set.id, snapshot.seq)),
    }));
}
