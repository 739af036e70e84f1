// A capacity test: writes a plan into free space, then reads all of it back, and says what was not as it was written.
import type { Fault } from '../../../shared/domain/medium-health-faults.ts';
import { addFault } from '../../../shared/domain/medium-health-faults.ts';
import { bytesUpToEnd, sampleBytes, type CapacityPlan } from '../../../shared/domain/medium-health-plan.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { stopIfCancelled } from './cancelled.ts';
import { sectorBytes, type TestPattern } from './capacity-test-pattern.ts';
import { errnoOf, removedError } from './medium-errors.ts';
import type { ReadLevel } from './medium.ts';

/**
 * Free space as a test uses it. Calls throw what the file system throws, with its error number; what they mean is judged here.
 */
export interface TestSpace {
  readonly root: string;
  isPresent(): Promise<boolean>;
  /** The same after a call failed with this error number. */
  isPresentAfter(errno: string): Promise<boolean>;
  /** Sets that many bytes aside without writing them, so that what is written next lies behind them; false where it cannot. */
  reserve(bytes: number): Promise<boolean>;
  /** Writes behind what was written or set aside before. At most 1 MiB. Answers where it is read from. */
  append(chunk: Uint8Array): Promise<number>;
  /** Returns once the medium has all of it. */
  flush(): Promise<void>;
  /** Reads what was appended from where `append` said, past the cache where that can be had. */
  read(offset: number, bytes: number): Promise<Buffer>;
  /** How it was read, once something was. */
  level(): ReadLevel;
  /** Whether the file system gives out its space in order. */
  readonly inOrder: boolean;
}

export interface TestOutcome {
  /** In the order of their places. */
  readonly faults: readonly Fault[];
  /** Bytes written and read back. */
  readonly testedBytes: number;
  /** Where in the free space the last of them was. */
  readonly testedTo: number;
  readonly writeBytesPerSecond: number;
  readonly readBytesPerSecond: number;
}

interface WrittenChunk {
  /** Its place in the free space. */
  readonly at: number;
  /** Where the space reads it from. */
  readonly offset: number;
  readonly bytes: number;
}

const chunkBytes = sampleBytes;
const syncEveryBytes = 32 * chunkBytes;
/** A chunk that cannot be read is read again in pieces: most of it may be there. */
const pieceBytes = chunkBytes / 16;
/** Enough to judge by; a medium that fails slowly would otherwise be read for days. */
const enoughUnreadable = 32;

export interface TestRun extends RunOptions {
  /** Called once it is known how much will be written, before any of it is. */
  readonly onAhead?: (ahead: { readonly toWrite: number; readonly toRead: number }) => void;
}

/** Errors: medium-removed, cancelled, and what is no error number. Everything else that fails is a fault. */
export async function testCapacity(
  space: TestSpace,
  plan: CapacityPlan,
  pattern: TestPattern,
  run: TestRun,
): Promise<TestOutcome> {
  const faults: Fault[] = [];
  // Where nothing can be set aside, the space between the samples has to be written too; it is not read.
  const sampling = plan.stretches.length > 1 && (await canSetAside(space));
  const toWrite = sampling ? plan.bytes : bytesUpToEnd(plan);
  run.onAhead?.({ toWrite, toRead: plan.bytes });
  const writing = await writePlan(space, { plan, sampling, toWrite }, pattern, faults, run);
  const reading = await readChunks(space, writing.chunks, pattern, faults, run);
  const last = writing.chunks.at(-1);
  return {
    faults: faults.toSorted((a, b) => a.at - b.at),
    testedBytes: reading.bytes,
    testedTo: last === undefined ? 0 : last.at + last.bytes,
    writeBytesPerSecond: perSecond(writing.bytes, writing.seconds),
    readBytesPerSecond: perSecond(reading.bytes, reading.seconds),
  };
}

const perSecond = (bytes: number, seconds: number): number => Math.round(bytes / Math.max(seconds, 0.001));

async function canSetAside(space: TestSpace): Promise<boolean> {
  try {
    return await space.reserve(chunkBytes);
  } catch (error) {
    await endUnlessPresent(space, error);
    return false;
  }
}

async function writePlan(
  space: TestSpace,
  { plan, sampling, toWrite: total }: { plan: CapacityPlan; sampling: boolean; toWrite: number },
  pattern: TestPattern,
  faults: Fault[],
  run: RunOptions,
) {
  const chunks: WrittenChunk[] = [];
  let written = 0;
  let unsynced = 0;
  let at = 0;
  const report = () =>
    run.onProgress?.({ phase: 'writing', done: written, total, unit: 'bytes', cancellable: true });
  const write = async (to: number, toBeRead: boolean) => {
    while (at < to) {
      stopIfCancelled(run.signal);
      const bytes = Math.min(chunkBytes, to - at);
      const offset = await space.append(pattern.bytesAt(at, bytes));
      if (toBeRead) chunks.push({ at, offset, bytes });
      at += bytes;
      written += bytes;
      unsynced += bytes;
      if (unsynced >= syncEveryBytes) {
        await space.flush();
        unsynced = 0;
      }
      report();
    }
  };

  report();
  const startedMs = performance.now();
  try {
    for (const stretch of plan.stretches) {
      if (sampling && stretch.at > at) {
        // A sample gets its place when it is flushed: before that nothing behind it may be set aside.
        await space.flush();
        if (await space.reserve(stretch.at - at)) at = stretch.at;
      }
      await write(stretch.at, false);
      await write(stretch.at + stretch.bytes, true);
    }
    await space.flush();
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    if (!(await space.isPresentAfter(errno))) throw removedError(space.root, error);
    // The file system wants some of its room for itself: that is the end of the free space.
    if (errno !== 'ENOSPC' && errno !== 'EDQUOT')
      addFault(faults, { at, bytes: chunkBytes, kind: 'unwritable', errno });
  }
  const seconds = (performance.now() - startedMs) / 1000;
  return { chunks, bytes: written, seconds };
}

async function readChunks(
  space: TestSpace,
  chunks: readonly WrittenChunk[],
  pattern: TestPattern,
  faults: Fault[],
  run: RunOptions,
) {
  const total = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  const startedMs = performance.now();
  let done = 0;
  const report = () =>
    run.onProgress?.({ phase: 'reading back', done, total, unit: 'bytes', cancellable: true });
  report();
  for (const chunk of chunks) {
    stopIfCancelled(run.signal);
    await readChunk(space, chunk, pattern, faults);
    done += chunk.bytes;
    report();
    const unreadable = faults.filter(({ kind }) => kind === 'unreadable').length;
    if (unreadable >= enoughUnreadable) break;
  }
  // A stick that was pulled out answers from memory, or with zeros: nothing is concluded from that.
  if (!(await space.isPresent())) throw removedError(space.root);
  return { bytes: done, seconds: (performance.now() - startedMs) / 1000 };
}

async function readChunk(
  space: TestSpace,
  chunk: WrittenChunk,
  pattern: TestPattern,
  faults: Fault[],
): Promise<void> {
  try {
    compare(await space.read(chunk.offset, chunk.bytes), chunk, pattern, faults);
    return;
  } catch (error) {
    await endUnlessPresent(space, error);
  }
  for (let within = 0; within < chunk.bytes; within += pieceBytes) {
    const piece = { at: chunk.at + within, offset: chunk.offset + within, bytes: pieceBytes };
    try {
      compare(await space.read(piece.offset, piece.bytes), piece, pattern, faults);
    } catch (error) {
      const errno = await endUnlessPresent(space, error);
      addFault(faults, { at: piece.at, bytes: piece.bytes, kind: 'unreadable', errno });
    }
  }
}

function compare(read: Buffer, { at, bytes }: WrittenChunk, pattern: TestPattern, faults: Fault[]): void {
  const whole = read.length - (read.length % sectorBytes);
  pattern.compare(at, read.subarray(0, whole), faults);
  if (whole < bytes)
    addFault(faults, { at: at + whole, bytes: bytes - whole, kind: 'unreadable', errno: 'EIO' });
}

/** Answers the error number; a medium that is gone, and a bug, end the test. */
async function endUnlessPresent(space: TestSpace, error: unknown): Promise<string> {
  const errno = errnoOf(error);
  if (errno === null) throw error;
  if (!(await space.isPresentAfter(errno))) throw removedError(space.root, error);
  return errno;
}
