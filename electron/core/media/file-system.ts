// What the file system of a medium can hold, and whether a read past the page cache means anything on it.
import { statfs } from 'node:fs/promises';
import type { Capacity } from './medium.ts';

// f_type of statfs(2), from linux/magic.h.
const magic = { fat: 0x4d44, tmpfs: 0x0102_1994, ramfs: 0x8584_58f6, fuse: 0x6573_5546 } as const;

const fatMaxFileBytes = 4 * 1024 ** 3 - 1;

/** Throws what statfs throws. */
export async function readCapacity(root: string): Promise<Capacity> {
  const { type, bavail, bsize } = await statfs(root);
  return {
    freeBytes: bavail * bsize,
    maxFileBytes: type === magic.fat ? fatMaxFileBytes : Number.MAX_SAFE_INTEGER,
  };
}

/**
 * False where O_DIRECT or dropping the cache proves nothing: tmpfs and ramfs are nothing but page cache, and behind FUSE a
 * daemon reads the medium through a page cache that cannot be seen from here. Throws what statfs throws.
 */
export async function canReadPastCache(root: string): Promise<boolean> {
  const { type } = await statfs(root);
  return type !== magic.tmpfs && type !== magic.ramfs && type !== magic.fuse;
}

/** Whether what lies there lies in the memory of this machine, and nowhere else. Throws what statfs throws. */
export async function isMemory(root: string): Promise<boolean> {
  const { type } = await statfs(root);
  return type === magic.tmpfs || type === magic.ramfs;
}
