// Long-running work: started under an id, heard of by events, cancelled when that is possible, found again by a reloaded window.
import { randomUUID } from 'node:crypto';
import { ColdkeepError, toErrorRecord } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { Job, JobKind, JobResult } from '../../../shared/ipc/job.ts';
import { JobProgressLines } from './job-progress.ts';

/** Events of one job come at most this often. */
const leastBetweenMs = 100;
/** How long a lock waits for cancelled work that does not end: a read from a dying medium may take minutes, and keys must go. */
const patienceMs = 5000;

export interface JobRegistryOptions {
  readonly now: () => number;
  /** Called with a job about ten times a second while it moves, and always with its last state. */
  readonly onEvent: (job: Job) => void;
  /** Keeps the laptop awake while any job runs; answers what lets it sleep again. */
  readonly keepAwake: () => () => void;
}

interface Entry {
  readonly job: Omit<Job, 'kind' | 'result'> & { kind: JobKind; result: unknown };
  readonly lines: JobProgressLines;
  readonly controller: AbortController;
  /** Resolves when the work has ended, however it ended. */
  ended: Promise<void>;
  timer: NodeJS.Timeout | null;
  toldAtMs: number;
}

export class JobRegistry {
  readonly #options: JobRegistryOptions;
  readonly #entries = new Map<string, Entry>();
  #letSleep: (() => void) | null = null;

  constructor(options: JobRegistryOptions) {
    this.#options = options;
  }

  /** Starts work and answers its id. The result becomes part of the job; a failure becomes its error. */
  start<K extends JobKind>(
    kind: K,
    title: string,
    run: (options: RunOptions) => Promise<JobResult<K>>,
  ): string {
    const id = `job-${randomUUID()}`;
    const entry: Entry = {
      job: {
        id,
        kind,
        title,
        startedAtMs: this.#options.now(),
        endedAtMs: null,
        progress: [],
        cancellable: true,
        state: 'running',
        error: null,
        result: null,
      },
      lines: new JobProgressLines(),
      controller: new AbortController(),
      ended: Promise.resolve(),
      timer: null,
      toldAtMs: Number.NEGATIVE_INFINITY,
    };
    this.#entries.set(id, entry);
    this.#letSleep ??= this.#options.keepAwake();
    entry.ended = this.#run(entry, run);
    this.#tell(entry);
    return id;
  }

  /** All jobs, oldest first: those that run and those that ended and were not dismissed. */
  list(): Job[] {
    return [...this.#entries.values()].map(viewOf);
  }

  get running(): Job[] {
    return this.list().filter((job) => job.endedAtMs === null);
  }

  /** Asks a job to end. While it commits, the wish waits; what has ended or is unknown is left alone. */
  cancel(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.job.endedAtMs !== null) return;
    entry.job.state = 'cancelling';
    this.#cancelIfPossible(entry);
    this.#tell(entry);
  }

  /** Forgets a job that has ended. */
  dismiss(id: string): void {
    if (this.#entries.get(id)?.job.endedAtMs !== null) this.#entries.delete(id);
  }

  /**
   * Cancels everything, waits for what is being committed however long it takes, for the rest a few seconds, and forgets all: what a
   * lock begins with.
   */
  async endAll(): Promise<void> {
    const entries = [...this.#entries.values()];
    for (const { job } of entries) this.cancel(job.id);
    await Promise.all(entries.map(endedOrHopeless));
    for (const { job } of entries) this.#entries.delete(job.id);
  }

  /** Resolves when the job has ended; at once when there is no such job. */
  async whenEnded(id: string): Promise<void> {
    await this.#entries.get(id)?.ended;
  }

  async #run<K extends JobKind>(
    entry: Entry,
    run: (options: RunOptions) => Promise<JobResult<K>>,
  ): Promise<void> {
    const { job } = entry;
    try {
      job.result = await run({
        signal: entry.controller.signal,
        onProgress: (progress) => {
          entry.lines.add(progress, this.#options.now());
          this.#cancelIfPossible(entry);
          this.#tellSoon(entry);
        },
      });
      job.state = 'done';
    } catch (error) {
      job.error = toErrorRecord(error);
      job.state = error instanceof ColdkeepError && error.code === 'cancelled' ? 'cancelled' : 'failed';
    }
    job.endedAtMs = this.#options.now();
    if (this.running.length === 0) {
      this.#letSleep?.();
      this.#letSleep = null;
    }
    this.#tell(entry);
  }

  #cancelIfPossible({ job, lines, controller }: Entry): void {
    if (job.state !== 'cancelling' || !lines.cancellable || controller.signal.aborted) return;
    controller.abort(new ColdkeepError('cancelled', 'The work was cancelled.'));
  }

  #tellSoon(entry: Entry): void {
    if (entry.timer !== null) return;
    const waitMs = entry.toldAtMs + leastBetweenMs - this.#options.now();
    if (waitMs <= 0) this.#tell(entry);
    else entry.timer = setTimeout(() => this.#tell(entry), waitMs);
  }

  #tell(entry: Entry): void {
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.timer = null;
    entry.toldAtMs = this.#options.now();
    // What was forgotten at a lock is not heard of again.
    if (this.#entries.has(entry.job.id)) this.#options.onEvent(viewOf(entry));
  }
}

async function endedOrHopeless({ ended, job, lines }: Entry): Promise<void> {
  do {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([ended, patience]);
    clearTimeout(timer);
  } while (job.endedAtMs === null && !lines.cancellable);
}

/** The kind and its result belong together by how `start` is typed; a map over kinds cannot show that to the compiler. */
const viewOf = ({ job, lines }: Entry): Job =>
  ({
    ...job,
    progress: lines.view(),
    cancellable: job.state === 'running' && lines.cancellable,
  }) as Job;
