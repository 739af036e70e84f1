import { beforeEach, describe, expect, it } from 'vitest';
import { AutoLock } from '../../../../electron/main/session/auto-lock.ts';

const minute = 60_000;

describe('the lock for want of input', () => {
  let nowMs: number;
  let uptimeMs: number;
  let open: boolean;
  let working: boolean;
  let reasons: string[];
  let changes: number;
  let lock: AutoLock;

  beforeEach(() => {
    nowMs = 1_700_000_000_000;
    uptimeMs = 0;
    open = true;
    working = false;
    reasons = [];
    changes = 0;
    lock = new AutoLock({
      now: () => nowMs,
      uptimeMs: () => uptimeMs,
      idleMinutes: () => 10,
      isOpen: () => open,
      isWorking: () => working,
      lock: (reason) => {
        reasons.push(reason);
        open = false;
      },
      onChange: () => changes++,
    });
  });

  const pass = (ms: number) => {
    nowMs += ms;
    uptimeMs += ms;
    lock.tick();
  };

  it('locks when the time is over, once, and says why', () => {
    pass(10 * minute - 1000);
    expect(reasons).toEqual([]);
    pass(1000);
    pass(minute);
    expect(reasons).toEqual(['Nobody touched Coldkeep for 10 minutes.']);
  });

  it('warns for the last minute, and any input ends the warning', () => {
    pass(9 * minute - 1);
    expect(lock.view().warning).toBe(false);
    pass(1);
    expect(lock.view()).toEqual({ idleMinutes: 10, warning: true, locksAtMs: nowMs + minute });
    expect(changes).toBe(1);
    lock.touch();
    expect(lock.view()).toEqual({ idleMinutes: 10, warning: false, locksAtMs: nowMs + 10 * minute });
    expect(changes).toBe(2);
    pass(9 * minute - 1);
    expect(reasons).toEqual([]);
  });

  it('does not count while work goes on: the time begins when it ends', () => {
    working = true;
    pass(30 * minute);
    expect(lock.view().locksAtMs).toBeNull();
    working = false;
    pass(9 * minute);
    expect(reasons).toEqual([]);
    pass(minute);
    expect(reasons).toHaveLength(1);
  });

  it('does not count while nothing is open', () => {
    open = false;
    pass(60 * minute);
    open = true;
    lock.touch();
    pass(minute);
    expect(reasons).toEqual([]);
  });

  it('counts the time that the laptop slept', () => {
    nowMs += 20 * minute;
    lock.tick();
    expect(reasons).toHaveLength(1);
  });

  it('is not held off by a clock that was set back', () => {
    nowMs -= 24 * 60 * minute;
    uptimeMs += 10 * minute;
    lock.tick();
    expect(reasons).toHaveLength(1);
  });
});
