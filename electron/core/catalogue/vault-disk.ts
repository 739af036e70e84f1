// The steps on disk that storing the catalogue is made of, behind a port so that tests can stop between any two of them.
import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** One folder of flat files. What an implementer owes stands at each step; every failure rejects. */
export interface VaultDisk {
  /** The whole file; null where it does not exist. Links are not followed. */
  read(name: string, maxBytes: number): Promise<Uint8Array | null>;
  /** Creates a file that did not exist, mode 0600, its bytes durable when this resolves. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Atomic; replaces a file of the new name. */
  rename(from: string, to: string): Promise<void>;
  /** A file that does not exist is no failure. */
  remove(name: string): Promise<void>;
  /** Makes the renames so far durable. */
  sync(): Promise<void>;
}

/** The real folder. */
export function openVaultDisk(folder: string): VaultDisk {
  const at = (name: string): string => path.join(folder, name);
  return {
    async read(name, maxBytes) {
      const file = await open(at(name), constants.O_RDONLY | constants.O_NOFOLLOW).catch(nullWhereAbsent);
      if (file === null) return null;
      try {
        const { size } = await file.stat();
        if (size > maxBytes) throw new Error(`${name} is larger than any catalogue: ${size} bytes`);
        return await file.readFile();
      } finally {
        await file.close();
      }
    },
    async write(name, bytes) {
      const file = await open(at(name), 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    rename: (from, to) => rename(at(from), at(to)),
    remove: (name) => rm(at(name), { force: true }),
    async sync() {
      const file = await open(folder, constants.O_RDONLY);
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

function nullWhereAbsent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
