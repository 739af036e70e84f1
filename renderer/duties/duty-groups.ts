// Duties by when they fall due: overdue, within a month, later; the earliest first in each.
import { dayMs } from '../../shared/domain/ages.ts';
import type { Duty } from '../../shared/domain/duties.ts';
import { plural } from '../../shared/domain/text.ts';

export type DutyTime = 'overdue' | 'soon' | 'later';

export interface DutyGroup {
  readonly time: DutyTime;
  readonly title: string;
  readonly duties: readonly Duty[];
}

/** Within so many days a duty is near. */
export const soonDays = 30;

const titles: Readonly<Record<DutyTime, string>> = {
  overdue: 'Overdue',
  soon: `Within ${soonDays} days`,
  later: 'Later',
};

const timeOf = (duty: Duty, nowMs: number): DutyTime => {
  if (duty.overdue) return 'overdue';
  return duty.dueAtMs - nowMs <= soonDays * dayMs ? 'soon' : 'later';
};

/** Groups that hold something, in the order of time. */
export function dutyGroups(duties: readonly Duty[], nowMs: number): DutyGroup[] {
  const ordered = duties.toSorted((a, b) => a.dueAtMs - b.dueAtMs || a.title.localeCompare(b.title, 'en'));
  return (['overdue', 'soon', 'later'] as const)
    .map((time) => ({
      time,
      title: titles[time],
      duties: ordered.filter((duty) => timeOf(duty, nowMs) === time),
    }))
    .filter((group) => group.duties.length > 0);
}

/** "2 duties are overdue.", "Nothing is overdue. The next is in 14 days." */
export function dutiesInWords(duties: readonly Duty[], nowMs: number): string {
  const overdue = duties.filter((duty) => duty.overdue).length;
  if (overdue > 0) return overdue === 1 ? '1 duty is overdue.' : `${overdue} duties are overdue.`;
  const next = duties.toSorted((a, b) => a.dueAtMs - b.dueAtMs)[0];
  if (next === undefined) return 'Nothing is due.';
  const days = Math.floor(next.dueAtMs / dayMs) - Math.floor(nowMs / dayMs);
  return `Nothing is overdue. The next is due ${days <= 0 ? 'today' : `in ${plural(days, 'day')}`}.`;
}
