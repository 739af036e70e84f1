// At most three acts to offer next: what mends a rule first, then what falls due soon.
import { z } from 'zod';
import { act, actSchema, sameAct } from './act.ts';
import { dayMs } from './ages.ts';
import { dutiesOf } from './duties.ts';
import { effortWords } from './effort.ts';
import { planOf } from './policy-plan.ts';
import { visibleText } from './text.ts';
import type { ViewInput, ViewSet } from './view-input.ts';
import { witnessedClock } from './witnessed-clock.ts';

export const nextActSchema = z.strictObject({
  /** "Bring Red stick home and export to it". */
  title: z.string(),
  /** "Mends: a copy off-site." */
  why: z.string(),
  /** "About 5 min"; null where it cannot be told. */
  effort: z.string().nullable(),
  /** The day by which it is due; null where it is due because a rule is open. */
  dueAtMs: z.number().nullable(),
  overdue: z.boolean(),
  act: actSchema,
});
export type NextAct = z.infer<typeof nextActSchema>;

const maxActs = 3;
/** Beyond this a duty is shown only where nothing else is to be done. */
const soonDays = 30;

export function nextActsOf(input: ViewInput): NextAct[] {
  if (input.sets.length === 0) return firstSteps;
  const several = input.sets.length > 1;
  const mending = input.sets
    .toSorted((a, b) => severity(a) - severity(b))
    .flatMap((set) => planOf(input, set).acts)
    .filter(({ act: { do: doing } }) => doing !== 'see-finding')
    .map((step): NextAct => ({
      title: several && step.act.set !== null ? `${visibleText(step.act.set)}: ${step.title}` : step.title,
      why: [step.why, step.note].filter((text) => text !== '').join(' '),
      effort: effortWords(step.minutes),
      dueAtMs: null,
      overdue: false,
      act: step.act,
    }));
  const findings = input.sets.flatMap((set) => criticalFinding(set));
  const clock = witnessedClock(input.nowMs, input.newestWitnessedMs);
  const acts = [...findings, ...mending];
  const soon = dutiesOf(input).filter(
    (duty) => acts.length === 0 || duty.dueAtMs - clock.atMs <= soonDays * dayMs,
  );
  for (const duty of soon) {
    if (acts.some((known) => covers(known, duty.act))) continue;
    acts.push({
      title: duty.title,
      why: duty.line,
      effort: null,
      dueAtMs: duty.dueAtMs,
      overdue: duty.overdue,
      act: duty.act,
    });
  }
  return acts.slice(0, maxActs);
}

/** An export reads back and verifies what it writes, so it covers smaller duties on the same media. */
function covers(known: NextAct, due: NextAct['act']): boolean {
  if (sameAct(known.act, due)) return true;
  if (known.act.set !== due.set) return false;
  if (known.act.do === due.do && (due.do === 'drill' || due.do === 'see-finding')) return true;
  return (
    known.act.do === 'export' &&
    (due.do === 'verify' || due.do === 'cold-read' || due.do === 'export') &&
    due.media.every((medium) => known.act.media.includes(medium))
  );
}

function criticalFinding(set: ViewSet): NextAct[] {
  const [first] = set.findings.filter(({ severity: of }) => of === 'critical');
  if (first === undefined) return [];
  return [
    {
      title: `See what is wrong with ${visibleText(set.status.name)}`,
      why: visibleText(first.message),
      effort: null,
      dueAtMs: null,
      overdue: false,
      act: act('see-finding', set.status.name),
    },
  ];
}

const severity = (set: ViewSet): number => ['danger', 'attention', 'good'].indexOf(set.status.overall);

const step = (title: string, why: string, doing: NextAct['act']['do'], effort: string | null): NextAct => ({
  title,
  why,
  effort,
  dueAtMs: null,
  overdue: false,
  act: act(doing),
});

/** A new vault: three steps to 3-2-1. */
const firstSteps: NextAct[] = [
  step('Add a set', 'Name the folder that holds the keys. It is only read, never changed.', 'add-set', null),
  step('Export to two sticks', 'Both are read back before they count.', 'export', 'About 2 min'),
  step('Drill once', 'A restore into nothing shows that it works.', 'drill', null),
];
