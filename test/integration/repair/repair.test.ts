// Damage on media and what repair makes of it: from parity, from the catalogue, from another medium, or not at all and nothing worse.
import { existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../../shared/domain/progress.ts';
import { openFromMedium } from '../../../electron/core/vault.ts';
import { stickAt } from '../../support/drives.ts';
import { passphrase, readTree, World } from '../../support/world.ts';
import { filesOf, largeFiles, shelfWith, spoil } from './shelf.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

describe('repair', () => {
  it('brings 15 % of the blocks of a copy back from its parity, and records it', async () => {
    const { vault, snapshot, media, copy } = await shelfWith(world, ['blue'], largeFiles);
    const at = media['blue'] ?? '';
    const before = filesOf(copy('blue'));
    spoil(copy('blue', 'payload.tar.age'), 0.15);
    rmSync(copy('blue', 'manifest.age'));
    expect((await vault.verify({ at })).copies).toMatchObject([{ status: 'suspect' }]);

    const report = await vault.repair({ at });
    expect(report.copies).toMatchObject([{ snapshot, set: 'keys', status: 'repaired', failures: [] }]);
    expect(report.copies[0]?.repaired.map(({ path, from }) => [path.split('/').at(-1), from])).toEqual([
      ['manifest.age', 'parity'],
      ['payload.tar.age', 'parity'],
    ]);
    expect(report.failures).toEqual([]);
    expect(filesOf(copy('blue'))).toEqual(before);
    const verified = await vault.verify({ at, open: true });
    expect(verified).toMatchObject({ failures: [], copies: [{ status: 'verified', level: 'opened' }] });
    const events = vault.log().events.map(({ what }) => what);
    expect(events.some((what) => what.includes('repaired'))).toBe(true);
    expect(vault.listMedia()[0]?.copies).toBe(1);
    // Nothing that it worked with is left.
    expect(existsSync(world.path('home', 'parity'))).toBe(false);
    expect([...readTree(at).keys()].filter((name) => name.includes('.partial'))).toEqual([]);
  });

  it('says that a medium is whole, and changes nothing on it', async () => {
    const { vault, media } = await shelfWith(world, ['blue']);
    const at = media['blue'] ?? '';
    const before = readTree(at);
    expect(await vault.repair({ at })).toMatchObject({
      copies: [{ status: 'whole', repaired: [], failures: [] }],
      failures: [],
    });
    expect(readTree(at)).toEqual(before);
  });

  it('brings a small copy back of which nothing is left', async () => {
    const { vault, media, copy } = await shelfWith(world, ['blue']);
    const at = media['blue'] ?? '';
    const before = filesOf(copy('blue'));
    rmSync(copy('blue'), { recursive: true });
    expect((await vault.repair({ at })).copies).toMatchObject([{ status: 'repaired' }]);
    expect(filesOf(copy('blue'))).toEqual(before);
  });

  it('takes checksums and signature from the catalogue, and from another copy what parity cannot bring back', async () => {
    const { vault, media, copy, parity } = await shelfWith(world, ['blue', 'red'], largeFiles);
    const before = filesOf(copy('blue'));
    spoil(copy('blue', 'payload.tar.age'), 0.5);
    rmSync(copy('blue', 'CHECKSUMS.sha256'));
    truncateSync(copy('blue', 'CHECKSUMS.sha256.minisig'), 10);
    rmSync(parity('blue'), { recursive: true });
    const [at, from] = [media['blue'] ?? '', media['red'] ?? ''];
    const report = await vault.repair({ at, from: [from] });
    expect(report.copies).toMatchObject([{ status: 'repaired', failures: [] }]);
    expect(
      report.copies[0]?.repaired.map(({ path, from: source, medium }) => [
        path.split('/').at(-1),
        source,
        medium,
      ]),
    ).toEqual([
      ['CHECKSUMS.sha256', 'catalogue', null],
      ['CHECKSUMS.sha256.minisig', 'catalogue', null],
      ['payload.tar.age', 'other-copy', 'red'],
    ]);
    expect(filesOf(copy('blue'))).toEqual(before);
    // The parity that was gone with it stands again.
    expect(filesOf(parity('blue'))).toEqual(filesOf(parity('red')));
    expect((await vault.verify({ at })).failures).toEqual([]);
  });

  it('puts together two copies that are both damaged beyond their parity, in different places', async () => {
    const { vault, media, copy } = await shelfWith(world, ['blue', 'red'], largeFiles);
    const before = filesOf(copy('blue'));
    spoil(copy('blue', 'payload.tar.age'), 0.4, 0);
    spoil(copy('red', 'payload.tar.age'), 0.4, 1);
    const report = await vault.repair({ at: media['blue'] ?? '', from: [media['red'] ?? ''] });
    expect(report.copies).toMatchObject([{ status: 'repaired' }]);
    expect(filesOf(copy('blue'))).toEqual(before);
  });

  it('leaves a copy as it is that cannot be brought back, and says why', async () => {
    const { vault, media, copy } = await shelfWith(world, ['blue'], largeFiles);
    const at = media['blue'] ?? '';
    spoil(copy('blue', 'payload.tar.age'), 0.5);
    const before = readTree(at);
    const report = await vault.repair({ at });
    expect(report.copies).toMatchObject([{ status: 'failed', repaired: [] }]);
    expect(report.copies[0]?.failures[0]?.reason).toMatch(/parity can bring back \d+ blocks, and \d+ are/);
    expect(readTree(at)).toEqual(before);
    expect((await vault.verify({ at })).copies).toMatchObject([{ status: 'suspect' }]);
  });

  it('never puts in place what only a forged parity says', async () => {
    const { vault, media, copy, parity } = await shelfWith(world, ['blue', 'red'], largeFiles);
    const [at, from] = [media['blue'] ?? '', media['red'] ?? ''];
    // Parity over other bytes of the same names and lengths: honest about them, and not what was recorded.
    const forged = await shelfWith(new World(world.root), ['black'], {
      ...largeFiles,
      'note.txt': 'evil\n',
    });
    for (const [name, bytes] of Object.entries(filesOf(forged.parity('black'))))
      writeFileSync(parity('blue', name), Buffer.from(bytes, 'latin1'));
    spoil(copy('blue', 'payload.tar.age'), 0.01);
    const before = filesOf(copy('blue'));
    const alone = await vault.repair({ at });
    expect(alone.copies).toMatchObject([{ status: 'failed', repaired: [] }]);
    expect(filesOf(copy('blue'))).toEqual(before);
    expect((await vault.repair({ at, from: [from] })).copies).toMatchObject([{ status: 'repaired' }]);
    await forged.vault.close();
  });

  it('writes damaged parity anew, which does not make a copy suspect', async () => {
    const { vault, media, parity } = await shelfWith(world, ['blue']);
    const at = media['blue'] ?? '';
    const before = filesOf(parity('blue'));
    spoil(parity('blue', 'parity.par2'), 1);
    const verified = await vault.verify({ at });
    expect(verified.copies).toMatchObject([{ status: 'verified', failures: [] }]);
    expect(verified.failures.map(({ path }) => path.split('/').at(-1))).toEqual(['parity.par2']);
    const report = await vault.repair({ at });
    expect(report).toMatchObject({ copies: [{ status: 'whole' }], failures: [] });
    expect(report.notes.join(' ')).toContain('parity');
    expect(report.files.map(({ path, status }) => [path.split('/').at(-1), status])).toEqual([
      ['parity.par2', 'repaired'],
    ]);
    expect(filesOf(parity('blue'))).toEqual(before);
    expect((await vault.verify({ at })).failures).toEqual([]);
  });

  it('brings back marker, identity and README beside the copies', async () => {
    const { vault, media } = await shelfWith(world, ['blue']);
    const at = media['blue'] ?? '';
    const marker = readFileSync(world.path('blue', 'COLDKEEP', 'medium.json'), 'utf8');
    writeFileSync(world.path('blue', 'COLDKEEP', 'medium.json'), 'nothing of ours');
    rmSync(world.path('blue', 'COLDKEEP', 'README.txt'));
    spoil(world.path('blue', 'COLDKEEP', vault.id, 'identity.age'), 1);
    spoil(world.path('blue', 'COLDKEEP', vault.id, 'catalogue.age'), 1);
    const report = await vault.repair({ at });
    expect(report.failures).toEqual([]);
    expect(report.notes.filter((note) => note.includes('written anew')).length).toBe(4);
    expect(report.files.map(({ path, status }) => `${path.split('/').at(-1)} ${status}`).toSorted()).toEqual([
      'README.txt repaired',
      'catalogue.age repaired',
      'identity.age repaired',
      'medium.json repaired',
    ]);
    expect(readFileSync(world.path('blue', 'COLDKEEP', 'medium.json'), 'utf8')).toBe(marker);
    expect((await vault.verify({ at })).failures).toEqual([]);
  });

  it('works for a visitor, by the signature alone', async () => {
    const { vault, media, copy } = await shelfWith(world, ['blue'], largeFiles);
    const before = filesOf(copy('blue'));
    await vault.close();
    spoil(copy('blue', 'payload.tar.age'), 0.1);
    rmSync(copy('blue', 'CHECKSUMS.sha256'));
    const visitor = await openFromMedium(
      { at: media['blue'] ?? '', passphrase: passphrase() },
      world.options,
    );
    world.keep(visitor.vault);
    expect((await visitor.vault.repair({ at: media['blue'] ?? '' })).copies).toMatchObject([
      { status: 'repaired' },
    ]);
    expect(filesOf(copy('blue'))).toEqual(before);
  });

  it('refuses a helper that is the same medium', async () => {
    const { vault, media } = await shelfWith(world, ['blue']);
    const at = media['blue'] ?? '';
    await expect(vault.repair({ at, from: [at] })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('says that damaged parity stays damaged where the settings want none', async () => {
    const { vault, media, parity } = await shelfWith(world, ['blue'], largeFiles);
    const at = media['blue'] ?? '';
    spoil(parity('blue', 'parity.par2'), 1);
    await vault.updateSettings({ parityPercent: 0 });
    const report = await vault.repair({ at });
    expect(report.files).toMatchObject([{ status: 'failed' }]);
    expect(report.notes.join(' ')).toContain('the settings want none');
    expect((await vault.verify({ at })).failures).toHaveLength(1);
  });

  it('uses its own parity though a helper carries the same snapshot, sealed another time', async () => {
    const { vault, media, copy, parity } = await shelfWith(world, ['blue'], largeFiles);
    const [at, red] = [media['blue'] ?? '', world.medium('red')];
    // Blue is not there to take the sealed bytes from.
    const report = await vault.export('keys', { to: [red] });
    const before = filesOf(copy('blue'));
    expect(report.copies).toMatchObject([{ unchanged: false }]);
    expect(filesOf(world.path('red', report.copies[0]?.path ?? ''))).not.toEqual(before);
    spoil(copy('blue', 'payload.tar.age'), 0.05);
    const volume = readdirSync(parity('blue')).find((name) => name.includes('.vol')) ?? '';
    spoil(parity('blue', volume), 0.05);
    const repaired = await vault.repair({ at, from: [red] });
    expect(repaired.copies).toMatchObject([{ status: 'repaired', repaired: [{ from: 'parity' }] }]);
    expect(filesOf(copy('blue'))).toEqual(before);
  });

  it('leaves a copy as it was where the helper fails while its bytes are written', async () => {
    const { vault, media, copy, parity } = await shelfWith(world, ['blue', 'red'], largeFiles);
    const [at, from] = [media['blue'] ?? '', media['red'] ?? ''];
    spoil(copy('blue', 'payload.tar.age'), 0.5);
    rmSync(parity('blue'), { recursive: true });
    rmSync(parity('red'), { recursive: true });
    const damaged = filesOf(copy('blue'));
    const onProgress = ({ phase }: Progress) => {
      if (phase === 'writing what was mended') rmSync(copy('red', 'payload.tar.age'), { force: true });
    };
    const report = await vault.repair({ at, from: [from] }, { onProgress });
    expect(report.copies).toMatchObject([{ status: 'failed', repaired: [] }]);
    expect(report.copies[0]?.failures[0]?.reason).toContain('The copy on red could not be read to its end');
    expect(filesOf(copy('blue'))).toEqual(damaged);
    expect([...readTree(at).keys()].filter((name) => name.includes('.partial'))).toEqual([]);
  });

  it('writes nothing to a drive that is pinned', async () => {
    const { vault, media } = await shelfWith(world, ['blue'], largeFiles);
    const at = media['blue'] ?? '';
    world.plugged = [stickAt(at, 'b', { serial: 'PINNED-1' })];
    await vault.neverOffer({ id: 'PINNED-1' });
    await expect(vault.repair({ at })).rejects.toMatchObject({ code: 'drive-never-offered' });
  });
});
