// The vault folder: where its files are, and how the identity is put there. Mode 0700, files 0600.
import { chmod, mkdir, open, readFile, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ColdkeepError } from '../../shared/domain/errors.ts';
import { defaultSettings, settingsSchema, type Settings } from '../../shared/domain/settings.ts';

export const identityPath = (home: string): string => join(home, 'identity.age');
const settingsPath = (home: string): string => join(home, 'settings.json');

/** A folder is a vault once identity.age stands in it: that file is written last. */
export async function isVault(home: string): Promise<boolean> {
  return (await stat(identityPath(home)).catch(() => null)) !== null;
}

/**
 * Makes a vault folder: `fill` writes everything into `<home>.partial`, which gets its name when it is complete. An interrupted
 * one is cleared away by the next attempt. Errors: vault-exists, target-occupied, target-unwritable, and those of `fill`.
 */
export async function makeHome(home: string, fill: (partial: string) => Promise<void>): Promise<void> {
  if (await isVault(home)) throw new ColdkeepError('vault-exists', `${home} is a vault already.`);
  const entries = await readdir(home).catch(() => []);
  if (entries.length > 0) {
    throw new ColdkeepError('target-occupied', `${home} is neither a vault nor an empty folder.`, {
      hint: 'Name a folder that does not exist yet with --home. If this was a vault, put its identity.age back.',
    });
  }
  const partial = `${home}.partial`;
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true, mode: 0o700 });
    await chmod(partial, 0o700);
    await fill(partial);
    await rmdir(home).catch(() => {});
    await rename(partial, home);
    await syncFolder(dirname(home));
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => {});
    if (error instanceof ColdkeepError) throw error;
    throw new ColdkeepError('target-unwritable', `The vault folder ${home} could not be made.`, {
      cause: error,
    });
  }
}

export async function readIdentityFile(home: string): Promise<Uint8Array> {
  const bytes = await readFile(identityPath(home)).catch(() => null);
  if (bytes === null) throw new ColdkeepError('vault-missing', `There is no vault in ${home}.`);
  return new Uint8Array(bytes);
}

/** Puts identity.age in place: beside, fsync, rename, fsync of the folder. Old or new stands, never half. */
export async function writeIdentityFile(home: string, bytes: Uint8Array): Promise<void> {
  await replaceFile(home, 'identity.age', bytes);
}

/** Settings as they stand; a missing file means the defaults. Errors: bad-input when the file is not what it should be. */
export async function readSettings(home: string): Promise<Settings> {
  const text = await readFile(settingsPath(home), 'utf8').catch(() => null);
  if (text === null) return defaultSettings;
  try {
    return settingsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new ColdkeepError('bad-input', `${settingsPath(home)} is not a valid settings file.`, {
      hint: 'Correct it, or remove it to go back to the defaults. It holds nothing that cannot be set again.',
      cause: error,
    });
  }
}

export async function writeSettings(home: string, settings: Settings): Promise<void> {
  await replaceFile(home, 'settings.json', Buffer.from(`${JSON.stringify(settings, null, 2)}\n`));
}

async function replaceFile(home: string, name: string, bytes: Uint8Array): Promise<void> {
  const beside = join(home, `${name}.new`);
  try {
    await rm(beside, { force: true });
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, join(home, name));
    await syncFolder(home);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw new ColdkeepError('catalogue-unwritable', `${join(home, name)} could not be written.`, {
      cause: error,
    });
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
