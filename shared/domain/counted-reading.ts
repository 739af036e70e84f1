// When a copy was last read in a way that the policy counts: any reading that compared, or only one after unplugging.
import type { ProfilePolicy } from '../profiles/profile.ts';
import type { StatusCopy } from './reports.ts';
import type { MediumType } from './words.ts';

/** Types of media for which unplugging and plugging in again means something; of the others no cold reading is demanded. */
export const pluggableTypes: ReadonlySet<MediumType> = new Set(['usb', 'hdd', 'ssd', 'optical', 'other']);

type Demand = Pick<ProfilePolicy, 'verificationLevel'>;

/** True where only a reading after unplugging and plugging in again counts for this copy. */
export const mustBeCold = ({ verificationLevel }: Demand, { type }: Pick<StatusCopy, 'type'>): boolean =>
  verificationLevel === 'cold' && pluggableTypes.has(type);

/** Milliseconds since 1970; null where the copy was never read so, or its date is none. */
export function countedReadingMs(
  demand: Demand,
  copy: Pick<StatusCopy, 'type' | 'verifiedAt' | 'readColdAt'>,
): number | null {
  const at = mustBeCold(demand, copy) ? copy.readColdAt : copy.verifiedAt;
  const atMs = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(atMs) ? null : atMs;
}
