// Shows broken files to every parser, from one number to another. What it is at stands in shared memory, so that a hang has a name.
import { parentPort, workerData } from 'node:worker_threads';
import { loadSodium } from '../../electron/core/crypto/sodium.ts';
import { makeCorpus } from '../support/fuzz/corpus.ts';
import { fuzzInput } from '../support/fuzz/targets.ts';

export interface FuzzTask {
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  readonly end: number;
  /** Of this worker: the number it is at, and how many it has done. */
  readonly at: Int32Array;
}

const nothingHandedOver: readonly ArrayBuffer[] = [];
const tell = (message: unknown): void => parentPort?.postMessage(message, nothingHandedOver);

const { seed, first, step, end, at } = workerData as FuzzTask;

await loadSodium();
const corpus = await makeCorpus();
const slowest = { ms: 0, index: 0 };
for (let index = first; index < end; index += step) {
  Atomics.store(at, 0, index);
  const input = fuzzInput(corpus, seed, index);
  const beganMs = performance.now();
  try {
    const shown = input.show();
    if (shown !== null) await shown;
  } catch (error) {
    tell({
      failed: index,
      target: input.target,
      path: input.path,
      bytes: input.bytes,
      error,
    });
  }
  const ms = performance.now() - beganMs;
  if (ms > slowest.ms) Object.assign(slowest, { ms, index });
  Atomics.add(at, 1, 1);
}
tell({ done: true, slowest });
