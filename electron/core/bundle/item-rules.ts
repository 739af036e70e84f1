// What must hold for a list of items before anything is written or compared by it, whoever made the list.
import { createHash } from 'node:crypto';
import type { Item } from '../../../shared/domain/item.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { isSecret } from '../../../shared/domain/words.ts';
import { linkDestination, pathBytes, pathProblem } from '../capture/item-path.ts';

const slash = 0x2f;
const linkMode = 0o777;
const nothingSha256 = createHash('sha256').digest('hex');

/**
 * Demands that the items are in strict byte order of path, that every path stays below its source, that no item stands where another
 * one needs a folder, and that type, size, mode, target and hash fit together. Errors: manifest-mismatch, naming the item.
 */
export function assertItems(items: readonly Item[]): void {
  const notFolders = new Set<string>();
  let previous: { item: Item; bytes: Buffer } | null = null;
  for (const item of items) {
    const problem = pathProblem(item) ?? contentProblem(item);
    if (problem !== null) throw refused(item, problem);
    const bytes = pathBytes(item);
    if (previous !== null && Buffer.compare(previous.bytes, bytes) >= 0) {
      throw refused(item, 'it is not in byte order of path, or occurs twice');
    }
    if (previous?.item.type === 'folder' && bytes.subarray(0, previous.bytes.length).equals(previous.bytes)) {
      throw refused(previous.item, 'it is listed as an empty folder but holds items');
    }
    const path = bytes.toString('latin1');
    if (foldersAbove(path).some((folder) => notFolders.has(folder)))
      throw refused(item, 'it lies below a file or a link');
    if (item.type !== 'folder') notFolders.add(path);
    previous = { item, bytes };
  }
}

const refused = (item: Item, problem: string): ColdkeepError =>
  new ColdkeepError('manifest-mismatch', `The item "${item.path}" cannot be as listed: ${problem}.`);

/** "a" and "a/b" of "a/b/c" and of "a/b/". */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}

function contentProblem(item: Item): string | null {
  if (isSecret(item.kind) && (item.mode & 0o077) !== 0) return 'it is secret, but its mode lets others at it';
  if (item.type !== 'file' && item.size !== 0) return 'only files have a size';
  if ((item.type === 'link') !== (item.target !== undefined))
    return 'links have a target, and nothing else has';
  if (item.type === 'folder' && item.sha256 !== nothingSha256)
    return 'its hash is not the one of an empty folder';
  if (item.type === 'link') return linkProblem(item, item.target ?? '');
  return null;
}

function linkProblem(item: Item, target: string): string | null {
  if (item.mode !== linkMode) return 'the mode of a link is 0777';
  if (linkDestination(pathBytes(item), target) === null) return 'it points outside its source';
  const sha256 = createHash('sha256').update(target).digest('hex');
  return sha256 === item.sha256 ? null : 'its hash is not the one of its target';
}

/** The first component of an item's path. */
export function labelOf(item: Item): string {
  const bytes = pathBytes(item);
  return bytes.subarray(0, bytes.indexOf(slash)).toString('utf8');
}
