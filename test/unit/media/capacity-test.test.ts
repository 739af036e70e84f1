// The capacity test against memories that lie, in order as FAT lays them out: what is found, and what size is told.
import { describe, expect, it } from 'vitest';
import { testCapacity, type TestSpace } from '../../../electron/core/media/capacity-test.ts';
import { TestPattern } from '../../../electron/core/media/capacity-test-pattern.ts';
import { judgeFaults } from '../../../shared/domain/medium-health-faults.ts';
import { capacityPlan } from '../../../shared/domain/medium-health-plan.ts';

const MiB = 1024 ** 2;
const seed = Buffer.alloc(40, 7);

interface Lie {
  readonly claimed: number;
  readonly real: number;
  readonly beyond?: 'wraps' | 'drops' | 'sticks' | 'echoes';
  readonly reserves?: boolean;
  readonly spoil?: (memory: Map<number, Buffer>) => void;
}

/** What is in use before the free space begins. */
const used = MiB;
const unit = 4096;

class Memory implements TestSpace {
  readonly root = '/media/fake';
  readonly inOrder = true;
  readonly #lie: Lie;
  readonly #cells = new Map<number, Buffer>();
  #end = 0;
  appended = 0;
  readonly #full: number;

  constructor(lie: Lie) {
    this.#lie = lie;
    this.#full = lie.claimed - used;
  }

  isPresent = async () => true;
  isPresentAfter = async () => true;
  flush = async () => undefined;
  level = () => 'readback' as const;

  async reserve(bytes: number) {
    if (this.#lie.reserves === false) return false;
    this.#end += bytes;
    return true;
  }

  async append(chunk: Uint8Array) {
    this.appended += chunk.length;
    if (this.#end + chunk.length > this.#full)
      throw Object.assign(new Error(), { errno: -28, code: 'ENOSPC' });
    const offset = this.#end;
    for (let at = 0; at < chunk.length; at += unit) {
      const cell = this.#cellFor(used + offset + at, 'writing');
      if (cell !== null) this.#cells.set(cell, Buffer.from(chunk.subarray(at, at + unit)));
    }
    this.#end += chunk.length;
    return offset;
  }

  async read(offset: number, bytes: number) {
    this.#lie.spoil?.(this.#cells);
    const read = Buffer.alloc(bytes);
    for (let at = 0; at < bytes; at += unit) {
      const cell = this.#cellFor(used + offset + at, 'reading');
      if (cell !== null) this.#cells.get(cell)?.copy(read, at);
    }
    return read;
  }

  #cellFor(address: number, act: 'reading' | 'writing'): number | null {
    const { real, beyond = 'drops' } = this.#lie;
    if (address < real) return address;
    if (beyond === 'wraps') return address % real;
    if (beyond === 'sticks') return real - unit;
    return beyond === 'echoes' && act === 'reading' ? address % real : null;
  }
}

async function test(lie: Lie, extent: 'sampled' | 'full') {
  const plan = capacityPlan(lie.claimed - used, extent);
  const outcome = await testCapacity(new Memory(lie), plan, new TestPattern(MiB, seed), {});
  const { stretches } = plan;
  const verdict = judgeFaults(outcome.faults, {
    claimedBytes: lie.claimed,
    stretches,
    testedTo: outcome.testedTo,
    inOrder: true,
  });
  return { ...verdict, testedBytes: outcome.testedBytes };
}

describe('an honest memory', () => {
  it.each(['sampled', 'full'] as const)('passes a %s test', async (extent) => {
    const { verdict, failures, testedBytes } = await test({ claimed: 150 * MiB, real: 150 * MiB }, extent);
    expect({ verdict, failures }).toEqual({ verdict: 'passed', failures: [] });
    expect(testedBytes).toBe(extent === 'full' ? 149 * MiB : 24 * MiB);
  });

  it('passes a sampled test where nothing can be set aside', async () => {
    const { verdict, testedBytes } = await test(
      { claimed: 200 * MiB, real: 200 * MiB, reserves: false },
      'sampled',
    );
    expect(verdict).toBe('passed');
    expect(testedBytes).toBeLessThan(30 * MiB);
  });
});

describe('how much will be written', () => {
  it.each([
    ['sampled', true, 24 * MiB],
    ['sampled', false, 148 * MiB],
    ['full', true, 149 * MiB],
    ['full', false, 149 * MiB],
  ] as const)('%s, space set aside: %s', async (extent, reserves, toWrite) => {
    const memory = new Memory({ claimed: 150 * MiB, real: 150 * MiB, reserves });
    const ahead: unknown[] = [];
    const written: number[] = [];
    await testCapacity(memory, capacityPlan(149 * MiB, extent), new TestPattern(MiB, seed), {
      onAhead: (plan) => ahead.push({ ...plan, appended: memory.appended }),
      onProgress: ({ phase, done }) => phase === 'writing' && written.push(done),
    });
    expect(ahead).toEqual([{ toWrite, toRead: extent === 'full' ? 149 * MiB : 24 * MiB, appended: 0 }]);
    expect(written.at(-1)).toBe(toWrite);
  });
});

describe('a memory that wraps around', () => {
  const sizes = [17, 32, 50, 64, 99.5, 128, 200, 255.25, 280].map((size) => size * MiB);
  it.each(sizes)('at %i bytes is found by a sample, with its size', async (real) => {
    const { verdict, estimatedBytes, failures } = await test(
      { claimed: 300 * MiB, real, beyond: 'wraps' },
      'sampled',
    );
    expect(verdict).toBe('failed');
    // A few times as much where one sample alone fell onto the stretch; never less.
    expect((estimatedBytes ?? 0) % real).toBe(0);
    expect(estimatedBytes).toBeGreaterThanOrEqual(real);
    expect(failures[0]).toMatch(/^It holds about .* at most, not the 315 MB that it claims/);
  });

  it('is found in full, with its size', async () => {
    const { estimatedBytes } = await test({ claimed: 70 * MiB, real: 20 * MiB, beyond: 'wraps' }, 'full');
    expect(Math.abs((estimatedBytes ?? 0) - 20 * MiB)).toBeLessThan(2 * MiB);
  });
});

describe('a memory that loses what is beyond its size', () => {
  const cases = (['drops', 'sticks', 'echoes'] as const).flatMap((beyond) =>
    (['sampled', 'full'] as const).map((extent) => ({ beyond, extent })),
  );
  it.each(cases)('and $beyond is found by a $extent test', async ({ beyond, extent }) => {
    const real = 60 * MiB;
    const { verdict, estimatedBytes } = await test({ claimed: 80 * MiB, real, beyond }, extent);
    expect(verdict).toBe('failed');
    expect(Math.abs((estimatedBytes ?? 0) - real)).toBeLessThan(9 * MiB);
  });
});

describe('a memory of its true size that spoils a byte', () => {
  it('fails in full, and is not said to lie', async () => {
    const spoil = (cells: Map<number, Buffer>) => cells.get(30 * MiB)?.fill(0xff, 100, 101);
    const result = await test({ claimed: 80 * MiB, real: 80 * MiB, spoil }, 'full');
    expect(result).toMatchObject({ verdict: 'failed', firstFailureAt: 29 * MiB });
    expect(result.estimatedBytes).toBeUndefined();
    expect(result.failures).toEqual([
      '512 bytes came back other than they were written: 30.4 MB into the free space.',
    ]);
  });
});

describe('the plan', () => {
  it('of a small space is the whole of it', () => {
    expect(capacityPlan(40 * MiB + 5, 'sampled')).toEqual({
      extent: 'full',
      stretches: [{ at: 0, bytes: 40 * MiB }],
      bytes: 40 * MiB,
    });
    expect(capacityPlan(MiB - 1, 'full')).toEqual({ extent: 'full', stretches: [], bytes: 0 });
  });

  it('of 32 GB samples every 175 MiB or less, to the end, in one in a hundred', () => {
    const { stretches, bytes } = capacityPlan(32e9, 'sampled');
    const [base] = stretches;
    expect(base?.bytes).toBe(175 * MiB);
    const gaps = stretches.slice(1).map(({ at }, index) => at - (stretches[index]?.at ?? 0));
    expect(Math.max(...gaps.slice(1))).toBeLessThanOrEqual(175 * MiB);
    const last = stretches.at(-1);
    expect((last?.at ?? 0) + MiB).toBe((Math.floor(32e9 / MiB) - 1) * MiB);
    expect(bytes / 32e9).toBeLessThan(0.012);
  });
});
