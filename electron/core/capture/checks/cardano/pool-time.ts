// What time it is for the pool: by this machine's clock, corrected by a slot that somebody read from an online node.
import { formatMoment } from '../../../../../shared/domain/ages.ts';
import {
  kesPeriodMs,
  momentOfSlot,
  type SlotClock,
} from '../../../../../shared/profiles/cardano-spo/slots.ts';
import type { CheckContext } from '../check.ts';

export interface PoolTime {
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** True where a slot from outside says so, not this machine's clock alone. */
  readonly confirmed: boolean;
  /** What is wrong with this machine's clock, in a sentence; null where nothing shows. */
  readonly doubt: string | null;
}

/** A minute of doing things between a look at one screen and typing at another. */
const toleranceMs = 60_000;

/** Null where time is not judged. */
export function timeOf(clock: SlotClock | null, { nowMs, knowledge }: CheckContext): PoolTime | null {
  if (nowMs === null) return null;
  const { seenSlot } = knowledge;
  if (seenSlot === null || clock === null) return { nowMs, confirmed: false, doubt: null };
  const trueThenMs = momentOfSlot(clock, seenSlot.slot);
  const drift = trueThenMs - seenSlot.atMs;
  if (nowMs < seenSlot.atMs - toleranceMs) {
    return {
      nowMs: trueThenMs,
      confirmed: true,
      doubt: `This machine's clock shows ${formatMoment(nowMs)}, but a slot was entered here when it showed ${formatMoment(seenSlot.atMs)}: it was set back.`,
    };
  }
  const doubt =
    Math.abs(drift) > kesPeriodMs(clock)
      ? `Slot ${seenSlot.slot} was on ${formatMoment(trueThenMs)}, but this machine's clock showed ${formatMoment(seenSlot.atMs)} when it was entered: the clock or the network is wrong.`
      : null;
  return { nowMs: nowMs + drift, confirmed: true, doubt };
}
