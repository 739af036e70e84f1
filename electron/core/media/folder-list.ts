// What lies in a folder of a medium, where the medium may be failing, leaving, or damaged in that very folder.
import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { constants } from 'node:os';
import type { FileSystemWatch } from './file-system-fault.ts';
import { errnoOf } from './medium-errors.ts';
import type { Entry, EntryType } from './medium.ts';
import type { Presence } from './presence.ts';

/** What a medium stands on. */
export interface Ground {
  readonly presence: Presence;
  readonly fileSystem: FileSystemWatch;
}

/** The entries of the folder at `place`, in byte order of name. Throws what the operating system says. */
export async function listFolder(place: string, ground: Ground): Promise<Entry[]> {
  const names = await namesIn(place, ground);
  names.sort((a, b) => Buffer.compare(a, b));
  const entries: Entry[] = [];
  for (const name of names) entries.push(await entryAt(place, name, ground));
  return entries;
}

/** FAT passes over what it cannot read of a folder and gives no error: names that were read while the disk failed may not be all. */
async function namesIn(place: string, { fileSystem }: Ground): Promise<Buffer[]> {
  const failed = await fileSystem.diskErrors();
  const names = await readdir(place, { encoding: 'buffer' });
  if ((await fileSystem.diskErrors()) !== failed)
    throw Object.assign(new Error('the disk failed while a folder was read'), {
      errno: -constants.errno.EIO,
      code: 'EIO',
    });
  return names;
}

/** One entry that cannot be read hides none of the others: what is whole beside it may be the last copy. */
async function entryAt(place: string, name: Buffer, { presence }: Ground): Promise<Entry> {
  try {
    const at = await lstat(Buffer.concat([Buffer.from(`${place}/`), name]));
    return { name: name.toString(), type: typeOf(at), bytes: at.isFile() ? at.size : 0 };
  } catch (error) {
    const errno = errnoOf(error) ?? '';
    if (!senseless.has(errno) || !(await presence.isPresentAfter(errno))) throw error;
    return { name: name.toString(), type: 'unreadable', bytes: 0 };
  }
}

/** With these the system says of an entry that it has a name and nothing that makes sense behind it. */
const senseless = new Set(['EIO', 'EUCLEAN', 'EBADMSG']);

export const typeOf = (stats: Stats): Exclude<EntryType, 'unreadable'> => {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
};
