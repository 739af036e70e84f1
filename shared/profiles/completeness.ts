// What a set lacks or holds doubtfully, as its profile sees it: missing, doubled, torn generations, not recognised.
import type { Finding } from '../domain/finding.ts';
import { unclassified, type Item } from '../domain/item.ts';
import { andList, plural } from '../domain/text.ts';
import type { Profile, ProfileItem } from './profile.ts';

/** What is looked at of an item; with `sha256`, equal twins are told from different ones. */
export type SeenItem = Pick<Item, 'path' | 'key' | 'kind' | 'type'> & Partial<Pick<Item, 'sha256'>>;

/** More unrecognised files than this are counted, not listed. */
const maxListed = 20;

/**
 * Findings about the items as a whole. Codes: item-missing, hardware-wallet-needed, generation-incomplete, item-present-twice,
 * item-unclassified. In the order of the profile, then of the paths.
 */
export function completenessFindings(profile: Profile, items: readonly SeenItem[]): Finding[] {
  const byKey = new Map<string, SeenItem[]>();
  for (const item of items) {
    if (item.type !== 'file') continue;
    const known = byKey.get(item.key);
    if (known === undefined) byKey.set(item.key, [item]);
    else known.push(item);
  }
  return [
    ...profile.items.flatMap((entry) => missing(profile, entry, byKey)),
    ...incompleteGenerations(profile, byKey),
    ...profile.items.flatMap((entry) => twice(entry, byKey.get(entry.key) ?? [])),
    ...notRecognised(profile, byKey.get(unclassified) ?? []),
  ];
}

type ByKey = ReadonlyMap<string, readonly SeenItem[]>;

function missing(profile: Profile, entry: ProfileItem, byKey: ByKey): Finding[] {
  if (!entry.required || entry.attested || byKey.has(entry.key)) return [];
  const standIn = entry.alternativeKey === undefined ? undefined : byKey.get(entry.alternativeKey)?.[0];
  if (standIn !== undefined) {
    return [
      {
        code: 'hardware-wallet-needed',
        severity: 'warn',
        subject: standIn.path,
        message: `${entry.title} is in a hardware wallet: ${standIn.path} only refers to it, and no copy of this set holds it.`,
        fix: 'Keep the hardware wallet and its seed phrase at two places, and write both places down with this set.',
      },
    ];
  }
  const severity = entry.derivable ? 'warn' : 'critical';
  const loss = entry.derivable ? 'It can be had again.' : 'It cannot be had again from anything else.';
  return [
    {
      code: 'item-missing',
      severity,
      subject: entry.key,
      message: `Not among the items: ${entry.title}. ${loss}`,
      fix: entry.ifMissing ?? `Add the folder that holds it as a source of a ${profile.title} set.`,
    },
  ];
}

/** A generation of which some items are there and others, that cannot be made from them, are not. */
function incompleteGenerations(profile: Profile, byKey: ByKey): Finding[] {
  const names = new Set(profile.items.flatMap((entry) => entry.generation ?? []));
  return [...names].flatMap((name) => {
    const members = profile.items.filter((entry) => entry.generation === name);
    const present = members.filter((entry) => byKey.has(entry.key));
    const absent = members.filter((entry) => entry.required && !byKey.has(entry.key));
    if (present.length === 0 || absent.length === 0) return [];
    return [
      {
        code: 'generation-incomplete',
        severity: 'warn' as const,
        subject: name,
        message: `These items only make sense together and from the same moment: ${titles(present)} ${present.length === 1 ? 'is' : 'are'} there, ${titles(absent)} ${absent.length === 1 ? 'is' : 'are'} not.`,
        fix: `Bring ${titles(absent)} of the same moment into the sources, then scan again.`,
      },
    ];
  });
}

function twice(entry: ProfileItem, found: readonly SeenItem[]): Finding[] {
  if (entry.several === true || found.length < 2) return [];
  const paths = found.map((item) => item.path);
  const equal = found.every((item) => item.sha256 !== undefined && item.sha256 === found[0]?.sha256);
  return [
    {
      code: 'item-present-twice',
      severity: equal ? 'info' : 'warn',
      subject: entry.key,
      message: equal
        ? `${entry.title} is there ${plural(found.length, 'time')} with the same content: ${andList(paths)}.`
        : `${entry.title} is there ${plural(found.length, 'time')}: ${andList(paths)}. Nothing says which one is in use.`,
      fix: equal
        ? ''
        : 'Keep the one that is in use among the sources and move the others to a folder of their own.',
    },
  ];
}

/** A profile that requires nothing knows no system, so nothing can be foreign to it. */
function notRecognised(profile: Profile, found: readonly SeenItem[]): Finding[] {
  if (!profile.items.some((entry) => entry.required)) return [];
  const listed = found.length > maxListed ? found.slice(0, maxListed - 1) : found;
  const findings = listed.map((item) =>
    unrecognised(item.path, `${item.path} is not something this profile knows.`),
  );
  const rest = found.length - listed.length;
  if (rest > 0) {
    findings.push(
      unrecognised(
        unclassified,
        `${plural(rest, 'more file')} ${rest === 1 ? 'is' : 'are'} not something this profile knows.`,
      ),
    );
  }
  return findings;
}

const unrecognised = (subject: string, message: string): Finding => ({
  code: 'item-unclassified',
  severity: 'info',
  subject,
  message: `${message} It is copied like every other item.`,
  fix: '',
});

const titles = (entries: readonly ProfileItem[]): string =>
  andList(entries.map((entry) => lowerFirst(entry.title)));

const lowerFirst = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
