// The user's cache folder, where things lie that take long to make and that `npm ci` must not throw away.
import os from 'node:os';
import path from 'node:path';

/** Absolute path of our part of the user's cache. */
export function cacheFolder(env = process.env) {
  const caches = env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(path.resolve(caches), 'coldkeep');
}
