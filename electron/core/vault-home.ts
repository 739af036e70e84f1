// Where the vault folder is when nobody names one: $COLDKEEP_HOME, else the platform's folder for data of applications.
import { isAbsolute, join, resolve } from 'node:path';

export interface HomeSurroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The home folder of the person. */
  readonly userFolder: string;
}

/** An absolute path. Empty variables count as unset; a relative $XDG_DATA_HOME is ignored, as its specification asks. */
export function usualVaultFolder({ env, platform, userFolder }: HomeSurroundings): string {
  if (env.COLDKEEP_HOME !== undefined && env.COLDKEEP_HOME !== '') return resolve(env.COLDKEEP_HOME);
  if (env.XDG_DATA_HOME !== undefined && isAbsolute(env.XDG_DATA_HOME)) {
    return join(env.XDG_DATA_HOME, 'coldkeep');
  }
  if (platform === 'darwin') return join(userFolder, 'Library', 'Application Support', 'coldkeep');
  if (platform === 'win32') {
    return join(env.APPDATA ?? join(userFolder, 'AppData', 'Roaming'), 'coldkeep');
  }
  return join(userFolder, '.local', 'share', 'coldkeep');
}
