// Starts long work for the handlers. What a job answers or fails with passes the same guard as an answer, because it leaves in events.
import { ColdkeepError, type ErrorRecord } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { jobResults, type JobKind, type JobResult } from '../../../shared/ipc/job.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import { bugIn, faultsOf, internalError } from './faults.ts';

export class Jobs {
  readonly #registry: JobRegistry;
  readonly #isOpen: () => boolean;
  readonly #report: (line: string) => void;

  constructor(
    registry: JobRegistry,
    { isOpen, report }: { isOpen: () => boolean; report: (line: string) => void },
  ) {
    this.#registry = registry;
    this.#isOpen = isOpen;
    this.#report = report;
  }

  /**
   * Starts work under a title that names the thing: "Export of ACME pool". Answers the job's id. Errors: vault-missing where a lock
   * came between the question and the start.
   */
  start<K extends JobKind>(kind: K, title: string, work: (run: RunOptions) => Promise<JobResult<K>>): string {
    if (!this.#isOpen())
      throw new ColdkeepError('vault-missing', 'The vault is locked.', { hint: 'Unlock it first.' });
    return this.#registry.start(kind, title, async (run) => {
      try {
        const result = jobResults[kind].safeParse(await work(run));
        if (!result.success) {
          this.#report(`job ${kind}: held back a result: ${faultsOf(result.error, 'ours')}`);
          throw new Error('the result is not what the contract says');
        }
        // What the schema of this kind let through is this kind's result.
        return result.data as JobResult<K>;
      } catch (error) {
        if (error instanceof ColdkeepError && error.code !== 'internal') throw error;
        this.#report(`job ${kind}: ${bugIn(error)}`);
        throw new ColdkeepError('internal', internalError().message, { cause: error });
      }
    });
  }

  list() {
    return this.#registry.list();
  }

  cancel(id: string): void {
    this.#registry.cancel(id);
  }

  dismiss(id: string): void {
    this.#registry.dismiss(id);
  }

  /** The record of one failure among several, without the text of a bug. */
  presentable(record: ErrorRecord): ErrorRecord {
    if (record.code !== 'internal') return record;
    this.#report('a part of a job failed with a bug');
    return internalError();
  }
}
