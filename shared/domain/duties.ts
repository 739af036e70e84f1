// Duties: what falls due and when. A duty is derived from facts and the profile's limits, never stored.
import { z } from 'zod';
import { act, actSchema } from './act.ts';
import { dayMs, formatExpiry } from './ages.ts';
import { behindSinceMs } from './copy-standing.ts';
import { countedReadingMs, mustBeCold, pluggableTypes } from './counted-reading.ts';
import { replaceFromMs } from './medium-health.ts';
import { drillMinutes, effortWords, exportMinutes, verifyMinutes } from './effort.ts';
import { compareText, evidenceOf, labelOf, labelsOf, nearest } from './policy-evidence.ts';
import { visibleText } from './text.ts';
import { policyInputOf, sizeOf, type ViewInput, type ViewMedium, type ViewSet } from './view-input.ts';
import { dueWords, witnessedClock, type WitnessedClock } from './witnessed-clock.ts';

export const dutyKinds = ['export', 'cold-read', 'verify', 'drill', 'expiry', 'replace-medium'] as const;

export const dutySchema = z.strictObject({
  kind: z.enum(dutyKinds),
  /** "Verify Blue stick". */
  title: z.string(),
  /** "5 Dec 2026, in 14 days. About 5 min." */
  line: z.string(),
  dueAtMs: z.number(),
  overdue: z.boolean(),
  set: z.string().nullable(),
  medium: z.string().nullable(),
  act: actSchema,
});
export type Duty = z.infer<typeof dutySchema>;

/** A copy that was not read cold when it was exported has to be within this. */
export const coldWithinDays = 7;
/** All duties, the earliest first. */
export function dutiesOf(input: ViewInput): Duty[] {
  const clock = witnessedClock(input.nowMs, input.newestWitnessedMs);
  const duties = [
    ...verifications(input, clock),
    ...input.sets.flatMap((set) => [
      ...exportsDue(input, set, clock),
      ...coldReadings(input, set, clock),
      ...drills(input, set, clock),
      ...expiries(set, clock),
    ]),
    ...oldMedia(input, clock),
  ];
  return duties.toSorted((a, b) => a.dueAtMs - b.dueAtMs || compareText(a.title, b.title));
}

type Draft = Omit<Duty, 'line' | 'overdue'> & {
  readonly minutes: number;
  /** A sentence that says what is wrong, where that is more than the day. */
  readonly because?: string;
};

const duty = ({ minutes, because, ...draft }: Draft, clock: WitnessedClock): Duty => ({
  ...draft,
  line: `${because === undefined ? '' : `${because} `}${upper(dueWords(draft.dueAtMs, clock))}. ${effortWords(minutes)}.`,
  overdue: draft.dueAtMs <= clock.atMs,
});

/** One a medium: plugging it in once verifies everything on it. */
function verifications(input: ViewInput, clock: WitnessedClock): Duty[] {
  const byMedium = new Map<string, Draft>();
  for (const set of input.sets) {
    const { counting, possible, behind } = evidenceOf(policyInputOf(input, set));
    for (const copy of [...counting, ...possible, ...behind]) {
      const { policy } = set.profile;
      const readAtMs = countedReadingMs(policy, copy);
      const dueAtMs = readAtMs === null ? clock.atMs : readAtMs + policy.verifiedWithinDays * dayMs;
      const known = byMedium.get(copy.medium);
      if (known !== undefined && known.dueAtMs <= dueAtMs) continue;
      const cold = mustBeCold(policy, copy);
      const kind = cold ? 'cold-read' : 'verify';
      byMedium.set(copy.medium, {
        kind,
        title: cold ? `Read ${labelOf(copy)} cold` : `Verify ${labelOf(copy)}`,
        dueAtMs,
        set: set.status.name,
        medium: copy.medium,
        act: act(kind, set.status.name, [copy.medium]),
        minutes: verifyMinutes(sizeOf(set)?.bytes ?? 0, 1),
      });
    }
  }
  return [...byMedium.values()].map((draft) => duty(draft, clock));
}

/** Due from the moment at which the first of them fell behind. */
function exportsDue(input: ViewInput, set: ViewSet, clock: WitnessedClock): Duty[] {
  const { behind } = evidenceOf(policyInputOf(input, set));
  if (behind.length === 0) return [];
  const since = behind.map((copy) => behindSinceMs(set, copy.snapshot) ?? clock.atMs);
  const draft: Draft = {
    kind: 'export',
    title: `Export ${visibleText(set.status.name)} to ${labelsOf(behind)}`,
    dueAtMs: Math.min(...since),
    set: set.status.name,
    medium: behind.length === 1 ? (behind[0]?.medium ?? null) : null,
    act: act(
      'export',
      set.status.name,
      behind.map(({ medium }) => medium),
    ),
    minutes: exportMinutes(sizeOf(set)?.bytes ?? 0, behind.length),
  };
  return [duty(draft, clock)];
}

function coldReadings(input: ViewInput, set: ViewSet, clock: WitnessedClock): Duty[] {
  if (!input.coldReading) return [];
  const { counting, possible } = evidenceOf(policyInputOf(input, set));
  return [...counting, ...possible].flatMap((copy) => {
    if (copy.level === 'cold' || copy.level === 'opened' || !pluggableTypes.has(copy.type)) return [];
    // What the policy demands is a duty already, and of its own date.
    if (mustBeCold(set.profile.policy, copy)) return [];
    const dates = set.copies.find(
      ({ medium, snapshot }) => medium === copy.medium && snapshot === copy.snapshot,
    );
    if (dates === undefined || dates.readColdAtMs !== null) return [];
    const draft: Draft = {
      kind: 'cold-read',
      title: `Read ${labelOf(copy)} cold`,
      dueAtMs: dates.writtenAtMs + coldWithinDays * dayMs,
      set: set.status.name,
      medium: copy.medium,
      act: act('cold-read', set.status.name, [copy.medium]),
      minutes: verifyMinutes(sizeOf(set)?.bytes ?? 0, 1),
    };
    return [duty(draft, clock)];
  });
}

function drills(input: ViewInput, set: ViewSet, clock: WitnessedClock): Duty[] {
  const judged = policyInputOf(input, set);
  const { counting, possible, behind } = evidenceOf(judged);
  const medium = nearest([...counting, ...possible]) ?? nearest(behind);
  if (medium === undefined) return [];
  const { lastDrill } = judged;
  const draft: Draft = {
    kind: 'drill',
    title: `Drill from ${labelOf(medium)}`,
    dueAtMs:
      lastDrill === null || lastDrill.status === 'failed'
        ? clock.atMs
        : lastDrill.atMs + judged.policy.drilledWithinDays * dayMs,
    set: set.status.name,
    medium: medium.medium,
    act: act('drill', set.status.name, [medium.medium]),
    minutes: drillMinutes(sizeOf(set)?.bytes ?? 0, judged.lastPassedDrill?.seconds ?? null),
  };
  return [duty(draft, clock)];
}

const expiries = (set: ViewSet, clock: WitnessedClock): Duty[] =>
  set.expiries.map(({ title, expiresAtMs }) => ({
    kind: 'expiry',
    title: visibleText(title),
    line: clock.trusted
      ? `${upper(formatExpiry(expiresAtMs, clock.atMs))}.`
      : `${upper(dueWords(expiresAtMs, clock))}.`,
    dueAtMs: expiresAtMs,
    overdue: expiresAtMs <= clock.atMs,
    set: set.status.name,
    medium: null,
    act: act('see-finding', set.status.name),
  }));

/** Now, where it slows, errs or failed its test; else when it has been in use for as long as the settings allow. */
function replacementOf(
  { replaceAfterYears }: ViewInput,
  { enrolledAtMs, health }: ViewMedium,
  clock: WitnessedClock,
): Pick<Draft, 'dueAtMs' | 'because'> {
  const wrong = health?.advice.find(({ reason }) => reason !== 'old');
  if (wrong !== undefined) return { dueAtMs: clock.atMs, because: wrong.sentence };
  const inUseSinceMs = health === undefined ? enrolledAtMs : Date.parse(health.inUseSince);
  return { dueAtMs: replaceFromMs(inUseSinceMs, replaceAfterYears) };
}

/** Only media that hold something and can wear out. */
const oldMedia = (input: ViewInput, clock: WitnessedClock): Duty[] =>
  input.media
    .filter(
      ({ state, copies, type }) =>
        state === 'active' && copies > 0 && pluggableTypes.has(type) && type !== 'optical',
    )
    .map((medium) =>
      duty(
        {
          kind: 'replace-medium',
          title: `Replace ${labelOf({ label: medium.label, medium: medium.id })}`,
          ...replacementOf(input, medium, clock),
          set: null,
          medium: medium.id,
          act: act('replace-medium', null, [medium.id]),
          minutes: 10,
        },
        clock,
      ),
    );

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
