// The content digest: what makes two snapshots the same. docs/format.md has it too.
import { createHash } from 'node:crypto';
import type { Item } from '../../../shared/domain/item.ts';
import { pathBytes } from '../capture/item-path.ts';

/**
 * SHA-256, hex, over `sha256 SP mode(4 octal digits) SP size SP path NUL` of every item in byte order of path. The items must be in
 * that order; a folder's path ends with "/". Times are not part of it.
 */
export function contentDigest(items: readonly Item[]): string {
  const hasher = createHash('sha256');
  for (const item of items) {
    hasher.update(`${item.sha256} ${item.mode.toString(8).padStart(4, '0')} ${item.size} `);
    hasher.update(pathBytes(item));
    hasher.update('\0');
  }
  return hasher.digest('hex');
}
