// The overview: one sentence of verdict, the stair of every set, what to do next, and what would happen on four bad days.
import { z } from 'zod';
import { copiesByPlace, placeOfCopiesSchema } from './copies-by-place.ts';
import { dutiesOf } from './duties.ts';
import { formatDate } from './ages.ts';
import { toneSchema, worstTone, type Tone } from './glyph.ts';
import { nextActSchema, nextActsOf } from './next-acts.ts';
import { emptyStair, stairOf } from './stair.ts';
import { stairSchema } from './stair-schema.ts';
import { verdictOfVault } from './status.ts';
import { andList, plural, visibleText } from './text.ts';
import { sizeOf, type ViewInput, type ViewSet } from './view-input.ts';
import { whatIfSchema, whatIfsOf, whatIfsOfAll } from './what-if.ts';
import { witnessedClock } from './witnessed-clock.ts';
import { overallVerdicts } from './words.ts';

export const setOverviewSchema = z.strictObject({
  name: z.string(),
  profileTitle: z.string(),
  /** Null where the set was never read. */
  items: z.int().nullable(),
  bytes: z.int().nullable(),
  overall: z.enum(overallVerdicts),
  tone: toneSchema,
  /** What the verdict is not complete without: taken from a running service, origin not confirmed, content too old. */
  warnings: z.array(z.string()),
  rulesMet: z.int(),
  rulesAll: z.int(),
  stair: stairSchema,
  copiesByPlace: z.array(placeOfCopiesSchema),
  whatIfs: z.array(whatIfSchema),
  originalsReadAtMs: z.number().nullable(),
});
export type SetOverview = z.infer<typeof setOverviewSchema>;

export const overviewSchema = z.strictObject({
  /** "Everything is safe." only where no rule is unmet or unknown and nothing critical was found. */
  verdict: z.string(),
  tone: toneSchema,
  line: z.string(),
  sets: z.array(setOverviewSchema),
  /** What an empty vault shows in place of a set's. */
  emptyStair: stairSchema.nullable(),
  nextActs: z.array(nextActSchema),
  /** For all sets: the worst outcome of each. */
  whatIfs: z.array(whatIfSchema),
  /** How many duties are overdue, for the navigation. */
  overdueDuties: z.int(),
  /** When the originals of every set had been read; null where some never were. */
  originalsReadAtMs: z.number().nullable(),
  /** False: this machine's clock stands before something that already happened. */
  clockTrusted: z.boolean(),
});
export type Overview = z.infer<typeof overviewSchema>;

export function overviewOf(input: ViewInput): Overview {
  const tones = input.sets.map(toneOf);
  const tone = worstTone(tones);
  const reads = input.sets.map(({ readAtMs }) => readAtMs);
  return {
    verdict: verdictOf(input),
    tone,
    line: lineOf(input, tone),
    sets: input.sets.map((set) => setOverview(input, set)),
    emptyStair: input.sets.length === 0 ? emptyStair : null,
    nextActs: nextActsOf(input),
    whatIfs: whatIfsOfAll(input),
    overdueDuties: dutiesOf(input).filter(({ overdue }) => overdue).length,
    originalsReadAtMs: reads.reduce<number | null>(
      (oldest, atMs) => (oldest === null || atMs === null ? null : Math.min(oldest, atMs)),
      reads[0] ?? null,
    ),
    clockTrusted: witnessedClock(input.nowMs, input.newestWitnessedMs).trusted,
  };
}

function setOverview(input: ViewInput, set: ViewSet): SetOverview {
  const size = sizeOf(set);
  return {
    name: set.status.name,
    profileTitle: set.profile.title,
    items: size?.items ?? null,
    bytes: size?.bytes ?? null,
    overall: set.status.overall,
    tone: toneOf(set),
    warnings: [...set.status.warnings],
    rulesMet: rulesMet(set),
    rulesAll: set.status.policy.length,
    stair: stairOf(input, set),
    copiesByPlace: copiesByPlace(input, set),
    whatIfs: whatIfsOf(input, set),
    originalsReadAtMs: set.readAtMs,
  };
}

const isCritical = (set: ViewSet): boolean => set.findings.some(({ severity }) => severity === 'critical');

/** Good copies of something that lacks its cold key are no good. */
const toneOf = (set: ViewSet): Tone =>
  isCritical(set)
    ? 'danger'
    : set.status.overall === 'good' &&
        (rulesMet(set) < set.status.policy.length || set.status.warnings.length > 0)
      ? 'attention'
      : set.status.overall;

function verdictOf(input: ViewInput): string {
  const verdict = verdictOfVault(input.sets.map(({ status }) => status));
  if (verdict !== 'Everything is safe.') return verdict;
  const critical = input.sets.filter(isCritical);
  if (critical.length > 0) return `The copies are good, but something is wrong with ${quoted(critical)}.`;
  const warned = input.sets.filter(({ status }) => status.warnings.length > 0);
  if (warned.length > 0) return `The copies are good; mind what is said of ${quoted(warned)}.`;
  return verdict;
}

const quoted = (sets: readonly ViewSet[]): string =>
  andList(sets.map(({ status }) => `"${visibleText(status.name)}"`));

const rulesMet = (set: ViewSet): number => set.status.policy.filter(({ status }) => status === 'met').length;

function lineOf(input: ViewInput, tone: Tone): string {
  const [only] = input.sets;
  if (only === undefined) return 'The vault is ready. Three steps and about ten minutes bring it to 3-2-1.';
  if (input.sets.length > 1) return `${setsLine(input.sets)} ${consequence(input, tone)}`.trim();
  return `${visibleText(only.status.name)}: ${rulesLine(only)} ${consequence(input, tone)}`.trim();
}

function rulesLine(set: ViewSet): string {
  const all = set.status.policy.length;
  const met = rulesMet(set);
  if (met === all) return `all ${all} rules met.`;
  const unmet = set.status.policy.filter(({ status }) => status === 'unmet').length;
  const unknown = all - met - unmet;
  const open = [
    ...(unmet === 0 ? [] : [`${unmet} unmet`]),
    ...(unknown === 0 ? [] : [`${unknown} not certain`]),
  ];
  return `${met} of ${all} rules met, ${andList(open)}.`;
}

function setsLine(sets: readonly ViewSet[]): string {
  const of = (tone: Tone): number => sets.filter((set) => toneOf(set) === tone).length;
  const parts = [
    ...(of('danger') === 0 ? [] : [`${of('danger')} in danger`]),
    ...(of('attention') === 0 ? [] : [`${of('attention')} to look after`]),
    ...(of('good') === 0 ? [] : [`${of('good')} all good`]),
  ];
  return `${plural(sets.length, 'set')}: ${andList(parts)}.`;
}

/** What it would mean today; where all is good, the day up to which nothing has to be done. */
function consequence(input: ViewInput, tone: Tone): string {
  if (tone === 'good') {
    const [next] = dutiesOf(input);
    if (next === undefined) return '';
    return next.overdue ? `Due now: ${next.title}.` : `Nothing is due before ${formatDate(next.dueAtMs)}.`;
  }
  const bad = whatIfsOfAll(input).find(
    ({ misfortune, tone: of }) => misfortune !== 'passphrase-forgotten' && of === 'danger',
  );
  if (bad === undefined) return '';
  return input.sets.length === 1
    ? `${bad.question} today: ${lower(bad.outcome)}.`
    : `${bad.question} today, ${bad.outcome}.`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
