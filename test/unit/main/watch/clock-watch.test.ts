import { describe, expect, it } from 'vitest';
import { ClockWatch } from '../../../../electron/main/watch/clock-watch.ts';

const start = 1_700_000_000_000;

function make(witnessedMs: number | null = null) {
  const clock = { nowMs: start, witnessedMs };
  return {
    clock,
    watch: new ClockWatch(
      () => clock.nowMs,
      () => clock.witnessedMs,
    ),
  };
}

describe('the clock watch', () => {
  it('trusts a clock that goes forward', () => {
    const { clock, watch } = make(start - 1000);
    clock.nowMs += 5000;
    expect(watch.view()).toEqual({
      nowMs: start + 5000,
      newestWitnessedMs: start - 1000,
      wentBack: false,
      confirmed: false,
    });
  });

  it('sees that it stands before what was witnessed', () => {
    expect(make(start + 1).watch.view().wentBack).toBe(true);
  });

  it('sees that it was set back while the program ran, and does not take a small adjustment for that', () => {
    const { clock, watch } = make();
    clock.nowMs -= 1000;
    expect(watch.view().wentBack).toBe(false);
    clock.nowMs -= 3_600_000;
    expect(watch.view().wentBack).toBe(true);
    clock.nowMs += 1000;
    expect(watch.view().wentBack).toBe(true);
  });

  it('keeps a confirmation until it goes back', () => {
    const { clock, watch } = make();
    watch.confirm();
    clock.nowMs += 60_000;
    expect(watch.view().confirmed).toBe(true);
    clock.nowMs -= 3_600_000;
    expect(watch.view()).toMatchObject({ confirmed: false, wentBack: true });
    watch.confirm();
    expect(watch.view()).toMatchObject({ confirmed: true, wentBack: false });
  });

  it('holds what was witnessed against a person too', () => {
    const { watch } = make(start + 86_400_000);
    watch.confirm();
    expect(watch.view()).toMatchObject({ confirmed: false, wentBack: true });
  });
});
