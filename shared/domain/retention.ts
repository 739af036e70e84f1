// Which generations are kept and which may go: the newest ones, and one of each hour, day, week and month as the profile says.
// Nothing is removed here: the plan is what is shown before.
import type { RetentionTiers } from '../profiles/profile.ts';
import { dayMs } from './ages.ts';

export interface Generation {
  readonly id: string;
  readonly capturedAtMs: number;
  /** What nobody vouched for never counts against what was verified. */
  readonly verified: boolean;
}

export type KeepingReason = 'newest' | 'hourly' | 'daily' | 'weekly' | 'monthly' | 'later-than-clock';

export interface RetentionVerdict {
  readonly id: string;
  /** Why it is kept, every reason; empty where it may go. */
  readonly reasons: readonly KeepingReason[];
  readonly keeps: boolean;
}

export interface RetentionInput {
  /** Newest first, by what the caller trusts more than a clock where there is such a thing: the seq of snapshots. */
  readonly generations: readonly Generation[];
  readonly tiers: RetentionTiers;
  readonly nowMs: number;
  /** Verified generations that stay in any case (default 2). */
  readonly atLeast?: number;
}

/** How many verified generations stay whatever the tiers say. */
export const leastKept = 2;

/** Nothing but the newest so many. */
export const onlyNewest = (newest: number): RetentionTiers => ({
  newest,
  hourly: 0,
  daily: 0,
  weekly: 0,
  monthly: 0,
});

/**
 * One verdict for each generation, in the order given. Hours, days and months are those of UTC, weeks those of ISO 8601; of each that has
 * any, the newest is kept, for as many as the tier says: a time without captures uses nothing up. What was captured later than
 * `nowMs` stays and takes no place, for one of the two clocks is wrong. Verified and unverified ones are counted apart.
 */
export function retentionPlan(input: RetentionInput): RetentionVerdict[] {
  const { generations, nowMs } = input;
  const reasons = new Map<Generation, KeepingReason[]>(generations.map((generation) => [generation, []]));
  for (const verified of [true, false]) {
    const counted = generations.filter((each) => each.verified === verified && each.capturedAtMs <= nowMs);
    for (const [reason, kept] of picks(counted, input)) {
      for (const generation of kept) reasons.get(generation)?.push(reason);
    }
  }
  return generations.map((generation) => {
    const why = reasons.get(generation) ?? [];
    const all: KeepingReason[] = generation.capturedAtMs > nowMs ? ['later-than-clock'] : why;
    return { id: generation.id, reasons: all, keeps: all.length > 0 };
  });
}

const picks = (
  counted: readonly Generation[],
  { tiers, atLeast = leastKept }: RetentionInput,
): [KeepingReason, readonly Generation[]][] => [
  ['newest', counted.slice(0, Math.max(atLeast, tiers.newest, 1))],
  ['hourly', newestOfEach(counted, tiers.hourly, hourOf)],
  ['daily', newestOfEach(counted, tiers.daily, dayOf)],
  ['weekly', newestOfEach(counted, tiers.weekly, isoWeekOf)],
  ['monthly', newestOfEach(counted, tiers.monthly, monthOf)],
];

function newestOfEach(
  counted: readonly Generation[],
  most: number,
  spanOf: (atMs: number) => number,
): Generation[] {
  const bySpan = new Map<number, Generation>();
  for (const generation of counted) {
    const span = spanOf(generation.capturedAtMs);
    if (!bySpan.has(span) && bySpan.size < most) bySpan.set(span, generation);
  }
  return [...bySpan.values()];
}

const hourOf = (atMs: number): number => Math.floor(atMs / (60 * 60 * 1000));
const dayOf = (atMs: number): number => Math.floor(atMs / dayMs);
// The first of January 1970 was a Thursday, and weeks of ISO 8601 begin on Monday.
const isoWeekOf = (atMs: number): number => Math.floor((dayOf(atMs) + 3) / 7);
const monthOf = (atMs: number): number => {
  const date = new Date(atMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

function tier(count: number, span: string): string[] {
  if (count === 0) return [];
  const spans = count === 1 ? `the last ${span}` : `each of the last ${count} ${span}s`;
  return [`Beside them the newest of ${spans} that has any.`];
}

/** What the tiers mean, one sentence each. */
export function retentionRules(tiers: RetentionTiers, atLeast: number = leastKept): string[] {
  const newest = Math.max(atLeast, tiers.newest, 1);
  return [
    newest === 1
      ? 'The newest verified one is kept.'
      : `The ${newest} newest verified ones are kept, whatever their age.`,
    ...tier(tiers.hourly, 'hour'),
    ...tier(tiers.daily, 'day'),
    ...tier(tiers.weekly, 'week'),
    ...tier(tiers.monthly, 'month'),
  ];
}

const reasonWords: Record<KeepingReason, string> = {
  newest: 'one of the newest',
  hourly: 'the newest of its hour',
  daily: 'the newest of its day',
  weekly: 'the newest of its week',
  monthly: 'the newest of its month',
  'later-than-clock': 'captured later than this clock says',
};

/** Why a generation stays or goes, without a full stop. */
export const retentionWhy = ({ keeps, reasons }: RetentionVerdict): string =>
  keeps ? reasons.map((reason) => reasonWords[reason]).join(', ') : 'newer ones stand for its time';
