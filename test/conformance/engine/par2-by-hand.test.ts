// Stock par2 on a copy as an export wrote it: it finds it whole, and mends it with the line that README.txt prints.
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repairByHandCommand } from '../../../electron/core/media/readme.ts';
import { filesOf, largeFiles, shelfWith, spoil } from '../../integration/repair/shelf.ts';
import { hasTool } from '../../support/stock-tools.ts';
import { World } from '../../support/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

const par2 = hasTool('par2');
const verifyByHand = repairByHandCommand.replace('par2 repair', 'par2 verify -q').replace(/ &&.*$/, '');
const inFolder = (folder: string, command: string) =>
  spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });

describe.skipIf(!par2)(`stock par2${par2 ? '' : ' (it is not installed)'}`, () => {
  it('finds a copy whole, and repairs 15 % of damaged blocks and a lost signature', async () => {
    const { vault, media, copy } = await shelfWith(world, ['blue'], largeFiles);
    const before = filesOf(copy('blue'));
    expect(readFileSync(world.path('blue', 'COLDKEEP', 'README.txt'), 'utf8')).toContain(repairByHandCommand);
    const whole = inFolder(copy('blue'), verifyByHand);
    expect(whole.stdout).toContain('All files are correct');
    expect(whole.status).toBe(0);

    spoil(copy('blue', 'payload.tar.age'), 0.15);
    rmSync(copy('blue', 'CHECKSUMS.sha256.minisig'));
    expect(inFolder(copy('blue'), verifyByHand).status).not.toBe(0);
    const mended = inFolder(copy('blue'), repairByHandCommand);
    expect(mended.stdout).toContain('Repair complete');
    expect(mended.status).toBe(0);
    expect(filesOf(copy('blue'))).toEqual(before);
    expect(await vault.verify({ at: media['blue'] ?? '', open: true })).toMatchObject({
      copies: [{ status: 'verified', level: 'opened' }],
      failures: [],
    });
  });

  it('brings a whole small copy back that has lost every file', async () => {
    const { copy } = await shelfWith(world, ['blue']);
    const before = filesOf(copy('blue'));
    for (const name of Object.keys(before)) rmSync(copy('blue', name));
    expect(inFolder(copy('blue'), repairByHandCommand).stdout).toContain('Repair complete');
    expect(filesOf(copy('blue'))).toEqual(before);
  });

  it('mends for Coldkeep, which does not mind who did it', async () => {
    const { vault, media, copy } = await shelfWith(world, ['blue'], largeFiles);
    const at = media['blue'] ?? '';
    const other = world.path('kept');
    copyFileSync(copy('blue', 'manifest.age'), other);
    rmSync(copy('blue', 'manifest.age'));
    expect((await vault.verify({ at })).copies).toMatchObject([{ status: 'suspect' }]);
    expect(inFolder(copy('blue'), repairByHandCommand).status).toBe(0);
    expect(readFileSync(copy('blue', 'manifest.age')).equals(readFileSync(other))).toBe(true);
    expect((await vault.verify({ at })).copies).toMatchObject([{ status: 'verified' }]);
  });
});
