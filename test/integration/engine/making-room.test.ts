// Copies that go so that a newer one fits, on media that are nearly full: never one that nothing stands for.
import { existsSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { attachLoopMount, noLoopMount } from '../../support/loop-mount.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import { World } from '../../support/world.ts';

const fileBytes = 1_500_000;

describe.skipIf(noLoopMount !== null)(
  `room on a nearly full medium (needs root: ${noLoopMount ?? 'is here'})`,
  () => {
    let world: World;
    let vault: WindowVault;
    let sticks: ReturnType<typeof attachLoopMount>[];
    let seed = 0;

    /** Each holds two copies of such a size, and not a third one. */
    beforeEach(async () => {
      world = new World();
      sticks = [attachLoopMount({ sizeMiB: 6 }), attachLoopMount({ sizeMiB: 6 })];
      vault = await world.vaultWithKeys({ 'big.bin': pseudoRandomBytes('0', fileBytes) });
      await vault.updateSettings({ parityPercent: 0 });
    });
    afterEach(async () => {
      await world.end();
      for (const stick of sticks) stick.detach();
    });

    const roots = () => sticks.map(({ mount }) => mount.root);
    const at = (index: number) => roots()[index] ?? '';
    const change = () => {
      world.clock.forwardDays(1);
      world.write('keys', { 'big.bin': pseudoRandomBytes(String((seed += 1)), fileBytes) });
    };
    const exportTo = (to: readonly string[], keep?: number) =>
      vault.export('keys', { to, ...(keep === undefined ? {} : { keep }) });
    /** Exports changed originals; answers the snapshot. */
    const exported = async (to: readonly string[]): Promise<string> => {
      change();
      const report = await exportTo(to);
      expect(report.copies.map(({ error }) => error)).toEqual(to.map(() => undefined));
      return report.snapshot.id;
    };
    const copyOn = (index: number, snapshot: string) =>
      join(at(index), 'COLDKEEP', vault.id, 'snapshots', snapshot);

    it('leaves a copy alone that is held elsewhere only by a medium that was lost', async () => {
      const first = await exported(roots());
      const second = await exported([at(0)]);
      const other = vault.listMedia().find(({ copies }) => copies === 1)?.id ?? '';
      await vault.setMedium(other, { state: 'lost' });
      change();
      const refused = await exportTo([at(0)], 1);
      expect(refused.copies[0]?.error).toMatchObject({ code: 'medium-full' });
      expect([first, second].map((id) => existsSync(copyOn(0, id)))).toEqual([true, true]);

      await vault.setMedium(other, { state: 'active' });
      const made = await exportTo([at(0)], 1);
      expect(made.copies).toMatchObject([{ status: 'verified' }]);
      expect(existsSync(copyOn(0, first))).toBe(false);
    });

    it('lets no copy go on two media at once because each counts on the other', async () => {
      const first = await exported(roots());
      const second = await exported(roots());
      change();
      const report = await exportTo(roots(), 1);
      expect(report.copies.map(({ status }) => status)).toEqual(['verified', 'verified']);
      for (const snapshot of [first, second]) {
        const why = report.copies
          .flatMap(({ retired }) => retired)
          .filter((each) => each.snapshot === snapshot);
        const forRoom = why.filter((each) => each.why.includes('made room'));
        expect(forRoom.length).toBeLessThan(2);
      }
    });

    it('lets nothing go where that would not make room enough', async () => {
      const first = await exported(roots());
      const second = await exported([at(0)]);
      world.write('keys', { 'more.bin': pseudoRandomBytes('more', 5_000_000) });
      const refused = await exportTo([at(0)], 1);
      expect(refused.copies).toMatchObject([{ error: { code: 'medium-full' }, retired: [] }]);
      expect([first, second].map((id) => existsSync(copyOn(0, id)))).toEqual([true, true]);
    });

    it('retires nothing for a copy that does not lie there any more as it was recorded', async () => {
      const small = { 'big.bin': pseudoRandomBytes('small', 100_000) };
      const exportSmall = async () => {
        world.clock.forwardDays(1);
        world.write('keys', { ...small, n: String((seed += 1)) });
        return (await exportTo([at(0)])).snapshot.id;
      };
      const first = await exportSmall();
      const second = await exportSmall();
      // By the catalogue it and the next one stand for the first.
      unlinkSync(join(copyOn(0, second), 'payload.tar.age'));
      await exportSmall();
      expect([first, second].map((id) => existsSync(copyOn(0, id)))).toEqual([true, true]);
      expect(vault.listMedia()).toMatchObject([{ copies: 3 }]);
    });
  },
);
