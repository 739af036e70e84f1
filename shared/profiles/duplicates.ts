// Several files where a profile expects one: the same twice, several moments side by side, or files that nobody can tell apart.
import type { Finding } from '../domain/finding.ts';
import { raise } from '../domain/findings/registry.ts';
import { andList, plural } from '../domain/text.ts';
import { sideBySide, type Moments } from './moments.ts';
import type { Profile, ProfileItem } from './profile.ts';
import type { ItemsByKey, SeenItem } from './seen-items.ts';

/**
 * Codes: duplicate-conflict (info where contents are equal), stale-generation (older ones beside the newest, told by numbers or dates in
 * their names, or by folders that hold a generation each). The older files of one generation are one finding.
 */
export function duplicateFindings(profile: Profile, byKey: ItemsByKey): Finding[] {
  const doubled = profile.items.filter(
    (entry) => entry.several !== true && (byKey.get(entry.key)?.length ?? 0) > 1,
  );
  const told = sideBySide(doubled, byKey);
  const alone = doubled.filter((entry) => !told.some(({ entries }) => entries.includes(entry)));
  return [
    ...told.map((moments) => olderBeside(profile, moments)),
    ...alone.flatMap((entry) => twice(entry, byKey.get(entry.key) ?? [])),
  ];
}

function olderBeside(profile: Profile, { entries, older, newest }: Moments): Finding {
  const generation = profile.generations.find(({ id }) => id === entries[0]?.generation);
  const [first] = older;
  return raise('stale-generation', {
    subject: first ?? '',
    message: `${generation?.title ?? entries[0]?.title ?? ''}: ${names(older)} ${older.length === 1 ? 'is' : 'are'} older than ${names(newest)}.`,
  });
}

function twice(entry: ProfileItem, found: readonly SeenItem[]): Finding[] {
  const paths = found.map((item) => item.path);
  const equal = found.every((item) => item.sha256 !== undefined && item.sha256 === found[0]?.sha256);
  if (equal && entry.several === 'alike') return [];
  return [
    raise('duplicate-conflict', {
      subject: entry.key,
      severity: equal ? 'info' : 'warn',
      message: equal
        ? `${entry.title} is there ${plural(found.length, 'time')} with the same content: ${names(paths)}.`
        : `${entry.title} is there ${plural(found.length, 'time')}: ${names(paths)}. ${entry.several === 'alike' ? 'They should be the same and are not.' : 'Nothing says which one is in use.'}`,
      ...(equal && { fix: '' }),
    }),
  ];
}

const maxNamed = 6;

const names = (paths: readonly string[]): string =>
  paths.length <= maxNamed
    ? andList(paths)
    : andList([...paths.slice(0, maxNamed - 1), plural(paths.length - maxNamed + 1, 'more', 'more')]);
