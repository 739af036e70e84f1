// What must hold after a run that was ended or failed: what verifies, what is listed, and that the next export clears up.
import { expect } from 'vitest';
import type { VerifyReport } from '../../../shared/domain/reports.ts';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import type { Place } from './prepared-vault.ts';

/** Snapshot ids of the copies that a verification found good, all of them opened and compared. */
export const goodOnes = (report: VerifyReport): string[] =>
  report.copies
    .filter((copy) => copy.status === 'verified' && copy.level === 'opened')
    .map((copy) => copy.snapshot);

/** Snapshot ids of the copies that status tells a person of. */
export const listedOnes = async (vault: UnlockedVault): Promise<string[]> =>
  (await vault.status('keys')).sets
    .flatMap((set) => set.copies)
    .filter((copy) => copy.status !== 'retired')
    .map((copy) => copy.snapshot)
    .toSorted();

/** Uses a vault and closes it whatever happens. */
export async function using<T>(
  opened: Promise<UnlockedVault>,
  work: (vault: UnlockedVault) => Promise<T>,
): Promise<T> {
  const vault = await opened;
  try {
    return await work(vault);
  } finally {
    await vault.close();
  }
}

/** The next export succeeds, leaves these earlier copies and its own, and nothing else. */
export async function expectExportToClearUp(
  place: Place,
  vault: UnlockedVault,
  earlier: readonly string[],
  at: string = place.medium,
): Promise<void> {
  const report = await vault.export('keys', { to: [at] });
  expect(report.copies.map((copy) => [copy.status, copy.error])).toEqual([['verified', undefined]]);
  const copies = [...earlier, report.snapshot.id];
  const verified = await vault.verify({ at, open: true });
  expect(verified).toMatchObject({ failures: [], notes: [] });
  expect(goodOnes(verified)).toEqual(copies);
  expect(verified.copies.length).toBe(copies.length);
  expect(await listedOnes(vault)).toEqual(copies);
  expect(vault.log().chain).toBe('intact');
  expect(place.leftovers()).toEqual([]);
}
