// Finds the cheapest acts that bring a set to all rules met: known media before new ones, near ones before far ones, one trip a place.
import { dayMs, formatSpan } from './ages.ts';
import { act } from './act.ts';
import { countedReadingMs, mustBeCold } from './counted-reading.ts';
import { drillMinutes, exportMinutes, verifyMinutes } from './effort.ts';
import { formatDuration } from './duration.ts';
import { evidenceOf, labelOf, labelsOf, nearest, type Evidence } from './policy-evidence.ts';
import type { PolicyCopy, PolicyInput } from './policy-input.ts';
import type { Plan, PlanAct } from './policy-plan-schema.ts';
import { shortagesOf, type Shortages } from './policy-shortages.ts';
import type { RuleName } from './policy.ts';
import { andList, plural, visibleText } from './text.ts';
import { originalsSeen, policyInputOf, sizeOf, type ViewInput, type ViewSet } from './view-input.ts';
import { witnessedClock } from './witnessed-clock.ts';

interface Step extends PlanAct {
  /** Off-site media that have to be fetched for it, or the place that has to be gone to. */
  readonly toFetch: readonly PolicyCopy[];
  readonly errand: boolean;
}

export function planOf(input: ViewInput, set: ViewSet): Plan {
  const judged = policyInputOf(input, set);
  const evidence = evidenceOf(judged);
  const short = shortagesOf(judged, evidence);
  const bytes = sizeOf(set)?.bytes ?? 0;
  const steps = [
    ...attach(set),
    ...setClock(input, set),
    ...exportKnown(set, short, bytes),
    ...exportNew(set, short, evidence, bytes),
    ...move(set, short),
    ...verify(set, judged, evidence, bytes),
    ...drill(set, judged, evidence, bytes),
  ];
  const fetched = steps.flatMap(({ toFetch }) => toFetch);
  const trips =
    new Set(fetched.map(({ location, medium }) => location.trim() || medium)).size +
    steps.filter(({ errand }) => errand).length;
  const acts = [
    ...(trips > 0 ? renewals(input, set) : []),
    ...steps.map(({ title, why, note, minutes, act: doing }) => ({ title, why, note, minutes, act: doing })),
  ];
  const minutes = acts.reduce((sum, step) => sum + step.minutes, 0);
  return {
    set: set.status.name,
    acts,
    minutes,
    trips,
    sentence: sentenceOf(acts.length, minutes, trips),
    withoutTheTrip: withoutTheTrip(set, steps, short, bytes),
  };
}

function sentenceOf(acts: number, minutes: number, trips: number): string {
  if (acts === 0) return 'Every rule is met.';
  const trip = trips === 0 ? '' : ` and ${trips === 1 ? 'one trip' : `${trips} trips`}`;
  return `${plural(acts, 'act')}, about ${formatDuration(minutes * 60)}${trip}.`;
}

const attach = (set: ViewSet): Step[] =>
  originalsSeen(set)
    ? []
    : [
        {
          title: 'Read the originals',
          why: mends(set, ['copies', 'media-types', 'offsite', 'same-point-in-time'], 'what is not certain'),
          note: 'They were not read lately, so nothing can be compared. Attach their folders where they are not there.',
          minutes: 2,
          act: act('attach-originals', set.status.name),
          toFetch: [],
          errand: false,
        },
      ];

const setClock = (input: ViewInput, set: ViewSet): Step[] =>
  witnessedClock(input.nowMs, input.newestWitnessedMs).trusted
    ? []
    : [
        {
          title: 'Set the clock of this machine by a watch',
          why: mends(set, ['verified-recently', 'drilled-recently'], 'ages that cannot be told'),
          note: 'It stands before something that already happened.',
          minutes: 2,
          act: act('set-clock', set.status.name),
          toFetch: [],
          errand: false,
        },
      ];

function exportKnown(set: ViewSet, { stale }: Shortages, bytes: number): Step[] {
  if (stale.length === 0) return [];
  const far = stale.filter(({ offsite }) => offsite);
  const [first] = far;
  const failed = stale.filter(({ status }) => status === 'suspect' || status === 'missing');
  const notes = [
    ...far.map((copy) => `${labelOf(copy)} has to come from ${placeOf(copy)} and go back.`),
    ...(failed.length === 0 ? [] : [`If ${labelsOf(failed)} fails again, replace the medium.`]),
  ];
  return [
    {
      title:
        stale.length === 1 && first !== undefined
          ? `Bring ${labelOf(first)} home and export to it`
          : `Export to ${labelsOf(stale)}`,
      why: mends(set, ['offsite', 'copies', 'media-types', 'same-point-in-time', 'verified-recently']),
      note: notes.join(' '),
      minutes: exportMinutes(bytes, stale.length),
      act: act(
        'export',
        set.status.name,
        stale.map(({ medium }) => medium),
      ),
      toFetch: far,
      errand: false,
    },
  ];
}

function exportNew(set: ViewSet, short: Shortages, evidence: Evidence, bytes: number): Step[] {
  const { newMedia, newTypes, newOffsite } = short;
  if (newMedia === 0) return [];
  const what =
    newTypes > 0 && evidence.standing.length > 0
      ? `${newMedia === 1 ? 'a new medium' : `${newMedia} new media`} of another type`
      : newTypes > 1
        ? `${newMedia} new media of different types`
        : newMedia === 1
          ? 'a new medium'
          : `${newMedia} new media`;
  const away =
    newOffsite === 0
      ? ''
      : newMedia === 1
        ? ', and keep it at another place'
        : `, and keep ${newOffsite === 1 ? 'one of them' : newOffsite} at another place`;
  return [
    {
      title: `Export to ${what}${away}`,
      why: mends(set, ['copies', 'media-types', 'offsite', 'same-point-in-time', 'verified-recently']),
      note: newOffsite === 0 ? '' : 'A bank box, a relative, a notary: not under this roof.',
      minutes: exportMinutes(bytes, newMedia),
      act: act('export', set.status.name),
      toFetch: [],
      errand: newOffsite > 0,
    },
  ];
}

const move = (set: ViewSet, { toMove }: Shortages): Step[] =>
  toMove.length === 0
    ? []
    : [
        {
          title: `Take ${labelsOf(toMove)} to another place`,
          why: mends(set, ['offsite']),
          note: 'Then record the place under Media and places.',
          minutes: 2,
          act: act(
            'move-medium',
            set.status.name,
            toMove.map(({ medium }) => medium),
          ),
          toFetch: [],
          errand: true,
        },
      ];

function verify(set: ViewSet, judged: PolicyInput, evidence: Evidence, bytes: number): Step[] {
  if (!witnessedClock(judged.nowMs, judged.newestWitnessedMs).trusted) return [];
  const limit = judged.policy.verifiedWithinDays * dayMs;
  const due = [...evidence.counting, ...evidence.possible].filter((copy) => {
    const atMs = countedReadingMs(judged.policy, copy);
    return atMs === null || judged.nowMs - atMs > limit;
  });
  const cold = due.filter((copy) => mustBeCold(judged.policy, copy));
  const plain = due.filter((copy) => !cold.includes(copy));
  return [
    ...reading(set, plain, bytes, 'verify', `Verify ${labelsOf(plain)}`),
    ...reading(set, cold, bytes, 'cold-read', `Unplug ${labelsOf(cold)}, plug in again and read`),
  ];
}

function reading(
  set: ViewSet,
  due: readonly PolicyCopy[],
  bytes: number,
  doing: 'verify' | 'cold-read',
  title: string,
): Step[] {
  if (due.length === 0) return [];
  const far = due.filter(({ offsite }) => offsite);
  return [
    {
      title,
      why: mends(set, ['verified-recently']),
      note: far.map((copy) => `${labelOf(copy)} rests at ${placeOf(copy)}.`).join(' '),
      minutes: verifyMinutes(bytes, due.length),
      act: act(
        doing,
        set.status.name,
        due.map(({ medium }) => medium),
      ),
      toFetch: far,
      errand: false,
    },
  ];
}

function drill(set: ViewSet, judged: PolicyInput, evidence: Evidence, bytes: number): Step[] {
  if (statusOf(set, 'drilled-recently') !== 'unmet') return [];
  const medium = nearest([...evidence.counting, ...evidence.possible]) ?? nearest(evidence.standing);
  return [
    {
      title: medium === undefined ? 'Drill once' : `Drill from ${labelOf(medium)}`,
      why: mends(set, ['drilled-recently']),
      note: 'A restore into nothing shows that it works, and how long it takes.',
      minutes: drillMinutes(bytes, judged.lastPassedDrill?.seconds ?? null),
      act: act('drill', set.status.name, medium === undefined ? [] : [medium.medium]),
      toFetch: medium?.offsite === true ? [medium] : [],
      errand: false,
    },
  ];
}

/** What ends within a month is done before the trip: it would cost a second one. */
function renewals(input: ViewInput, set: ViewSet): PlanAct[] {
  const clock = witnessedClock(input.nowMs, input.newestWitnessedMs);
  return set.expiries
    .filter(({ expiresAtMs }) => expiresAtMs > clock.atMs && expiresAtMs - clock.atMs <= 30 * dayMs)
    .map(({ title, expiresAtMs }) => ({
      title: visibleText(title),
      why: `Not required now. Saves a second trip in ${formatSpan(Math.floor((expiresAtMs - clock.atMs) / dayMs))}.`,
      note: '',
      minutes: 10,
      act: act('see-finding', set.status.name),
    }));
}

/** Where only exports to far media ask for the trip, a new medium at another place can take over from them. */
function withoutTheTrip(
  set: ViewSet,
  steps: readonly Step[],
  { stale }: Shortages,
  bytes: number,
): Plan['withoutTheTrip'] {
  const far = stale.filter(({ offsite }) => offsite);
  const others = steps.some(({ act: { do: doing }, toFetch, errand }) =>
    errand ? true : doing !== 'export' && toFetch.length > 0,
  );
  if (far.length === 0 || others) return null;
  const minutes = exportMinutes(bytes, far.length);
  const media = far.length === 1 ? 'a new medium' : `${far.length} new media`;
  return {
    text: `Export to ${media} of the same type, keep ${far.length === 1 ? 'it' : 'them'} at another place, and retire ${labelsOf(far)}. About ${formatDuration(minutes * 60)}, and a place to name.`,
    minutes,
    act: act('export', set.status.name),
  };
}

const ruleWords: Readonly<Record<RuleName, string>> = {
  copies: 'enough copies',
  'media-types': 'enough types of media',
  offsite: 'a copy off-site',
  'same-point-in-time': 'copies of one moment',
  'verified-recently': 'copies verified in time',
  'drilled-recently': 'a restore rehearsed in time',
};

const statusOf = (set: ViewSet, rule: RuleName): string | undefined =>
  set.status.policy.find((verdict) => verdict.rule === rule)?.status;

/** "Mends: enough copies and a copy off-site."; of the rules named, those that are open. */
function mends(set: ViewSet, rules: readonly RuleName[], otherwise = 'what is damaged'): string {
  const open = rules.filter((rule) => statusOf(set, rule) !== 'met');
  return `Mends: ${open.length === 0 ? otherwise : andList(open.map((rule) => ruleWords[rule]))}.`;
}

const placeOf = ({ location }: PolicyCopy): string =>
  location.trim() === '' ? 'its place' : visibleText(location);
