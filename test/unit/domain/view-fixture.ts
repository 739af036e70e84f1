// A set that is as it should be, judged by the real rules, and a way to have one thing changed.
import { dayMs } from '../../../shared/domain/ages.ts';
import { judge, overallOf } from '../../../shared/domain/policy.ts';
import type { PolicyCopy } from '../../../shared/domain/policy-input.ts';
import { statusCopySchema } from '../../../shared/domain/reports.ts';
import type { Freshness } from '../../../shared/domain/words.ts';
import {
  policyInputOf,
  type ViewInput,
  type ViewMedium,
  type ViewSet,
  type ViewSnapshot,
} from '../../../shared/domain/view-input.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { blue, drill, now, red } from './policy-input.ts';

export const oldSnapshot: ViewSnapshot = {
  id: '20260801T080000Z-bbbbbbbbbbbb',
  seq: 8,
  capturedAtMs: Date.parse('2026-08-01T08:00:00Z'),
  contentDigest: 'b'.repeat(64),
  items: 22,
  bytes: 200_000_000,
};
export const newSnapshot: ViewSnapshot = {
  id: blue.snapshot,
  seq: 9,
  capturedAtMs: now - 73 * dayMs,
  contentDigest: 'a'.repeat(64),
  items: 23,
  bytes: 212_000_000,
};

export interface SetWishes {
  readonly name?: string;
  readonly copies?: readonly PolicyCopy[];
  readonly freshness?: Freshness;
  readonly change?: Partial<ViewSet>;
}
export interface Wishes extends SetWishes {
  readonly sets?: readonly SetWishes[];
  readonly vault?: Partial<ViewInput>;
}

const mediumOf = (copy: PolicyCopy): ViewMedium => ({
  id: copy.medium,
  label: copy.label,
  type: copy.type,
  location: copy.location,
  offsite: copy.offsite,
  custodian: copy.offsite ? 'Jonas Berg' : 'Mira Holm',
  state: copy.mediumState,
  copies: 1,
  enrolledAtMs: now - 400 * dayMs,
});

/** Every rule met unless something else is wished for. */
export function viewInput(wishes: Wishes = {}): ViewInput {
  const sets = wishes.sets ?? [wishes];
  const copies = sets.flatMap((set) => set.copies ?? [blue, red]);
  const media = new Map(copies.map((copy) => [copy.medium, mediumOf(copy)]));
  const base: ViewInput = {
    sets: [],
    media: [...media.values()],
    shares: null,
    coldReading: true,
    replaceAfterYears: 3,
    nowMs: now,
    newestWitnessedMs: now,
    ...wishes.vault,
  };
  return { ...base, sets: wishes.vault?.sets ?? sets.map((set) => viewSet(base, set)) };
}

function viewSet(base: ViewInput, wishes: SetWishes): ViewSet {
  const copies = wishes.copies ?? [blue, red];
  const freshness = wishes.freshness ?? 'in-sync';
  const unjudged: ViewSet = {
    status: {
      name: wishes.name ?? 'ACME pool',
      profile: 'cardano-spo',
      freshness,
      changes: { added: [], changed: [], removed: [] },
      copies: copies.map((copy) => statusCopySchema.strip().parse(copy)),
      policy: [],
      overall: 'good',
      warnings: [],
    },
    profile: cardanoSpo,
    seen: freshness !== 'unknown',
    snapshots: [oldSnapshot, newSnapshot],
    scans: [
      { atMs: now - 73 * dayMs, contentDigest: newSnapshot.contentDigest, items: 23, bytes: 212_000_000 },
    ],
    readAtMs: now,
    copies: copies.map(({ medium, snapshot }) => ({
      medium,
      snapshot,
      writtenAtMs: now - 20 * dayMs,
      readColdAtMs: now - 19 * dayMs,
    })),
    drills: [drill],
    findings: [],
    expiries: [],
    changesSince: [
      { snapshot: oldSnapshot.id, added: [], changed: ['a/1', 'a/2', 'a/3', 'a/4'], removed: [] },
    ],
    ...wishes.change,
  };
  const judged = policyInputOf(base, unjudged);
  const policy = judge(judged);
  return { ...unjudged, status: { ...unjudged.status, policy, overall: overallOf(judged, policy) } };
}

export const onlySet = (input: ViewInput): ViewSet => {
  const [set] = input.sets;
  if (set === undefined) throw new Error('no set');
  return set;
};

/** Red disk as it lay at the bank since the snapshot before. */
export const staleRed: PolicyCopy = {
  ...red,
  snapshot: oldSnapshot.id,
  freshness: 'behind',
  verifiedAt: new Date(now - 76 * dayMs).toISOString(),
};
