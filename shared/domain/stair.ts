// Computes the stair of a set from its copies and the verdicts of the three placement rules.
import { ageWords, witnessedClock } from './witnessed-clock.ts';
import { contentOf } from './copy-standing.ts';
import { formatDuration } from './duration.ts';
import { compareText, evidenceOf, labelOf, type Evidence } from './policy-evidence.ts';
import type { RuleName } from './policy.ts';
import type { PolicyCopy } from './policy-input.ts';
import type { Slot, Stair, StairRow } from './stair-schema.ts';
import { andList, visibleText } from './text.ts';
import { mediumTypeNames } from './type-names.ts';
import { originalsSeen, policyInputOf, type ViewInput, type ViewSet } from './view-input.ts';
import type { MediumType, RuleStatus } from './words.ts';

export function stairOf(input: ViewInput, set: ViewSet): Stair {
  const evidence = evidenceOf(policyInputOf(input, set));
  return {
    copies: copiesRow(input, set, evidence),
    types: typesRow(set, evidence),
    offsite: offsiteRow(input, set, evidence),
  };
}

function copiesRow(input: ViewInput, set: ViewSet, evidence: Evidence): StairRow {
  const wanted = set.profile.policy.copies;
  const seen = originalsSeen(set);
  const have = evidence.counting.length + (seen ? 1 : 0);
  const counting = onSiteFirst(evidence.counting);
  const others = notCounting(evidence);
  const shown = counting.slice(0, Math.max(0, wanted - (seen ? 1 : 0)));
  const dashed = others.slice(0, Math.max(0, wanted - shown.length - 1));
  const slots = [originalSlot(set), ...[...shown, ...dashed].map((copy) => copySlot(copy, set, input))];
  while (slots.length < wanted)
    slots.push(empty(slots.length === 1 ? 'A copy' : 'Another copy', 'Not there yet'));
  const status = statusOf(set, 'copies');
  const spare = counting.slice(shown.length);
  return { wanted, have, status, slots, note: copiesNote(set, status, spare, others) };
}

function copiesNote(
  set: ViewSet,
  status: RuleStatus,
  spare: readonly PolicyCopy[],
  others: readonly PolicyCopy[],
): string {
  if (!originalsSeen(set))
    return 'The originals were not seen, so nobody knows whether the copies hold what they hold.';
  if (status === 'met')
    return spare.length === 0
      ? ''
      : `${andList(spare.map(labelOf))} ${spare.length === 1 ? 'is one more copy' : 'are more copies'} than the rule asks for.`;
  return others.length === 0 ? 'Too few copies. An export to one more medium mends that.' : '';
}

function typesRow(set: ViewSet, evidence: Evidence): StairRow {
  const wanted = set.profile.policy.mediaTypes;
  const types = [...new Set(evidence.standing.map(({ type }) => type))].toSorted(compareText);
  const good = types.filter((type) => evidence.counting.some((copy) => copy.type === type));
  const weak = types.filter((type) => !good.includes(type));
  const slots = [...good, ...weak]
    .slice(0, Math.max(wanted, 1))
    .map((type) => typeSlot(type, evidence, set, good.includes(type)));
  while (slots.length < wanted)
    slots.push(
      slots.length === 0
        ? empty('USB stick', 'Any size will do', 'usb')
        : empty('Another type', 'Disc, disk or paper'),
    );
  const status = statusOf(set, 'media-types');
  const note =
    status === 'met'
      ? good.length > wanted
        ? `${upper(andList(good.slice(wanted).map((type) => mediumTypeNames[type])))} would count too, but ${wanted} are enough.`
        : ''
      : good.length === 1 && weak.length === 0
        ? 'Media of one type can all fail in one way. Another type fails in another.'
        : '';
  return { wanted, have: good.length, status, slots: wanted === 0 ? [] : slots, note };
}

function offsiteRow(input: ViewInput, set: ViewSet, evidence: Evidence): StairRow {
  const wanted = set.profile.policy.offsite;
  const counting = away(evidence.counting);
  const others = away(notCounting(evidence));
  const shown = [
    ...counting.slice(0, wanted),
    ...others.slice(0, Math.max(0, wanted - Math.min(counting.length, wanted))),
  ];
  const slots = shown.map((copy) => copySlot(copy, set, input));
  while (slots.length < wanted) slots.push(empty('Another place', 'Not under this roof'));
  const status = statusOf(set, 'offsite');
  return {
    wanted,
    have: counting.length,
    status,
    slots,
    note: offsiteNote(input, set, status, counting, others),
  };
}

const away = (copies: readonly PolicyCopy[]): PolicyCopy[] => copies.filter(({ offsite }) => offsite);

function offsiteNote(
  input: ViewInput,
  set: ViewSet,
  status: RuleStatus,
  counting: readonly PolicyCopy[],
  others: readonly PolicyCopy[],
): string {
  const [first] = counting;
  if (status === 'met' && first !== undefined) {
    const drill = policyInputOf(input, set).lastPassedDrill;
    const clock = witnessedClock(input.nowMs, input.newestWitnessedMs);
    return `If the house burns, everything comes back from ${labelOf(first)}.${drill === null ? '' : ` Last rehearsed ${ageWords(drill.atMs, clock)}, in ${formatDuration(drill.seconds)}.`}`;
  }
  const reasons = others.map((copy) => whyNot(copy, set, input)).filter((why) => why !== '');
  if (others.length === 0) return 'No copy is away from here. One fire must not reach every copy.';
  return `${[...new Set(reasons)].join(' ')}${counting.length === 0 ? ' No other copy is away from home.' : ''}`;
}

/** Those that would count if the originals are unchanged, then those that are behind, unread or damaged. */
const notCounting = (evidence: Evidence): PolicyCopy[] => [
  ...onSiteFirst(evidence.possible),
  ...onSiteFirst(evidence.behind),
  ...onSiteFirst(evidence.unread),
  ...onSiteFirst(evidence.failed),
];

const onSiteFirst = (copies: readonly PolicyCopy[]): PolicyCopy[] =>
  copies.toSorted((a, b) => Number(a.offsite) - Number(b.offsite) || compareText(a.label, b.label));

function originalSlot(set: ViewSet): Slot {
  const seen = originalsSeen(set);
  return {
    is: 'original',
    title: 'Original',
    place: 'This laptop',
    words: seen ? 'The original' : 'Not seen',
    glyph: seen ? 'in-sync' : 'unknown',
    counts: seen,
    why: seen ? '' : 'The originals were not read lately.',
    medium: null,
    mediumType: null,
  };
}

function copySlot(copy: PolicyCopy, set: ViewSet, input: ViewInput): Slot {
  const content = contentOf(copy, set, input);
  const counts = content.state === 'in-sync';
  return {
    is: 'copy',
    title: labelOf(copy),
    place: copy.location.trim() === '' ? 'No place recorded' : visibleText(copy.location),
    words: counts || content.state === 'unknown' ? content.words : 'Does not count',
    glyph: content.glyph,
    counts,
    why: counts ? '' : whyNot(copy, set, input),
    medium: copy.medium,
    mediumType: copy.type,
  };
}

/** "Behind since 73 days: 4 files changed." */
function whyNot(copy: PolicyCopy, set: ViewSet, input: ViewInput): string {
  const { words, detail } = contentOf(copy, set, input);
  if (detail === '') return `${words}.`;
  return `${words}: ${detail.replace(/\.$/, '')}.`;
}

function typeSlot(type: MediumType, evidence: Evidence, set: ViewSet, counts: boolean): Slot {
  const of = (copies: readonly PolicyCopy[]): number => copies.filter((copy) => copy.type === type).length;
  const parts = [
    [of(evidence.counting), 'in sync'],
    [of(evidence.possible), 'unknown'],
    [of(evidence.behind), 'behind'],
    [of(evidence.unread), 'not read back'],
    [of(evidence.failed), 'damaged or missing'],
  ] as const;
  const maybe = !counts && of(evidence.possible) > 0;
  return {
    is: 'type',
    title: upper(mediumTypeNames[type]),
    place: parts
      .filter(([count]) => count > 0)
      .map(([count, words]) => `${count} ${words}`)
      .join(', '),
    words: counts ? 'Met' : maybe ? 'Unknown' : 'Does not count',
    glyph: counts ? 'met' : maybe ? 'unknown' : 'unmet',
    counts,
    why: counts
      ? ''
      : maybe
        ? 'The originals were not seen.'
        : `No copy of ${visibleText(set.status.name)} on this type is in sync.`,
    medium: null,
    mediumType: type,
  };
}

const empty = (title: string, place: string, mediumType: MediumType | null = null): Slot => ({
  is: 'empty',
  title,
  place,
  words: '',
  glyph: 'planned',
  counts: false,
  why: '',
  medium: null,
  mediumType,
});

/** The stair of a vault without sets: what will stand where. */
export const emptyStair: Stair = {
  copies: {
    wanted: 3,
    have: 0,
    status: 'unmet',
    slots: [
      empty('Original', 'The folder you name'),
      empty('First stick', 'Stays near you', 'usb'),
      empty('Second stick', 'Goes away from here', 'usb'),
    ],
    note: '',
  },
  types: {
    wanted: 2,
    have: 0,
    status: 'unmet',
    slots: [empty('USB stick', 'Any size will do', 'usb'), empty('Paper, disc or disk', 'A second type')],
    note: 'Sticks of one type can fail in one way. Paper and discs fail in another.',
  },
  offsite: {
    wanted: 1,
    have: 0,
    status: 'unmet',
    slots: [empty('Another place', 'Not under this roof')],
    note: 'A bank box, a relative, a notary. One fire must not reach every copy.',
  },
};

const statusOf = (set: ViewSet, rule: RuleName): RuleStatus =>
  set.status.policy.find((verdict) => verdict.rule === rule)?.status ?? 'unknown';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
