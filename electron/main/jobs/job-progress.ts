// Folds the engine's stream of progress into what is shown: one line for each medium, with speed and time left.
import type { Progress } from '../../../shared/domain/progress.ts';
import type { JobProgress } from '../../../shared/ipc/job.ts';

/** Speed is measured over this time: long enough to be steady, short enough to follow a medium that slows down. */
const windowMs = 5000;
/** Before that much was measured, nothing is said of speed. */
const leastMs = 500;

interface Sample {
  readonly atMs: number;
  readonly done: number;
}

interface Line {
  progress: Progress;
  past: string[];
  samples: Sample[];
}

export class JobProgressLines {
  readonly #lines = new Map<string, Line>();

  /** Takes one report of the engine. */
  add(progress: Progress, atMs: number): void {
    const key = progress.subject ?? '';
    const line = this.#lines.get(key);
    if (line === undefined) {
      this.#lines.set(key, { progress, past: [], samples: [{ atMs, done: progress.done }] });
      return;
    }
    if (line.progress.phase !== progress.phase) {
      if (!line.past.includes(line.progress.phase)) line.past.push(line.progress.phase);
      line.samples = [];
    }
    line.progress = progress;
    const { samples } = line;
    // The newest sample moves along until it is old enough to stay.
    if (samples.length > 1 && atMs - (samples.at(-2)?.atMs ?? 0) < leastMs / 5) samples.pop();
    samples.push({ atMs, done: progress.done });
    // One sample older than the window stays, to measure from.
    while (samples.length > 2 && (samples[1]?.atMs ?? atMs) <= atMs - windowMs) samples.shift();
  }

  /** False while anything is being committed. */
  get cancellable(): boolean {
    return [...this.#lines.values()].every(({ progress }) => progress.cancellable);
  }

  view(): JobProgress[] {
    return [...this.#lines].map(([subject, { progress, past, samples }]) => {
      const perSecond = speed(samples);
      const left = progress.total - progress.done;
      return {
        subject,
        phase: progress.phase,
        past: past.filter((phase) => phase !== progress.phase),
        done: progress.done,
        total: progress.total,
        unit: progress.unit,
        perSecond,
        secondsLeft: perSecond === null || perSecond === 0 || left < 0 ? null : left / perSecond,
      };
    });
  }
}

function speed(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.atMs - first.atMs < leastMs) return null;
  return Math.max(0, ((last.done - first.done) * 1000) / (last.atMs - first.atMs));
}
