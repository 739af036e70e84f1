// Knows of the jobs under way which one must not be cut off just now: locking waits for it.
import type { RunOptions } from '../../shared/domain/progress.ts';

export class CommitWatch {
  readonly #held = new Set<symbol>();
  readonly #waiting: (() => void)[] = [];

  /** True while any job said that it cannot be cancelled. */
  get holds(): boolean {
    return this.#held.size > 0;
  }

  /** Runs a job and listens to its progress. */
  async run<T>(run: RunOptions, job: (run: RunOptions) => Promise<T>): Promise<T> {
    // Of several media each has its own say: one that is done must not speak for another.
    const tokens = new Map<number, symbol>();
    const tokenOf = (target: number): symbol => {
      const token = tokens.get(target) ?? Symbol('uncancellable');
      tokens.set(target, token);
      return token;
    };
    try {
      return await job({
        ...run,
        onProgress: (progress) => {
          const token = tokenOf(progress.target ?? -1);
          const ended = progress.total > 0 && progress.done >= progress.total;
          if (progress.cancellable || ended || progress.failed !== undefined) this.#release(token);
          else this.#held.add(token);
          run.onProgress?.(progress);
        },
      });
    } finally {
      for (const token of tokens.values()) this.#release(token);
    }
  }

  /** Resolves when nothing holds. */
  async idle(): Promise<void> {
    while (this.holds) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #release(token: symbol): void {
    this.#held.delete(token);
    if (!this.holds) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
