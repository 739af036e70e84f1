// The command line is killed at every change that it makes to the vault folder or the medium: the vault opens, earlier copies hold,
// what is listed verifies, and the next run of the same command succeeds and clears up.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../../shared/domain/reports.ts';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import { countSteps, noKillAt } from '../support/kill-at.ts';
import { killed, PreparedVault, type Place } from './prepared-vault.ts';

/** Snapshot ids of the copies that a verification found good, all of them opened and compared. */
const goodOnes = (report: VerifyReport): string[] =>
  report.copies
    .filter((copy) => copy.status === 'verified' && copy.level === 'opened')
    .map((copy) => copy.snapshot);

const listedOnes = async (vault: UnlockedVault): Promise<string[]> =>
  (await vault.status('keys')).sets
    .flatMap((set) => set.copies)
    .filter((copy) => copy.status !== 'retired')
    .map((copy) => copy.snapshot);

/** Whatever an interrupted run may leave: half-written files and folders, sealed parts on their way. */
const leftovers = (place: Place): string[] =>
  readdirSync(place.root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(partial|prev|new)$|^home\/spool/.test(path.replace(/^home\/catalogue\.age\.prev(\.minisig)?$/, '')),
  );

describe.skipIf(noKillAt !== null)(`killed at every step${noKillAt === null ? '' : ` (${noKillAt})`}`, () => {
  describe('of an export', () => {
    let prepared: PreparedVault;
    beforeAll(async () => {
      // Two earlier generations, so that the export also retires one.
      prepared = await new PreparedVault().prepare(2);
    });
    afterAll(() => prepared.end());

    it('to a medium with earlier copies', async () => {
      const exporting = (place: Place) => place.command('export', 'keys', '--to', place.medium);
      const steps = await countSteps(exporting(prepared.place()));
      const [older = '', newer = ''] = prepared.earlier;
      expect(steps.filter((step) => step.name === 'fsync').length).toBeGreaterThan(20);

      await prepared.atEach(steps, async (place, step) => {
        await killed({ ...exporting(place), killAt: step.number });
        await place.inVault(async (vault) => {
          const listed = await listedOnes(vault);
          const verified = await vault.verify({ at: place.medium, open: true });
          const good = goodOnes(verified);
          expect(verified.copies.filter((copy) => copy.status !== 'verified')).toEqual([]);
          expect(good).toEqual(expect.arrayContaining(listed));
          expect(good).toContain(newer);
          // The oldest one goes only when the new one is there.
          expect(good.includes(older) || good.length === 2).toBe(true);

          const report = await vault.export('keys', { to: [place.medium] });
          expect(report.copies).toMatchObject([{ status: 'verified' }]);
          expect(report.copies[0]?.error).toBeUndefined();
          const after = await vault.verify({ at: place.medium, open: true });
          expect(after).toMatchObject({ failures: [], notes: [] });
          expect(goodOnes(after)).toEqual([newer, report.snapshot.id]);
          expect((await listedOnes(vault)).toSorted()).toEqual([newer, report.snapshot.id]);
          expect(vault.log().chain).toBe('intact');
        });
        expect(leftovers(place)).toEqual([]);
        expect(existsSync(join(place.home, 'spool'))).toBe(false);
      });
    });
  });
});
