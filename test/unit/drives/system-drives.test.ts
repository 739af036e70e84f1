import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundDrive } from '../../../electron/core/drives/found-drive.ts';
import { SystemDrives } from '../../../electron/core/drives/system-drives.ts';
import { stick } from './drives.ts';

const found = (plug: string, changes: Parameters<typeof stick>[0] = {}): FoundDrive => ({
  plug,
  drive: stick(changes),
});

describe('the drives of this machine', () => {
  let now: FoundDrive[];
  let signature: string;
  let looks: number;
  let told: number;
  let plug: () => void;
  /** Until when a look takes. */
  let hold: Promise<void>;
  let drives: SystemDrives;

  beforeEach(() => {
    vi.useFakeTimers();
    now = [];
    signature = 'a';
    looks = 0;
    told = 0;
    hold = Promise.resolve();
    plug = () => undefined;
    drives = new SystemDrives({
      async find() {
        looks += 1;
        await hold;
        return [...now];
      },
      watch: (listener) => {
        plug = listener;
        return () => {
          plug = () => undefined;
        };
      },
      signature: () => signature,
      everyMs: 500,
    });
    drives.onChange(() => told++);
  });

  afterEach(() => {
    drives.stop();
    vi.useRealTimers();
  });

  it('are read when they are asked for, where nobody watches', async () => {
    now = [found('x')];
    expect(await drives.list()).toHaveLength(1);
    now = [];
    expect(await drives.list()).toEqual([]);
  });

  it('tell nobody of what a look finds that was under way when they were stopped', async () => {
    drives.start();
    await vi.advanceTimersByTimeAsync(0);
    const gate = new EventEmitter();
    hold = once(gate, 'go').then(() => undefined);
    now = [found('x')];
    plug();
    drives.stop();
    const before = told;
    gate.emit('go');
    await vi.advanceTimersByTimeAsync(2000);
    expect(told).toBe(before);
    expect(await drives.list()).toHaveLength(1);
    drives.start();
    now = [];
    plug();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toBeGreaterThan(before);
  });

  it('stay what they were while they cannot be read, and are read when they can', async () => {
    now = [found('x')];
    drives.start();
    await vi.advanceTimersByTimeAsync(0);
    const reading = Promise.reject(new Error('too many open files'));
    reading.catch(() => undefined);
    hold = reading;
    now = [];
    plug();
    await vi.advanceTimersByTimeAsync(100);
    expect(await drives.list()).toHaveLength(1);
    hold = Promise.resolve();
    plug();
    await vi.advanceTimersByTimeAsync(0);
    expect(await drives.list()).toEqual([]);
  });

  it('are read again as soon as something is plugged in, and told of once', async () => {
    drives.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toBe(0);
    now = [found('USB 1/5', { device: 'USB 1/5', state: 'reading' })];
    plug();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toBe(1);
    expect(await drives.list()).toMatchObject([{ state: 'reading' }]);
  });

  it('are looked at again and again while one is being read', async () => {
    now = [found('USB 1/5', { state: 'reading' })];
    drives.start();
    await vi.advanceTimersByTimeAsync(60_000);
    now = [found('USB 1/5 /dev/sdb')];
    await vi.advanceTimersByTimeAsync(500);
    expect(await drives.list()).toMatchObject([{ state: 'ready' }]);
  });

  it('are found without any event, by what changes in the system', async () => {
    drives.start();
    await vi.advanceTimersByTimeAsync(10_000);
    now = [found('x')];
    signature = 'b';
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toBe(1);
  });

  it('are answered as they were last seen, while a failing one holds up the next look', async () => {
    now = [found('x')];
    drives.start();
    expect(await drives.list()).toHaveLength(1);
    hold = new Promise(() => undefined);
    plug();
    expect(await drives.list()).toHaveLength(1);
  });

  it('are left alone while nothing changes', async () => {
    now = [found('x')];
    drives.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toBe(1);
    expect(await drives.list()).toHaveLength(1);
    expect(looks).toBe(1);
  });

  it('stand in the order in which they were plugged in, also while they are read', async () => {
    now = [found('USB 1/9', { device: 'nine' })];
    drives.start();
    await vi.advanceTimersByTimeAsync(0);
    now = [found('USB 1/2 /dev/sda', { device: 'two' }), found('USB 1/9 /dev/sdb', { device: 'nine' })];
    await drives.look();
    expect((await drives.list()).map(({ device }) => device)).toEqual(['nine', 'two']);
  });

  it('are told of where one took the place of its like', async () => {
    now = [found('USB 1/5 /dev/sdb')];
    drives.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toBe(1);
    now = [found('USB 1/6 /dev/sdb')];
    await drives.look();
    expect(told).toBe(2);
  });

  it('are not watched any more after the end', async () => {
    drives.start();
    await vi.advanceTimersByTimeAsync(0);
    drives.stop();
    const before = looks;
    plug();
    signature = 'c';
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looks).toBe(before);
  });
});
