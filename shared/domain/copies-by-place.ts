// Copies of a set grouped by the place where they rest, each place named by its worst copy.
import { z } from 'zod';
import { ageWords, witnessedClock } from './witnessed-clock.ts';
import {
  contentOf,
  contentSchema,
  contentStates,
  standingCopies,
  stateSeverity,
  type ContentState,
} from './copy-standing.ts';
import { glyphSchema } from './glyph.ts';
import { compareText, labelOf } from './policy-evidence.ts';
import type { PolicyCopy } from './policy-input.ts';
import { visibleText } from './text.ts';
import type { ViewInput, ViewSet } from './view-input.ts';
import { mediumTypes, verificationLevels, type VerificationLevel } from './words.ts';

export const placedCopySchema = z.strictObject({
  medium: z.string(),
  label: z.string(),
  type: z.enum(mediumTypes),
  snapshot: z.string(),
  /** What it holds, against the originals. */
  holds: contentSchema,
  verifiedAtMs: z.number().nullable(),
  /** "2 days ago", "never". */
  lastVerified: z.string(),
  level: z.enum(verificationLevels).nullable(),
  /** "read back cold". */
  how: z.string(),
  custodian: z.string(),
});
export type PlacedCopy = z.infer<typeof placedCopySchema>;

export const placeOfCopiesSchema = z.strictObject({
  /** "No place known" for lost media and those without a place. */
  place: z.string(),
  offsite: z.boolean(),
  worst: z.strictObject({ state: z.enum(contentStates), glyph: glyphSchema }),
  /** "3 copies: 3 in sync", "1 copy: behind". */
  summary: z.string(),
  copies: z.array(placedCopySchema),
});
export type PlaceOfCopies = z.infer<typeof placeOfCopiesSchema>;

export const levelWords: Readonly<Record<VerificationLevel, string>> = {
  cached: 'cached',
  readback: 'read back',
  cold: 'read back cold',
  opened: 'opened',
};

const noPlace = 'No place known';

/** On-site places first, then by name; lost media last. */
export function copiesByPlace(input: ViewInput, set: ViewSet): PlaceOfCopies[] {
  const places = new Map<string, { place: string; offsite: boolean; copies: PlacedCopy[] }>();
  for (const copy of standingCopies(input, set)) {
    const place =
      copy.mediumState === 'lost' || copy.location.trim() === '' ? noPlace : visibleText(copy.location);
    const key = `${copy.offsite} ${place}`;
    const known = places.get(key) ?? { place, offsite: copy.offsite, copies: [] };
    known.copies.push(placedCopy(copy, set, input));
    places.set(key, known);
  }
  return [...places.values()]
    .toSorted(
      (a, b) =>
        Number(a.place === noPlace) - Number(b.place === noPlace) ||
        Number(a.offsite) - Number(b.offsite) ||
        compareText(a.place, b.place),
    )
    .map((place) => ({ ...place, ...summaryOf(place.copies) }));
}

function placedCopy(copy: PolicyCopy, set: ViewSet, input: ViewInput): PlacedCopy {
  const verifiedAtMs = copy.verifiedAt === null ? Number.NaN : Date.parse(copy.verifiedAt);
  const clock = witnessedClock(input.nowMs, input.newestWitnessedMs);
  return {
    medium: copy.medium,
    label: labelOf(copy),
    type: copy.type,
    snapshot: copy.snapshot,
    holds: contentOf(copy, set, input),
    verifiedAtMs: Number.isNaN(verifiedAtMs) ? null : verifiedAtMs,
    lastVerified: Number.isNaN(verifiedAtMs) ? 'never' : ageWords(verifiedAtMs, clock),
    level: copy.level,
    how: copy.level === null ? '' : levelWords[copy.level],
    custodian: visibleText(input.media.find(({ id }) => id === copy.medium)?.custodian ?? ''),
  };
}

const stateWords: Readonly<Record<ContentState, string>> = {
  'in-sync': 'in sync',
  behind: 'behind',
  unknown: 'unknown',
  written: 'not read back',
  planned: 'planned',
  suspect: 'suspect',
  missing: 'missing',
  lost: 'lost',
};

function summaryOf(copies: readonly PlacedCopy[]): Pick<PlaceOfCopies, 'worst' | 'summary'> {
  const ordered = copies.toSorted((a, b) => stateSeverity(b.holds.state) - stateSeverity(a.holds.state));
  const [worst] = ordered;
  if (worst === undefined) throw new Error('a place has at least one copy');
  const counts = new Map<ContentState, number>();
  for (const { holds } of ordered) counts.set(holds.state, (counts.get(holds.state) ?? 0) + 1);
  const parts = [...counts].map(([state, count]) =>
    copies.length === 1 ? stateWords[state] : `${count} ${stateWords[state]}`,
  );
  return {
    worst: { state: worst.holds.state, glyph: worst.holds.glyph },
    summary: `${copies.length === 1 ? '1 copy' : `${copies.length} copies`}: ${parts.join(', ')}`,
  };
}
