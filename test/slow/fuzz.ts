// The fuzz run: broken files for every parser and check, by the million. Nothing may throw, and nothing may take long.
import { writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { FuzzTask } from './fuzz-worker.ts';

/** An input that takes longer is called a hang. Parsers take microseconds; a machine under load may stop for seconds. */
const mostSecondsForOne = 20;
const saySeconds = 10;

const messageSchema = z.union([
  z.object({ done: z.literal(true), slowest: z.object({ ms: z.number(), index: z.number() }) }),
  z.object({
    failed: z.number(),
    target: z.string(),
    path: z.string(),
    bytes: z.instanceof(Uint8Array),
    error: z.unknown(),
  }),
]);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export interface FuzzWishes {
  readonly count: number;
  readonly seed: number;
  /** Only the input of this number. */
  readonly only: number | null;
  readonly workers: number;
}

interface Running {
  readonly worker: Worker;
  readonly at: Int32Array;
  done: boolean;
}

/** Answers the exit status: 0 where nothing threw and nothing hung. */
export async function fuzz(wishes: FuzzWishes, workerFile: URL): Promise<number> {
  const first = wishes.only ?? 0;
  const end = wishes.only === null ? wishes.count : wishes.only + 1;
  const count = end - first;
  const workers = Math.max(1, Math.min(wishes.workers, availableParallelism(), count));
  let failures = 0;
  const slowest = { ms: 0, index: 0 };

  const running = Array.from({ length: workers }, (_, place): Running => {
    const at = new Int32Array(new SharedArrayBuffer(8));
    const task: FuzzTask = { seed: wishes.seed, first: first + place, step: workers, end, at };
    const each: Running = { worker: new Worker(workerFile, { workerData: task }), at, done: false };
    each.worker.on('message', (received: unknown) => {
      const message = messageSchema.parse(received);
      if ('done' in message) {
        each.done = true;
        if (message.slowest.ms > slowest.ms) Object.assign(slowest, message.slowest);
        return;
      }
      failures += 1;
      const kept = join(tmpdir(), `coldkeep-fuzz-${wishes.seed}-${message.failed}`);
      writeFileSync(kept, message.bytes);
      say(`Input ${message.failed} broke "${message.target}" as ${message.path}; kept in ${kept}.`);
      say(
        message.error instanceof Error
          ? (message.error.stack ?? message.error.message)
          : String(message.error),
      );
    });
    each.worker.on('error', (error) => {
      failures += 1;
      each.done = true;
      say(
        `A worker ended at input ${Atomics.load(at, 0)}: ${error instanceof Error ? error.stack : String(error)}`,
      );
    });
    each.worker.on('exit', () => {
      if (!each.done) failures += 1;
      each.done = true;
    });
    return each;
  });

  say(`${count} inputs, seed ${wishes.seed}, ${workers} workers.`);
  const beganMs = performance.now();
  const seen = running.map(() => ({ done: -1, sinceMs: performance.now() }));
  let saidMs = beganMs;
  while (running.some(({ done }) => !done)) {
    await wait(250);
    const nowMs = performance.now();
    const done = running.reduce((sum, { at }) => sum + Atomics.load(at, 1), 0);
    for (const [place, each] of running.entries()) {
      const known = seen[place];
      if (known === undefined || each.done) continue;
      const doneHere = Atomics.load(each.at, 1);
      if (doneHere !== known.done) Object.assign(known, { done: doneHere, sinceMs: nowMs });
      // Making the corpus comes before the first input.
      else if (doneHere > 0 && nowMs - known.sinceMs > mostSecondsForOne * 1000) {
        failures += 1;
        each.done = true;
        say(`Input ${Atomics.load(each.at, 0)} has taken more than ${mostSecondsForOne} seconds: a hang.`);
        await each.worker.terminate();
      }
    }
    if (nowMs - saidMs >= saySeconds * 1000) {
      saidMs = nowMs;
      const perSecond = Math.round(done / ((nowMs - beganMs) / 1000));
      say(`${done} of ${count}, ${perSecond} a second, ${failures} failed`);
    }
  }
  const total = running.reduce((sum, { at }) => sum + Atomics.load(at, 1), 0);
  say(`Slowest: input ${slowest.index}, ${Math.round(slowest.ms)} ms.`);
  say(`${total - failures} passed, ${failures} failed`);
  return failures === 0 && total === count ? 0 : 1;
}

const numberFrom = (name: string, usual: number): number => {
  const given = process.env[name];
  const value = given === undefined ? usual : Number(given);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} is no number: ${given}`);
  return value;
};

process.exitCode = await fuzz(
  {
    count: numberFrom('COLDKEEP_FUZZ_COUNT', 1_000_000),
    seed: numberFrom('COLDKEEP_FUZZ_SEED', 1),
    only: process.env['COLDKEEP_FUZZ_ONLY'] === undefined ? null : numberFrom('COLDKEEP_FUZZ_ONLY', 0),
    workers: numberFrom('COLDKEEP_FUZZ_WORKERS', 2),
  },
  new URL('fuzz-worker.js', import.meta.url),
);
