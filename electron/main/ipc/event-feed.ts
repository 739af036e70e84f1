// What the main process says without being asked. Every event passes the contract's schema, like an answer, and the state is told at
// most about ten times a second, the last one always.
import { eventSchema, type AppEvent, type AppState } from '../../../shared/ipc/state.ts';
import type { Job } from '../../../shared/ipc/job.ts';
import { bugIn, faultsOf } from './faults.ts';

const leastBetweenMs = 100;

export interface EventFeedOptions {
  readonly state: () => AppState;
  readonly send: (event: AppEvent) => void;
  readonly report: (line: string) => void;
}

export class EventFeed {
  readonly #options: EventFeedOptions;
  #timer: NodeJS.Timeout | null = null;
  /** Something changed since the last state was told. */
  #due = false;

  constructor(options: EventFeedOptions) {
    this.#options = options;
  }

  /** Something of the state changed. */
  stateChanged(): void {
    this.#due = true;
    if (this.#timer !== null) return;
    this.#tell();
  }

  /** A job moved or ended; its registry has thinned these already. */
  jobMoved(job: Job): void {
    this.#send({ kind: 'job', job });
  }

  /** Nothing more is told. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(): void {
    this.#due = false;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#due) this.#tell();
    }, leastBetweenMs);
    this.#timer.unref();
    try {
      this.#send({ kind: 'state', state: this.#options.state() });
    } catch (error) {
      this.#options.report(`event state: ${bugIn(error)}`);
    }
  }

  #send(event: AppEvent): void {
    const parsed = eventSchema.safeParse(event);
    if (parsed.success) this.#options.send(parsed.data);
    else this.#options.report(`event ${event.kind}: held back: ${faultsOf(parsed.error, 'ours')}`);
  }
}
