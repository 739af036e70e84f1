// The path of an item as bytes: how it is shown, ordered and judged. Names on Linux are bytes, not text.
import { isUtf8 } from 'node:buffer';
import type { Item } from '../../../shared/domain/item.ts';

const slash = 0x2f;

/** Longest path of an item in bytes; Linux itself takes no longer one, so stock tar could not extract it. */
export const maxPathBytes = 4000;
const maxNameBytes = 255;

type PathFields = Pick<Item, 'path' | 'pathB64'>;

/** The exact bytes of an item's path. */
export const pathBytes = (item: PathFields): Buffer =>
  item.pathB64 === undefined ? Buffer.from(item.path, 'utf8') : Buffer.from(item.pathB64, 'base64');

/** The fields of an item that stand for these path bytes. */
export function pathFields(bytes: Buffer): { path: string; pathB64?: string } {
  const path = bytes.toString('utf8');
  return isUtf8(bytes) ? { path } : { path, pathB64: bytes.toString('base64') };
}

/** Splits path bytes at "/", without the empty component that a folder's trailing "/" leaves. */
export function componentsOf(bytes: Buffer): Buffer[] {
  const components: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(slash); end !== -1; end = bytes.indexOf(slash, start)) {
    components.push(bytes.subarray(start, end));
    start = end + 1;
  }
  if (start < bytes.length) components.push(bytes.subarray(start));
  return components;
}

/**
 * Says why an item's path must not be used, or null. Good paths have at least two components (source label and a name), none of
 * them empty, "." or "..", no NUL, and end with "/" exactly for folders.
 */
export function pathProblem(item: Pick<Item, 'path' | 'pathB64' | 'type'>): string | null {
  const bytes = pathBytes(item);
  const shown = pathFields(bytes);
  if (shown.path !== item.path || shown.pathB64 !== item.pathB64) return 'its path and pathB64 disagree';
  if (bytes.length > maxPathBytes) return 'its path is too long';
  if (bytes.includes(0)) return 'its path contains a NUL';
  const isFolder = item.type === 'folder';
  if ((bytes.at(-1) === slash) !== isFolder) return 'only the path of a folder ends with "/"';
  const components = (isFolder ? bytes.subarray(0, -1) : bytes).toString('latin1').split('/');
  if (components.includes('')) return 'its path is absolute or has an empty component';
  if (components.includes('.') || components.includes('..')) return 'its path contains "." or ".."';
  if (components.length < 2) return 'its path names no source or nothing in it';
  if (components.some((name) => name.length > maxNameBytes)) return 'a name in its path is too long';
  return null;
}

/** Says why a source's label cannot be the first component of paths, or null. */
export function labelProblem(label: string): string | null {
  if (label === '' || label === '.' || label === '..') return 'it is not a name';
  if (label.includes('/') || label.includes('\0')) return 'it contains "/" or a NUL';
  return Buffer.byteLength(label) > maxNameBytes ? 'it is too long' : null;
}

/**
 * Where a link points, as the path bytes of an item, or null where that is not certainly inside the same source. Only leading
 * ".." are followed: "a/../b" leaves the source if "a" is a link itself, so it is not trusted.
 */
export function linkDestination(linkPath: Buffer, target: string): string | null {
  if (
    target === '' ||
    target.startsWith('/') ||
    target.includes('\0') ||
    Buffer.byteLength(target) > maxPathBytes
  )
    return null;
  const at = linkPath.toString('latin1').split('/').slice(0, -1);
  let climbing = true;
  for (const component of Buffer.from(target, 'utf8').toString('latin1').split('/')) {
    if (component === '' || component === '.') continue;
    if (component !== '..') {
      climbing = false;
      at.push(component);
    } else if (!climbing || at.length < 2) {
      return null;
    } else {
      at.pop();
    }
  }
  return at.join('/');
}
