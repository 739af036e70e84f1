// Paths below a medium's root, walked without ever following a symbolic link: a medium is hostile input.
import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { damagedError, errnoOf } from './medium-errors.ts';

/** Splits a relative path; "" has no components. Anything but plain components is a bug of the caller. */
export function componentsOf(path: string): string[] {
  if (path === '') return [];
  const components = path.split('/');
  for (const name of components) {
    if (name === '' || name === '.' || name === '..' || name.includes('\0') || name.includes('\\')) {
      throw new Error(`not a path on a medium: ${JSON.stringify(path)}`);
    }
  }
  return components;
}

/**
 * What stands at `path` below `root`, or null if nothing does. The last component is not followed either. A link or file in the
 * place of a folder on the way is `medium-damaged`; other errors of lstat pass unchanged.
 */
export async function lstatBelow(root: string, path: string): Promise<Stats | null> {
  const components = componentsOf(path);
  let place = root;
  let stats = await lstat(root);
  for (const [index, name] of components.entries()) {
    if (!stats.isDirectory()) {
      const at = components.slice(0, index).join('/');
      throw damagedError(
        root,
        at,
        `is ${stats.isSymbolicLink() ? 'a symbolic link' : 'not a folder'} where a folder should be`,
      );
    }
    place = join(place, name);
    try {
      stats = await lstat(place);
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null;
      throw error;
    }
  }
  return stats;
}

export const parentOf = (path: string): string => componentsOf(path).slice(0, -1).join('/');
