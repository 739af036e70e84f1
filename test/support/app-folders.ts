// Folders for one start of the app: a home, a cache and the rest of a user's places, all temporary.
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { builtBindingPath } from '../../electron/core/catalogue/binding-path.ts';

export interface AppFolders {
  /** Holds all the others. */
  readonly root: string;
  /** COLDKEEP_HOME. */
  readonly home: string;
  /** What the app is to be started with, on top of nothing. */
  readonly env: Record<string, string>;
  remove(): void;
}

/** The environment of the test run that the app may see: neither a desktop's session nor anybody's passphrase. */
const inherited = ['PATH', 'DISPLAY', 'LANG', 'TZ', 'LD_LIBRARY_PATH', 'LD_PRELOAD'];

/** `home`: an existing vault folder instead of an empty place for one. */
export function makeAppFolders(home?: string): AppFolders {
  const root = mkdtempSync(path.join(os.tmpdir(), 'coldkeep-app-'));
  const below = (name: string): string => {
    const folder = path.join(root, name);
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  };
  const cache = below('cache');
  const used: Record<string, string> = {
    HOME: below('user'),
    TMPDIR: below('tmp'),
    XDG_CACHE_HOME: cache,
    XDG_CONFIG_HOME: below('config'),
    XDG_DATA_HOME: below('data'),
    XDG_STATE_HOME: below('state'),
    XDG_RUNTIME_DIR: below('runtime'),
    COLDKEEP_HOME: home ?? path.join(root, 'vault'),
    // No session bus, unless a test brings one of its own.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    DBUS_SYSTEM_BUS_ADDRESS: 'disabled:',
  };
  // Where the Node-API is old, SQLite was built once into the user's cache; this cache is another one.
  const binding = path.dirname(builtBindingPath());
  if (existsSync(binding)) {
    cpSync(binding, path.join(cache, 'coldkeep', path.basename(binding)), { recursive: true });
  }
  chmodSync(root, 0o700);
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    root,
    home: used['COLDKEEP_HOME'] ?? '',
    env: { ...Object.fromEntries(kept), ...used },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}
