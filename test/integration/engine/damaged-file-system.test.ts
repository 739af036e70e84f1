// A medium whose file system is damaged in one place, as after being pulled out in the middle of a write: what is whole beside it counts,
// nothing is written before it is repaired, and the repair that is named heals it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { createVault } from '../../../electron/core/vault.ts';
import { attachLoopMount, noLoopMount, type LoopMount } from '../../support/loop-mount.ts';
import { filesBelow } from '../../faults/support/practice-copies.ts';
import { World, passphrase, practiceFiles } from '../../support/world.ts';

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** Takes away what stands behind a name, and leaves the name. */
const emptyInode = (mount: LoopMount, path: string): string => {
  const device = run('findmnt', '-no', 'SOURCE', mount.root);
  run('umount', mount.root);
  run('debugfs', '-w', '-R', `clri ${path}`, device);
  run('mount', device, mount.root);
  return device;
};

describe.skipIf(noLoopMount !== null)(
  `a damaged file system${noLoopMount === null ? '' : ` (${noLoopMount})`}`,
  () => {
    let world: World;
    let vault: WindowVault;
    let loop: ReturnType<typeof attachLoopMount>;
    let at: string;
    let vaultFolder: string;
    const snapshots: string[] = [];

    const exported = async (): Promise<string> => {
      const { snapshot, copies } = await vault.export('keys', { to: [at] });
      expect(copies).toMatchObject([{ status: 'verified' }]);
      return snapshot.id;
    };

    const changeKeys = (): void => {
      world.clock.forwardDays(1);
      world.write('keys', { 'counter.txt': String(world.clock.ms) });
    };

    beforeEach(async () => {
      world = new World();
      loop = attachLoopMount({ sizeMiB: 24 });
      at = loop.mount.root;
      const source = world.write('keys', practiceFiles);
      const made = await createVault(
        { home: world.path('home'), name: 'Test vault', passphrase: passphrase() },
        world.options,
      );
      vault = made.vault;
      vaultFolder = join('COLDKEEP', made.report.vault);
      await vault.addSet({ name: 'keys', profile: 'custom', sources: [source] });
      snapshots.length = 0;
      snapshots.push(await exported());
      changeKeys();
      snapshots.push(await exported());
    });
    afterEach(async () => {
      await vault.close();
      loop.detach();
      await world.end();
    });

    it('is named with its repair, is not written to, and hides no copy', async () => {
      const [older = '', newer = ''] = snapshots;
      const device = emptyInode(loop.mount, join(vaultFolder, 'snapshots', newer));
      const before = filesBelow(join(at, vaultFolder, 'snapshots', older));

      changeKeys();
      const { copies } = await vault.export('keys', { to: [at] });
      expect(copies).toMatchObject([
        {
          status: 'planned',
          error: {
            code: 'medium-io',
            message: expect.stringContaining('The file system is damaged'),
            hint: expect.stringContaining(`e2fsck -y ${device}`),
          },
        },
      ]);
      expect(filesBelow(join(at, vaultFolder, 'snapshots', older))).toEqual(before);

      const verified = await vault.verify({ at });
      expect(verified.copies).toMatchObject([
        { snapshot: older, status: 'verified' },
        { snapshot: newer, status: 'suspect', failures: [{ path: join(vaultFolder, 'snapshots', newer) }] },
      ]);
      expect(verified.copies[1]?.failures[0]?.reason).toContain('e2fsck -y');

      const into = world.path('restored');
      const restored = await vault.restore({
        at,
        into,
        snapshot: older,
        forceStale: true,
        staleReason: 'It is the one that is whole.',
      });
      expect(restored.failures).toEqual([]);

      // As the hint says; what e2fsck ends with tells that it repaired something.
      run('umount', at);
      expect(() => run('e2fsck', '-y', device)).toThrow(expect.objectContaining({ status: 1 }));
      run('mount', device, at);
      const last = await exported();
      expect(await vault.verify({ at })).toMatchObject({
        copies: expect.arrayContaining([
          expect.objectContaining({ snapshot: older, status: 'verified' }),
          expect.objectContaining({ snapshot: last, status: 'verified' }),
        ]),
        failures: [],
      });
    });

    it('says of each thing beside the copies that it cannot be read', async () => {
      const parity = join(vaultFolder, 'parity', snapshots[0] ?? '');
      const identity = join(vaultFolder, 'identity-2.age');
      const device = emptyInode(loop.mount, parity);
      emptyInode(loop.mount, identity);
      const { copies, failures } = await vault.verify({ at });
      expect(copies.map(({ status }) => status)).toEqual(['verified', 'verified']);
      expect(failures.map(({ path }) => path).toSorted()).toEqual([identity, parity].toSorted());
      for (const { reason } of failures) expect(reason).toContain(device);
    });
  },
);
