import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockedVault } from '../../../electron/core/vault.ts';
import { defaultSettings } from '../../../shared/domain/settings.ts';
import { World } from '../../support/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

const stored = (): unknown => JSON.parse(readFileSync(world.path('home', 'settings.json'), 'utf8'));

describe('settings', () => {
  it('are the defaults at first, and stay changed', async () => {
    const vault = await world.create();
    expect(vault.settings()).toEqual(defaultSettings);
    const revision = vault.revision;
    await vault.updateSettings({ idleMinutes: 3, theme: 'dark' });
    expect(vault.settings()).toMatchObject({ idleMinutes: 3, theme: 'dark' });
    expect(vault.revision).toBe(revision + 1);
    await vault.close();
    expect((await world.reopen()).settings()).toMatchObject({ idleMinutes: 3, theme: 'dark' });
  });

  it('of two changes at once are both kept', async () => {
    const vault = await world.create();
    await Promise.all([vault.updateSettings({ idleMinutes: 3 }), vault.updateSettings({ theme: 'dark' })]);
    expect(stored()).toMatchObject({ idleMinutes: 3, theme: 'dark' });
  });

  it('refuse what cannot be, and leave the file alone', async () => {
    const vault = await world.create();
    const before = stored();
    await expect(vault.updateSettings({ idleMinutes: 0 })).rejects.toMatchObject({ code: 'bad-input' });
    expect(stored()).toEqual(before);
    await vault.updateSettings({ idleMinutes: 4 });
    expect(stored()).toMatchObject({ idleMinutes: 4 });
  });

  it('hold in the next export', async () => {
    const vault = await world.vaultWithKeys();
    await vault.updateSettings({ identityOnMedia: false });
    const report = await vault.export('keys', { to: [world.medium('blue')] });
    expect(report.copies).toMatchObject([{ status: 'verified' }]);
    expect(vault.listMedia()).toHaveLength(1);
    expect((await vault.verify({ at: world.path('blue') })).failures).toEqual([]);
    expect(() => readFileSync(`${world.path('blue')}/COLDKEEP/${vault.id}/identity.age`)).toThrow(/ENOENT/);
  });

  it('of an older version still open', async () => {
    const vault = await world.create();
    await vault.close();
    writeFileSync(world.path('home', 'settings.json'), '{"coldkeep":1,"identityOnMedia":true}');
    expect((await world.reopen()).settings()).toEqual(defaultSettings);
  });
});

describe('a locked vault', () => {
  it('is known by its folder and when it was last opened, not by its name', async () => {
    expect(await lockedVault(world.path('home'))).toEqual({
      exists: false,
      folder: 'home',
      settings: defaultSettings,
    });
    const vault = await world.create();
    await vault.updateSettings({ lastOpenedMs: world.clock.ms });
    await vault.close();
    const locked = await lockedVault(world.path('home'));
    expect(locked).toMatchObject({ exists: true, settings: { lastOpenedMs: world.clock.ms } });
    expect(JSON.stringify(locked)).not.toContain('Test vault');
  });
});
