// A practice pool in a temporary folder of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePracticePool, type PracticePool } from '../../electron/core/practice/practice-pool.ts';

export const practiceSeed = 'test pool';
export const practiceNow = Date.parse('2026-11-21T00:00:00Z');

/** Makes a pool, hands it to `use`, removes it. */
export async function withPracticePool<T>(
  use: (pool: PracticePool & { folder: string }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'coldkeep-practice-'));
  try {
    return await use({
      folder,
      ...(await makePracticePool(folder, { seed: practiceSeed, now: practiceNow })),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
