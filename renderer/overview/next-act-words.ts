// An act of the overview in words: its line, its shape, and whether it is a duty with time left.
import type { NextAct } from '../../shared/domain/next-acts.ts';
import type { StatusName } from '../parts/status-names.ts';

/** True where nothing is wrong: it falls due on a day to come. */
export const isDutyOnly = ({ dueAtMs, overdue }: NextAct): boolean => dueAtMs !== null && !overdue;

/** "Mends: a copy off-site. About 5 min." */
export const linesOfAct = ({ why, effort }: NextAct): string =>
  [why, effort === null ? '' : `${effort}.`].filter((text) => text !== '').join(' ');

/** What is open or overdue gets the triangle, what has time an empty circle. */
export const statusOfNextAct = (next: NextAct): StatusName =>
  isDutyOnly(next) && next.act.do !== 'see-finding' ? 'planned' : 'due';

/** What the shape says, for screen readers. */
export function wordOfNextAct(next: NextAct): string {
  if (next.overdue) return 'overdue';
  return next.dueAtMs === null ? 'open now' : 'to come';
}
