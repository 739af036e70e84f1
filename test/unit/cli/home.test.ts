import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vaultFolder } from '../../../electron/cli/home.ts';

const host = { platform: 'linux' as NodeJS.Platform, userFolder: '/home/ada' };

describe('the vault folder', () => {
  it.each([
    ['/chosen', { COLDKEEP_HOME: '/env', XDG_DATA_HOME: '/xdg' }, '/chosen'],
    [undefined, { COLDKEEP_HOME: '/env', XDG_DATA_HOME: '/xdg' }, '/env'],
    [undefined, { COLDKEEP_HOME: '', XDG_DATA_HOME: '/xdg' }, '/xdg/coldkeep'],
    [undefined, { XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/coldkeep'],
    [undefined, { XDG_DATA_HOME: '' }, '/home/ada/.local/share/coldkeep'],
    ['relative', {}, resolve('relative')],
  ])('--home %s with %j is %s', (chosen, env, expected) => {
    expect(vaultFolder(chosen, { ...host, env })).toBe(expected);
  });

  it('is where the platform keeps data', () => {
    expect(vaultFolder(undefined, { ...host, platform: 'darwin', env: {} })).toBe(
      '/home/ada/Library/Application Support/coldkeep',
    );
    const windows = vaultFolder(undefined, { ...host, platform: 'win32', env: { APPDATA: '/roaming' } });
    expect(windows).toBe('/roaming/coldkeep');
  });
});
