import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { Progress, RunOptions } from '../../../../shared/domain/progress.ts';
import { jobSchema, type Job } from '../../../../shared/ipc/job.ts';
import { JobRegistry } from '../../../../electron/main/jobs/job-registry.ts';

const progress = (given: Partial<Progress> = {}): Progress => ({
  phase: 'writing',
  done: 0,
  total: 100,
  unit: 'bytes',
  cancellable: true,
  ...given,
});

/** Work that the test drives: it reports, ends and fails when told to, and hears of cancellation. */
class Work {
  run: RunOptions | null = null;
  end: () => void = () => {};
  fail: (error: Error) => void = () => {};

  readonly start = (run: RunOptions): Promise<{ sets: number }> => {
    this.run = run;
    return new Promise((resolve, reject) => {
      this.end = () => resolve({ sets: 2 });
      this.fail = reject;
      run.signal?.addEventListener('abort', () => reject(run.signal?.reason));
    });
  };

  report(given: Partial<Progress> = {}): void {
    this.run?.onProgress?.(progress(given));
  }
}

describe('the job registry', () => {
  let events: Job[];
  let awake: boolean;
  let registry: JobRegistry;

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    events = [];
    awake = false;
    registry = new JobRegistry({
      now: Date.now,
      onEvent: (job) => events.push(job),
      keepAwake: () => {
        awake = true;
        return () => {
          awake = false;
        };
      },
    });
  });
  afterEach(() => void vi.useRealTimers());

  const start = () => {
    const work = new Work();
    return { work, id: registry.start('read-originals', 'Reading of all originals', work.start) };
  };
  const only = (id: string) => registry.list().find((job) => job.id === id);

  it('keeps what work answered, and the machine awake until it did', async () => {
    const { work, id } = start();
    expect(only(id)).toMatchObject({ state: 'running', endedAtMs: null, cancellable: true });
    expect(awake).toBe(true);
    vi.advanceTimersByTime(5);
    work.end();
    await registry.whenEnded(id);
    expect(only(id)).toMatchObject({
      state: 'done',
      result: { sets: 2 },
      cancellable: false,
      startedAtMs: 1_000_000,
      endedAtMs: 1_000_005,
    });
    expect(awake).toBe(false);
    expect(events.at(-1)?.state).toBe('done');
  });

  it('shows exactly what the contract lets out', async () => {
    const { work, id } = start();
    work.report({ subject: 'Blue stick' });
    expect(jobSchema.parse(only(id))).toEqual(only(id));
    work.end();
    await registry.whenEnded(id);
    expect(jobSchema.parse(only(id))).toEqual(only(id));
  });

  it('tells of progress at most ten times a second, and of the last state always', async () => {
    const { work, id } = start();
    for (let done = 0; done < 100; done++) {
      work.report({ done });
      vi.advanceTimersByTime(10);
    }
    expect(events.length).toBeLessThanOrEqual(12);
    expect(events.length).toBeGreaterThanOrEqual(9);
    work.report({ done: 100 });
    work.end();
    await registry.whenEnded(id);
    expect(events.at(-1)).toMatchObject({ state: 'done', progress: [{ done: 100, total: 100 }] });
  });

  it('has a line for each medium, with the phases that are over', () => {
    const { work, id } = start();
    work.report({ subject: 'Blue stick', phase: 'writing', done: 100 });
    work.report({ subject: 'Red stick', phase: 'writing', done: 10 });
    work.report({ subject: 'Blue stick', phase: 'reading back', done: 1 });
    expect(only(id)?.progress).toMatchObject([
      { subject: 'Blue stick', phase: 'reading back', past: ['writing'] },
      { subject: 'Red stick', phase: 'writing', past: [] },
    ]);
  });

  it('computes speed and time left from what was measured, and nothing from too little', () => {
    const { work, id } = start();
    work.report({ done: 0, total: 1000 });
    expect(only(id)?.progress[0]).toMatchObject({ perSecond: null, secondsLeft: null });
    for (let second = 1; second <= 4; second++) {
      vi.advanceTimersByTime(1000);
      work.report({ done: second * 50, total: 1000 });
    }
    expect(only(id)?.progress[0]).toMatchObject({ perSecond: 50, secondsLeft: 16 });
  });

  it('cancels when asked', async () => {
    const { work, id } = start();
    work.report();
    registry.cancel(id);
    await registry.whenEnded(id);
    expect(only(id)).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } });
    expect(events.some(({ state }) => state === 'cancelling')).toBe(true);
  });

  it('lets what is being committed finish first', async () => {
    const { work, id } = start();
    work.report({ cancellable: false });
    registry.cancel(id);
    expect(work.run?.signal?.aborted).toBe(false);
    expect(only(id)).toMatchObject({ state: 'cancelling', cancellable: false });
    work.report({ cancellable: true });
    expect(work.run?.signal?.aborted).toBe(true);
    await registry.whenEnded(id);
    expect(only(id)?.state).toBe('cancelled');
  });

  it('counts work that ended while its cancellation waited as done', async () => {
    const { work, id } = start();
    work.report({ cancellable: false });
    registry.cancel(id);
    work.end();
    await registry.whenEnded(id);
    expect(only(id)?.state).toBe('done');
  });

  it('keeps the record of a failure', async () => {
    const { work, id } = start();
    work.fail(new ColdkeepError('medium-full', 'Blue stick is full.'));
    await registry.whenEnded(id);
    expect(only(id)).toMatchObject({
      state: 'failed',
      error: { code: 'medium-full', message: 'Blue stick is full.' },
    });
  });

  it('forgets on request what has ended, and nothing that runs', async () => {
    const { work, id } = start();
    registry.dismiss(id);
    expect(registry.list()).toHaveLength(1);
    work.end();
    await registry.whenEnded(id);
    registry.dismiss(id);
    expect(registry.list()).toHaveLength(0);
  });

  it('ends everything for a lock: the committing finish, the rest is cancelled, all is forgotten', async () => {
    const cancellable = start();
    const committing = start();
    committing.work.report({ cancellable: false });
    const ending = registry.endAll();
    await vi.advanceTimersByTimeAsync(10);
    expect(registry.list()).toHaveLength(2);
    expect(cancellable.work.run?.signal?.aborted).toBe(true);
    expect(committing.work.run?.signal?.aborted).toBe(false);
    committing.work.end();
    await ending;
    expect(registry.list()).toEqual([]);
    expect(awake).toBe(false);
  });

  it('does not hold up a lock for cancelled work that does not end', async () => {
    registry.start('read-originals', 'Reading of all originals', () => new Promise(() => {}));
    const ending = registry.endAll();
    await vi.advanceTimersByTimeAsync(4999);
    expect(registry.list()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await ending;
    expect(registry.list()).toEqual([]);
  });

  it('waits for what commits, however long it takes', async () => {
    const { work } = start();
    work.report({ cancellable: false });
    const ending = registry.endAll();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(registry.list()).toHaveLength(1);
    work.end();
    await ending;
    expect(registry.list()).toEqual([]);
  });

  it('says nothing more of work that a lock has forgotten', async () => {
    let end: (() => void) | undefined;
    registry.start(
      'read-originals',
      'Reading of all originals',
      () =>
        new Promise((resolve) => {
          end = () => resolve({ sets: 1 });
        }),
    );
    const ending = registry.endAll();
    await vi.advanceTimersByTimeAsync(5000);
    await ending;
    const told = events.length;
    end?.();
    await vi.advanceTimersByTimeAsync(1000);
    expect(events).toHaveLength(told);
  });
});
