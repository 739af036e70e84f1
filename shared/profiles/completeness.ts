// What a set lacks or holds doubtfully, as its profile sees it: missing, doubled, of several moments, not recognised, not looked at.
import type { Finding } from '../domain/finding.ts';
import { raise } from '../domain/findings/registry.ts';
import { unclassified } from '../domain/item.ts';
import type { SetKnowledge } from '../domain/set-knowledge.ts';
import { plural } from '../domain/text.ts';
import { attestationFindings } from './attestations.ts';
import { duplicateFindings } from './duplicates.ts';
import { mixedFindings } from './mixed-generations.ts';
import type { Profile, ProfileItem } from './profile.ts';
import type { ItemsByKey, SeenItem } from './seen-items.ts';
import { areOrIs, titlesOf } from './titles.ts';

/** What a person said that matters here. */
export type KnownOfSet = Pick<SetKnowledge, 'options' | 'attestations'>;

/** More unrecognised files than this are counted, not listed. */
const maxListed = 20;

/**
 * Findings about the items as a whole, each fault once: what else does not hold because an item is missing stands in its finding. Codes:
 * missing-required, attestation-missing, attestation-stale, generation-mixed, duplicate-conflict, stale-generation, unclassified. In the
 * order of the profile, then of the paths. Without `knowledge` attestations are not judged, without `nowMs` (milliseconds since 1970)
 * their age is not.
 */
export function completenessFindings(
  profile: Profile,
  items: readonly SeenItem[],
  knowledge: KnownOfSet | null = null,
  nowMs: number | null = null,
): Finding[] {
  const byKey = new Map<string, SeenItem[]>();
  for (const item of items) {
    if (item.type !== 'file') continue;
    const known = byKey.get(item.key);
    if (known === undefined) byKey.set(item.key, [item]);
    else known.push(item);
  }
  const waived = waivedKeys(profile, knowledge?.options ?? []);
  return [
    ...profile.items.flatMap((entry) => missing(profile, entry, byKey, waived)),
    ...(knowledge === null ? [] : attestationFindings(profile, knowledge.attestations, waived, nowMs)),
    ...mixedFindings(profile, byKey),
    ...duplicateFindings(profile, byKey),
    ...notRecognised(profile, byKey.get(unclassified) ?? []),
  ];
}

/** Keys that a set does without: those of the profile's options that hold for it, and keys that a person named. */
export function waivedKeys(profile: Profile, options: readonly string[]): ReadonlySet<string> {
  const waives = profile.options.filter(({ id }) => options.includes(id)).flatMap((option) => option.waives);
  return new Set([...waives, ...options]);
}

function missing(
  profile: Profile,
  entry: ProfileItem,
  byKey: ItemsByKey,
  waived: ReadonlySet<string>,
): Finding[] {
  if (!entry.required || entry.attested || byKey.has(entry.key) || waived.has(entry.key)) return [];
  // A hardware-wallet file in its place has a finding of its own.
  if (entry.alternativeKey !== undefined && byKey.has(entry.alternativeKey)) return [];
  return [
    raise('missing-required', {
      subject: entry.key,
      message: `Not among the items: ${entry.title}. ${entry.derivable ? 'It can be had again.' : 'It cannot be had again from anything else.'}`,
      severity: entry.derivable ? 'warn' : 'critical',
      ...(entry.ifMissing !== undefined && { fix: entry.ifMissing }),
      consequences: leftAlone(profile, entry, byKey),
    }),
  ];
}

/** What is there of the same generation and means little without it. */
function leftAlone(profile: Profile, entry: ProfileItem, byKey: ItemsByKey): string[] {
  const generation = profile.generations.find(({ id }) => id === entry.generation);
  if (generation === undefined) return [];
  const others = profile.items.filter(
    (other) => other.generation === generation.id && other.key !== entry.key && byKey.has(other.key),
  );
  return others.length === 0
    ? []
    : [`${generation.title}: ${titlesOf(others)} ${areOrIs(others)} there without it. ${generation.why}`];
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

const unrecognised = (subject: string, message: string): Finding =>
  raise('unclassified', { subject, message: `${message} It is copied like every other item.` });
