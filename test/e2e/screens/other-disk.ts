// Folders that stand for media of another disk than the system's: Coldkeep rightly refuses a copy that shares its fate.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** In memory, and there on every Linux. */
const place = '/dev/shm';

export const hasOtherDisk = existsSync(place);

export interface OtherDisk {
  /** Makes a folder that stands for a medium. */
  medium(name: string): string;
  remove(): void;
}

export function otherDisk(): OtherDisk {
  const root = mkdtempSync(join(place, 'coldkeep-media-'));
  return {
    medium(name) {
      mkdirSync(join(root, name));
      return join(root, name);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
