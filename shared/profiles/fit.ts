// How well a profile fits some files, in sentences, and which of several fits best.
import { unclassified, type Item } from '../domain/item.ts';
import type { ProposedProfile } from '../domain/profile-proposal.ts';
import { andList, plural, visibleText } from '../domain/text.ts';
import { isSecret } from '../domain/words.ts';
import type { Profile } from './profile.ts';

/** A profile's judgement of some files, with what ranks it. */
export interface ProfileFit extends ProposedProfile {
  /** Required entries, or what may stand in for them, for which there is a file. */
  readonly requiredFound: number;
  /** Those of them that say of which kind the system is. */
  readonly tellingFound: number;
  /** False for a profile that knows no system: it takes anything. */
  readonly specific: boolean;
}

const mostNamed = 3;

/** `items` are what a scan with this profile saw. */
export function judgeProfile(profile: Profile, items: readonly Item[]): ProfileFit {
  const files = items.filter((item) => item.type === 'file');
  const recognised = files.filter((item) => item.key !== unclassified);
  const keys = new Set(recognised.map((item) => item.key));
  const required = profile.items.filter((entry) => entry.required && !entry.attested);
  const found = required.filter(
    (entry) => keys.has(entry.key) || (entry.alternativeKey !== undefined && keys.has(entry.alternativeKey)),
  );
  const missing = required.filter((entry) => !found.includes(entry));
  return {
    profile: profile.id,
    title: profile.title,
    recognised: recognised.length,
    files: files.length,
    requiredFound: found.length,
    tellingFound: found.filter((entry) => entry.common !== true).length,
    specific: required.length > 0,
    missing: missing.map((entry) => entry.title),
    reasons:
      required.length > 0
        ? specificReasons(profile, recognised, files.length, found.length, required.length)
        : anyReasons(recognised, files.length),
  };
}

function specificReasons(
  profile: Profile,
  recognised: readonly Item[],
  files: number,
  found: number,
  required: number,
): string[] {
  if (recognised.length === 0) return [`None of ${plural(files, 'file')} looks like a ${profile.title}.`];
  // In the order of the profile, which begins with what matters most.
  const order = new Map(profile.items.map((entry, index) => [entry.key, { entry, index }]));
  const rank = (item: Item): number => {
    const known = order.get(item.key);
    return (known?.entry.required === true ? 0 : profile.items.length) + (known?.index ?? 0);
  };
  const names = [...new Set(recognised.toSorted((a, b) => rank(a) - rank(b)).map(nameOf))];
  const more = names.length > mostNamed ? ' …' : '';
  return [
    `${recognised.length} of ${plural(files, 'file')} ${recognised.length === 1 ? 'looks' : 'look'} like a ${profile.title}: ${names.slice(0, mostNamed).join(', ')}${more}.`,
    `${found} of ${plural(required, 'required item')} ${found === 1 ? 'is' : 'are'} there.`,
  ];
}

function anyReasons(recognised: readonly Item[], files: number): string[] {
  const secrets = recognised.filter((item) => isSecret(item.kind));
  const names = [...new Set(secrets.map(nameOf))].slice(0, mostNamed);
  return [
    `It takes any files: ${plural(files, 'file')}, every one kept. Nothing is known of what must be there.`,
    ...(secrets.length === 0
      ? []
      : [
          `${plural(secrets.length, 'file')} ${secrets.length === 1 ? 'seems' : 'seem'} to be secret: ${andList(names)}${secrets.length > names.length ? ' and more' : ''}.`,
        ]),
  ];
}

const nameOf = (item: Item): string => visibleText(item.path.slice(item.path.lastIndexOf('/') + 1));

/**
 * Best first. A profile of a system comes before those that take anything only if it recognises the system: two required items
 * that only such a system has, or one and half of all files.
 */
export function rankProfiles(fits: readonly ProfileFit[]): ProfileFit[] {
  return fits.toSorted(
    (a, b) =>
      tier(b) - tier(a) ||
      b.tellingFound - a.tellingFound ||
      b.requiredFound - a.requiredFound ||
      b.recognised - a.recognised ||
      (a.profile < b.profile ? -1 : 1),
  );
}

const tier = (fit: ProfileFit): number => {
  if (!fit.specific) return 1;
  const known = fit.tellingFound >= 2 || (fit.tellingFound === 1 && fit.recognised * 2 >= fit.files);
  return known ? 2 : 0;
};
