// The window's clock: the main process says what time it is, the window counts on from there.
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useAppState } from '../bridge/bridge-context.tsx';
import { ClockContext } from '../parts/clock.tsx';

/** Ages are in days and the column shows minutes: more often would draw for nothing. */
const tickMs = 5000;

export function AppClock({ children }: { readonly children: ReactNode }) {
  const { clock } = useAppState();
  // When this time was heard, by a clock that nobody can set back.
  const heard = useMemo(() => ({ nowMs: clock.nowMs, atMs: performance.now() }), [clock.nowMs]);
  const read = useCallback(() => Math.round(heard.nowMs + performance.now() - heard.atMs), [heard]);
  const [tick, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((count) => count + 1), tickMs);
    return () => clearInterval(timer);
  }, []);
  const value = useMemo(
    // `tick` is what makes the time new.
    () => ({ nowMs: tick >= 0 ? read() : 0, trusted: !clock.wentBack, read }),
    [tick, read, clock.wentBack],
  );
  return <ClockContext value={value}>{children}</ClockContext>;
}
