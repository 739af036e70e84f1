// How much parity a copy gets, and that the room foreseen for it is never too small.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planParity } from '../../../electron/core/parity/create.ts';
import { makeParity, parityRoom, redundancyFor } from '../../../electron/core/parity/make.ts';
import { mostSliceBytes } from '../../../electron/core/parity/read-packets.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';

const MiB = 1024 ** 2;
const slicesOf = (sizes: readonly number[], sliceBytes: number) =>
  sizes.reduce((sum, bytes) => sum + Math.ceil(bytes / sliceBytes), 0);

describe('the plan for parity', () => {
  it.each([5000, 500_000, 3 * MiB, 100 * MiB, 40 * 1024 * MiB, 900 * 1024 * MiB])(
    'of %i bytes gives back a fifth of the slices, which our reader takes',
    (bytes) => {
      const sizes = [bytes, 4000, 300];
      const { sliceBytes, recoverySlices } = planParity(sizes, 0.2);
      expect(recoverySlices).toBeGreaterThanOrEqual(slicesOf(sizes, sliceBytes) * 0.2);
      expect(sliceBytes % 4).toBe(0);
      expect(sliceBytes).toBeLessThanOrEqual(mostSliceBytes);
      expect(slicesOf(sizes, sliceBytes)).toBeLessThan(32_768);
    },
  );

  it('takes the blocks of file systems for slices where the work allows it', () => {
    expect(planParity([5 * MiB], 0.2).sliceBytes).toBe(4096);
    expect(planParity([1024 * MiB], 0.2).sliceBytes).toBeGreaterThan(4 * MiB);
  });

  it('gives all of a small copy back, and none where none is wanted', () => {
    expect(redundancyFor([MiB - 10, 10], 20)).toBe(1);
    expect(redundancyFor([MiB, 1], 20)).toBe(0.2);
    expect(redundancyFor([100], 0)).toBe(0);
    expect(parityRoom([100], 0, 1e9)).toBe(0);
  });
});

describe('the room for parity', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'coldkeep-room-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it.each([
    [[10, 200, 3000], 1e9],
    [[1_200_000, 5000, 180], 1e9],
    [[1_200_000, 5000, 180], 150_000],
  ])('of files of %j bytes is enough, in files of at most %i', async (sizes, mostFileBytes) => {
    const files = sizes.map((bytes, index) => {
      const path = join(root, `file-${index}.age`);
      writeFileSync(path, pseudoRandomBytes(`file ${index}`, bytes));
      return { name: `file-${index}.age`, path };
    });
    const redundancy = redundancyFor(sizes, 20);
    const made = await makeParity({ files, redundancy, into: root, baseName: 'parity', mostFileBytes }, {});
    const bytes = made.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeLessThanOrEqual(parityRoom(sizes, 20, mostFileBytes));
    for (const file of made) expect(file.bytes).toBeLessThanOrEqual(mostFileBytes);
  });

  it('is not used for a file that is not what was written', async () => {
    const path = join(root, 'a.age');
    writeFileSync(path, 'other');
    const files = [{ name: 'a.age', path, sha256: '0'.repeat(64) }];
    const input = { files, redundancy: 1, into: root, baseName: 'parity', mostFileBytes: 1e9 };
    await expect(makeParity(input, {})).rejects.toMatchObject({ code: 'copy-failed' });
  });
});
