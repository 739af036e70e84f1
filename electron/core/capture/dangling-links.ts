// Finds links that point to nothing that is kept.
import type { Finding } from '../../../shared/domain/finding.ts';
import { linkDangling } from './findings.ts';
import type { TakenItem } from './intake.ts';
import { linkDestination } from './item-path.ts';

/** One finding for each dangling link. A way through another link is not judged: links are never followed. */
export function danglingLinks(items: readonly TakenItem[]): Finding[] {
  const links = items.filter(({ item }) => item.type === 'link');
  if (links.length === 0) return [];
  const linkPaths = new Set(links.map(({ bytes }) => bytes.toString('latin1')));
  const standing = new Set(
    items.flatMap(({ bytes }) => waysDown(bytes.toString('latin1').replace(/\/$/, ''))),
  );
  return links.flatMap(({ item, bytes }) => {
    const target = item.target ?? '';
    const destination = linkDestination(bytes, target);
    if (destination === null || standing.has(destination)) return [];
    return waysDown(destination).some((way) => linkPaths.has(way)) ? [] : [linkDangling(item.path, target)];
  });
}

/** "a", "a/b" and "a/b/c" of "a/b/c". */
function waysDown(path: string): string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
