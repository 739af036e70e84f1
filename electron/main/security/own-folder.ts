// Where Chromium may keep what it insists on keeping: a folder of our own that holds nothing of the vault.
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for Chromium's own files. On Linux it is in memory where the system has such a place (XDG_RUNTIME_DIR), else in the
 * cache. One for each vault folder: Electron's lock against a second start lies in it, and two vaults may be open side by side.
 */
export function ownFolder(
  home: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  applicationData: string,
): string {
  const name = `window-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
  if (platform !== 'linux') return join(applicationData, 'Coldkeep', name);
  const runtime = environment['XDG_RUNTIME_DIR'];
  const cache = environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(runtime === undefined || runtime === '' ? cache : runtime, 'coldkeep', name);
}
