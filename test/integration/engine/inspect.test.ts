import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediumInspectionSchema } from '../../../shared/domain/medium-inspection.ts';
import { uuid } from '../../support/catalogue.ts';
import { readTree, World } from '../../support/world.ts';

/** A file system of its own, so that a medium on it shares no disk with the world. */
const elsewhere = '/dev/shm';

let world: World;
let away: string;
beforeEach(() => {
  world = new World();
  away = mkdtempSync(join(elsewhere, 'coldkeep-test-'));
});
afterEach(async () => {
  await world.end();
  rmSync(away, { recursive: true, force: true });
});

const medium = (name: string): string => {
  mkdirSync(join(away, name), { recursive: true });
  return join(away, name);
};

describe('inspecting a folder', () => {
  it('finds nothing against an empty medium that is elsewhere', async () => {
    const vault = await world.vaultWithKeys();
    const seen = mediumInspectionSchema.parse(await vault.inspect(medium('new'), { bytes: 1000 }));
    expect(seen).toMatchObject({ medium: null, known: null, carriesThisVault: false, copies: [], fit: true });
    expect(seen.reasons).toEqual([]);
    expect(seen.freeBytes).toBeGreaterThan(0);
  });

  it('knows a medium, its copies and when they were verified, and changes nothing', async () => {
    const vault = await world.vaultWithKeys();
    const blue = medium('blue');
    await vault.export('keys', { to: [blue], attributes: { label: 'Blue' } });
    world.clock.forwardDays(3);
    const before = readTree(away);
    const seen = mediumInspectionSchema.parse(await vault.inspect(blue));
    expect(seen).toMatchObject({
      known: { label: 'Blue' },
      carriesThisVault: true,
      otherVaults: 0,
      copies: [{ set: 'keys', seq: 1, status: 'verified', onMedium: true }],
      lastVerifiedMs: world.clock.ms - 3 * 24 * 60 * 60 * 1000,
      fit: true,
    });
    expect(seen.medium).toBe(seen.known?.id);
    expect(readTree(away)).toEqual(before);
  });

  it('sees a copy that is gone and one that nobody recorded', async () => {
    const vault = await world.vaultWithKeys();
    const blue = medium('blue');
    const { snapshot } = await vault.export('keys', { to: [blue] });
    const folder = join(blue, 'COLDKEEP', vault.id, 'snapshots');
    rmSync(join(folder, snapshot.id), { recursive: true });
    mkdirSync(join(folder, '20260101T000000Z-0123456789ab'));
    expect((await vault.inspect(blue)).copies).toMatchObject([
      { snapshot: snapshot.id, onMedium: false, status: 'verified' },
      { snapshot: '20260101T000000Z-0123456789ab', set: null, seq: null, status: null, onMedium: true },
    ]);
  });

  it('says that a medium carries other vaults, is recorded as lost, or is too small', async () => {
    const vault = await world.vaultWithKeys();
    const blue = medium('blue');
    await vault.export('keys', { to: [blue], attributes: { label: 'Blue' } });
    mkdirSync(join(blue, 'COLDKEEP', uuid(99)));
    await vault.setMedium('Blue', { state: 'lost' });
    const seen = await vault.inspect(blue, { bytes: Number.MAX_SAFE_INTEGER });
    expect(seen.reasons.map((reason) => reason.code)).toEqual([
      'medium-not-active',
      'too-small',
      'other-vault',
    ]);
    expect(seen).toMatchObject({ otherVaults: 1, fit: false });
  });

  it('never throws for a bad folder, but says what is wrong', async () => {
    const vault = await world.vaultWithKeys();
    const codes = async (folder: string) =>
      mediumInspectionSchema.parse(await vault.inspect(folder)).reasons.map((reason) => reason.code);
    writeFileSync(join(away, 'file'), '');
    expect(await codes(join(away, 'gone'))).toEqual(['not-a-folder']);
    expect(await codes(join(away, 'file'))).toEqual(['not-a-folder']);

    mkdirSync(join(medium('damaged'), 'COLDKEEP'));
    writeFileSync(join(away, 'damaged', 'COLDKEEP', 'medium.json'), 'noise');
    expect(await codes(join(away, 'damaged'))).toEqual(['medium-damaged']);
    mkdirSync(join(medium('newer'), 'COLDKEEP'));
    const newer = JSON.stringify({ coldkeep: 2, readableBy: 2, medium: uuid(1) });
    writeFileSync(join(away, 'newer', 'COLDKEEP', 'medium.json'), newer);
    expect(await codes(join(away, 'newer'))).toEqual(['medium-newer']);
    symlinkSync(away, join(medium('linked'), 'COLDKEEP'));
    expect(await codes(join(away, 'linked'))).toEqual(['unreadable']);
  });

  it('warns of the disk that the vault and the originals are on', async () => {
    const vault = await world.vaultWithKeys();
    const seen = await vault.inspect(world.medium('near'));
    expect(seen.fit).toBe(false);
    expect(seen.reasons.map((reason) => reason.code)).toContain('source-disk');
    expect(seen.reasons.some(({ code }) => code === 'system-disk' || code === 'vault-disk')).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)(
    'says that it may not be written to (needs a user who is not root)',
    async () => {
      const vault = await world.vaultWithKeys();
      const locked = medium('locked');
      chmodSync(locked, 0o500);
      expect((await vault.inspect(locked)).reasons.map((reason) => reason.code)).toEqual(['not-writable']);
    },
  );
});
