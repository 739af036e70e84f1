import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../../shared/domain/ages.ts';
import { standingClock } from '../../../../renderer/parts/clock.tsx';
import {
  Age,
  Bytes,
  TimeLeft,
  ageOf,
  inThousands,
  spanSince,
} from '../../../../renderer/parts/quantities.tsx';
import { drawn, nowMs, textOf } from '../bridge/drawn.tsx';

const clock = standingClock(nowMs);

describe('ages', () => {
  it('are words by the one clock', () => {
    expect(textOf(drawn(<Age atMs={nowMs - 76 * dayMs} />))).toBe('76 days ago');
    expect(textOf(drawn(<Age atMs={null} never="not yet" />))).toBe('not yet');
  });

  it('are at least so long where the clock went back', () => {
    expect(ageOf(nowMs - 2 * dayMs, { ...clock, trusted: false })).toBe('at least 2 days ago');
  });

  it('claim nothing of what lies ahead of the clock', () => {
    expect(ageOf(nowMs + dayMs, { ...clock, trusted: false })).toContain('later than this clock');
  });

  it('count calendar days since', () => {
    expect(spanSince(nowMs - 73 * dayMs, clock)).toBe('73 days');
    expect(spanSince(nowMs - 1000, clock)).toBe('today');
  });

  it('carry the moment for machines', () => {
    expect(drawn(<TimeLeft untilMs={Date.UTC(2026, 11, 11, 9, 44)} />)).toContain(
      'dateTime="2026-12-11T09:44:00.000Z"',
    );
  });
});

describe('bytes', () => {
  it('are rounded, or exact in groups of three that stay together', () => {
    expect(textOf(drawn(<Bytes value={222_298_112} />))).toBe('222 MB');
    expect(inThousands(222_298_112)).toBe('222\u00a0298\u00a0112');
    expect(inThousands(602)).toBe('602');
    expect(inThousands(4811)).toBe('4\u00a0811');
  });
});
