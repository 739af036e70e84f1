// Cloning a snapshot from medium to medium: the same bytes under the same signature, without a passphrase; and all that can be done with
// such a medium afterwards.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../../shared/domain/progress.ts';
import { testFolderAt } from '../../../electron/core/jobs/test-medium.ts';
import { adoptVault, cloneWithoutVault, createVault } from '../../../electron/core/vault.ts';
import { announcing, stickAt } from '../../support/drives.ts';
import { passphrase, readTree, World } from '../../support/world.ts';
import { filesOf, shelfWith, spoil } from './shelf.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

describe('a clone made while the vault is locked', () => {
  it('has the same bytes, and its signature was verified with the key from the sheet', async () => {
    const { vault, snapshot, media, copy, parity } = await shelfWith(world, ['blue']);
    const [from, to] = [media['blue'] ?? '', world.medium('red')];
    const key = vault.publicKeys().signingKey;
    const report = await cloneWithoutVault({ from, to: [to], key }, world.options);
    expect(report).toMatchObject({
      snapshot,
      signatureVerified: true,
      copies: [{ to, unchanged: false, warnings: [expect.stringContaining('is on the system disk')] }],
    });
    expect(report.copies[0]?.medium).not.toBe(report.from);
    expect(filesOf(copy('red'))).toEqual(filesOf(copy('blue')));
    expect(filesOf(parity('red'))).toEqual(filesOf(parity('blue')));
    const again = await cloneWithoutVault({ from, to: [to] }, world.options);
    expect(again).toMatchObject({ signatureVerified: false, copies: [{ unchanged: true }] });
    expect(again.copies[0]?.error).toBeUndefined();
  });

  it('is known after it was verified, and counts as a medium of its own', async () => {
    const { vault, media } = await shelfWith(world, ['blue']);
    const to = world.medium('red');
    await cloneWithoutVault({ from: media['blue'] ?? '', to: [to] }, world.options);
    const report = await vault.verify({ at: to, open: true });
    expect(report).toMatchObject({ copies: [{ status: 'verified', level: 'opened' }], failures: [] });
    expect(vault.listMedia().map(({ copies }) => copies)).toEqual([1, 1]);
    expect((await vault.verify({ at: media['blue'] ?? '' })).failures).toEqual([]);
    // The next export makes what lies beside its copies its own.
    await vault.export('keys', { to: [to] });
    expect((await vault.verify({ at: to })).failures).toEqual([]);
  });

  it('can be adopted from and restored from', async () => {
    const { vault, media } = await shelfWith(world, ['blue']);
    const to = world.medium('red');
    await cloneWithoutVault({ from: media['blue'] ?? '', to: [to] }, world.options);
    await vault.close();
    const adopted = await adoptVault(
      { home: world.path('other'), at: to, passphrase: passphrase() },
      world.options,
    );
    world.keep(adopted.vault);
    expect(adopted.report).toMatchObject({ vault: vault.id, media: 2, copies: 2 });
    expect(await adopted.vault.verify({ at: to })).toMatchObject({
      copies: [{ status: 'verified' }],
      failures: [],
    });
    await adopted.vault.restore({ at: to, set: 'keys', into: world.path('restored') });
    expect(readTree(world.path('restored', 'keys'))).toEqual(readTree(world.path('keys')));
  });

  it('is not made under another key, of a damaged copy, to its own medium or over another copy', async () => {
    const { vault, media, copy } = await shelfWith(world, ['blue', 'green']);
    const [from, to] = [media['blue'] ?? '', world.medium('red')];
    const other = await createVault(
      { home: world.path('stranger'), name: 'Another', passphrase: passphrase() },
      world.options,
    );
    world.keep(other.vault);
    const key = other.report.signingKey;
    await expect(cloneWithoutVault({ from, to: [to], key }, world.options)).rejects.toMatchObject({
      code: 'signature-foreign',
    });
    await expect(cloneWithoutVault({ from, to: [to], key: 'nonsense' }, world.options)).rejects.toMatchObject(
      {
        code: 'bad-input',
      },
    );
    const same = await cloneWithoutVault({ from, to: [from] }, world.options);
    expect(same.copies).toMatchObject([{ error: { code: 'bad-input' } }]);
    spoil(copy('green', 'manifest.age'), 1);
    const before = readTree(media['green'] ?? '');
    const over = await cloneWithoutVault({ from, to: [media['green'] ?? ''] }, world.options);
    expect(over.copies).toMatchObject([{ error: { code: 'medium-damaged' } }]);
    expect(readTree(media['green'] ?? '')).toEqual(before);
    spoil(copy('blue', 'payload.tar.age'), 1);
    await expect(cloneWithoutVault({ from, to: [to] }, world.options)).rejects.toMatchObject({
      code: 'copy-failed',
    });
    expect(existsSync(world.path('red', 'COLDKEEP'))).toBe(false);
    expect((await vault.verify({ at: from })).copies).toMatchObject([{ status: 'suspect' }]);
  });

  it('takes the newest snapshot, says what did not come along, and takes the one that is named', async () => {
    const { vault, snapshot, media } = await shelfWith(world, ['blue']);
    const from = media['blue'] ?? '';
    writeFileSync(world.path('keys', 'notes.txt'), 'changed\n');
    world.clock.forwardDays(1);
    const newer = (await vault.export('keys', { to: [from] })).snapshot.id;
    const red = await cloneWithoutVault({ from, to: [world.medium('red')] }, world.options);
    expect(red.snapshot).toBe(newer);
    expect(red.copies[0]?.warnings.join(' ')).toContain(snapshot);
    const green = await cloneWithoutVault({ from, to: [world.medium('green')], snapshot }, world.options);
    expect(green.snapshot).toBe(snapshot);
    const none = { from, to: [world.medium('grey')], snapshot: '20200101T000000Z-000000000000' };
    await expect(cloneWithoutVault(none, world.options)).rejects.toMatchObject({ code: 'snapshot-unknown' });
  });
});

describe('a clone made by an unlocked vault', () => {
  it('is recorded, with where it came from, and signed for its own medium', async () => {
    const { vault, snapshot, media } = await shelfWith(world, ['blue']);
    const to = world.medium('red');
    const report = await vault.clone({ from: media['blue'] ?? '', to: [to] });
    expect(report).toMatchObject({ snapshot, signatureVerified: true, copies: [{ to, unchanged: false }] });
    expect(vault.listMedia().map(({ label, copies }) => [label, copies])).toEqual([
      ['blue', 1],
      ['red', 1],
    ]);
    expect(await vault.verify({ at: to, open: true })).toMatchObject({
      copies: [{ status: 'verified', level: 'opened' }],
      failures: [],
    });
  });

  it('mends with a whole copy what was cloned, once the first medium is damaged', async () => {
    const { vault, media, copy, parity } = await shelfWith(world, ['blue']);
    const [blue, to] = [media['blue'] ?? '', world.medium('red')];
    await vault.clone({ from: blue, to: [to] });
    const before = filesOf(copy('blue'));
    rmSync(copy('blue'), { recursive: true });
    rmSync(parity('blue'), { recursive: true });
    expect((await vault.repair({ at: blue, from: [to] })).copies).toMatchObject([{ status: 'repaired' }]);
    expect(filesOf(copy('blue'))).toEqual(before);
  });

  it('takes from its list no file that is none of a copy', async () => {
    const { media, copy } = await shelfWith(world, ['blue']);
    const list = copy('blue', 'CHECKSUMS.sha256');
    const as = readFileSync(list, 'utf8');
    const to = world.medium('red');
    for (const name of ['../medium.json', 'CHECKSUMS.sha256', 'CHECKSUMS.sha256.minisig']) {
      writeFileSync(list, as.replace('manifest.age', name));
      await expect(
        cloneWithoutVault({ from: media['blue'] ?? '', to: [to] }, world.options),
      ).rejects.toMatchObject({ code: 'manifest-mismatch' });
    }
    expect(existsSync(join(to, 'COLDKEEP'))).toBe(false);
  });

  it('says that the medium cloned from is gone, and leaves nothing half-written', async () => {
    const { media, copy } = await shelfWith(world, ['blue']);
    const from = media['blue'] ?? '';
    const to = world.medium('red');
    const onProgress = ({ phase }: Progress) => {
      if (phase === 'writing') renameSync(copy('blue'), `${copy('blue')}-gone`);
    };
    const once = (progress: Progress) => existsSync(copy('blue')) && onProgress(progress);
    const lost = await cloneWithoutVault({ from, to: [to] }, { ...world.options, onProgress: once });
    expect(lost.copies).toMatchObject([{ error: { code: 'medium-damaged' } }]);
    expect(lost.copies[0]?.error?.message).toContain(from);
    expect([...readTree(to).keys()]).toEqual(['COLDKEEP/medium.json']);

    renameSync(`${copy('blue')}-gone`, copy('blue'));
    const pull = ({ phase }: Progress) => {
      if (phase === 'writing' && existsSync(from)) renameSync(from, `${from}-pulled`);
    };
    const pulled = await cloneWithoutVault({ from, to: [to] }, { ...world.options, onProgress: pull });
    expect(pulled.copies).toMatchObject([{ error: { code: 'medium-removed' } }]);
    expect(pulled.copies[0]?.error?.message).toContain(from);
    expect([...readTree(to).keys()]).toEqual(['COLDKEEP/medium.json']);
  });

  it('writes to no stick that is more than storage, unless that was typed', async () => {
    const { vault, media } = await shelfWith(world, ['blue']);
    const [from, to] = [media['blue'] ?? '', world.medium('red')];
    world.plugged = [stickAt(to, 'c', announcing('a keyboard'))];
    const refused = await cloneWithoutVault({ from, to: [to] }, world.options);
    expect(refused.copies).toMatchObject([{ error: { code: 'drive-announces' } }]);
    expect(existsSync(join(to, 'COLDKEEP'))).toBe(false);
    await expect(testFolderAt({ at: to, extent: 'sampled' }, {}, world.options.drives)).rejects.toMatchObject(
      {
        code: 'drive-announces',
      },
    );
    const unlocked = await vault.clone({ from, to: [to] });
    expect(unlocked.copies).toMatchObject([{ error: { code: 'drive-announces' } }]);

    const taken = await vault.clone({ from, to: [to], acceptAnnounced: 'keyboard' });
    expect(taken.copies[0]?.error).toBeUndefined();
    const without = await cloneWithoutVault({ from, to: [to], acceptAnnounced: 'keyboard' }, world.options);
    expect(without.copies).toMatchObject([{ unchanged: true }]);
  });
});
