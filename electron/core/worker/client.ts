// The main side's handle on the vault worker: typed calls, progress, cancellation, and locking, which ends the worker.
import { ColdkeepError, fromErrorRecord } from '../../../shared/domain/errors.ts';
import type { OnProgress, RunOptions } from '../../../shared/domain/progress.ts';
import type { CallInput, CallName, CallOutput } from './calls.ts';
import type { WorkerPort } from './port.ts';
import type { ToClient, ToHost } from './protocol.ts';

interface Pending {
  resolve(output: unknown): void;
  reject(error: Error): void;
  onProgress: OnProgress | undefined;
}

export class VaultWorker {
  readonly #port: WorkerPort;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #ended = false;

  constructor(port: WorkerPort) {
    this.#port = port;
    port.onMessage((message) => this.#receive(message as ToClient));
    port.onClose((cause) => this.#failAll(cause));
  }

  /** Calls the worker. Throws what the handler threw, with its code; `cancelled` when the signal aborts; `worker-ended` after a lock. */
  async call<N extends CallName>(name: N, input: CallInput<N>, run: RunOptions = {}): Promise<CallOutput<N>> {
    if (this.#ended) throw endedError();
    if (run.signal?.aborted === true) throw new ColdkeepError('cancelled', 'The work was cancelled.');
    const id = this.#nextId++;
    const cancel = () => this.#send({ type: 'cancel', id });
    run.signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise<CallOutput<N>>((resolve, reject) => {
        this.#pending.set(id, {
          resolve,
          reject,
          onProgress: run.onProgress,
        });
        this.#send({ type: 'call', id, name, input });
      });
    } finally {
      this.#pending.delete(id);
      run.signal?.removeEventListener('abort', cancel);
    }
  }

  /** Locks: zeroes the keys and ends the worker. Calls under way fail with worker-ended. Idempotent. */
  async lock(): Promise<void> {
    if (this.#ended) return;
    this.#send({ type: 'forget' });
    this.#failAll();
    await this.#port.end();
  }

  #send(message: ToHost): void {
    this.#port.post(message);
  }

  #receive(message: ToClient): void {
    const pending = this.#pending.get(message.id);
    switch (message.type) {
      case 'progress':
        pending?.onProgress?.(message.progress);
        return;
      case 'result':
        pending?.resolve(message.output);
        return;
      case 'error':
        pending?.reject(fromErrorRecord(message.error));
        return;
    }
  }

  #failAll(cause?: Error): void {
    this.#ended = true;
    for (const pending of this.#pending.values()) pending.reject(endedError(cause));
    this.#pending.clear();
  }
}

const endedError = (cause?: Error) =>
  cause === undefined
    ? new ColdkeepError('worker-ended', 'The vault was locked while work was going on.')
    : new ColdkeepError('worker-ended', `The vault worker ended: ${cause.message}`, { cause });
