// The time since the drill began, in the bar of every step.
import { Elapsed } from '../parts/elapsed.tsx';
import { useDrill } from './drill-context.ts';

export function RunningClock() {
  const { beganAtMs } = useDrill().state;
  if (beganAtMs === null) return null;
  return (
    <>
      The clock runs: <Elapsed sinceMs={beganAtMs} />
    </>
  );
}
