// How long ago copies were verified and a restore was rehearsed. A clock that went backwards makes every age unknown.
import { dayMs, daysSince, formatAge, formatDate, formatMoment, formatSpan } from './ages.ts';
import { countedReadingMs, mustBeCold } from './counted-reading.ts';
import { formatDuration } from './duration.ts';
import { labelOf, labelsOf, nearest, placedLabel, type Evidence } from './policy-evidence.ts';
import type { PolicyCopy, PolicyInput } from './policy-input.ts';
import type { Judgement } from './policy-placement.ts';
import { shellWord } from './shell-word.ts';
import { andList, plural, visibleText } from './text.ts';

interface DatedCopy {
  readonly copy: PolicyCopy;
  readonly atMs: number;
}

export function judgeVerifiedRecently(input: PolicyInput, evidence: Evidence): Judgement {
  const limit = input.policy.verifiedWithinDays;
  const { failed } = evidence;
  if (failed.length > 0) {
    return {
      status: 'unmet',
      detail: `${failed.map((copy) => `${placedLabel(copy)} is ${copy.status}`).join('; ')}.`,
      fix: `Read ${labelsOf(failed)} once more; if it fails again, export to another medium: coldkeep verify --at DIR`,
    };
  }
  const verified = evidence.standing.filter((copy) => copy.status === 'verified');
  if (verified.length === 0) {
    return {
      status: 'unmet',
      detail: 'No copy was ever verified.',
      fix: `Export to a medium: coldkeep export ${shellWord(input.set)} --to DIR`,
    };
  }
  const dated = verified.flatMap((copy): DatedCopy[] => {
    const atMs = countedReadingMs(input.policy, copy);
    return atMs === null ? [] : [{ copy, atMs }];
  });
  const undated = verified.filter((copy) => !dated.some((known) => known.copy === copy));
  const mistrust = clockMistrust(
    input,
    dated.map(({ atMs }) => atMs),
  );
  if (mistrust !== null) return mistrust;
  const overdue = dated.filter(({ atMs }) => input.nowMs - atMs > limit * dayMs).map(({ copy }) => copy);
  const late = [...overdue, ...undated];
  const oldest = dated.toSorted((a, b) => a.atMs - b.atMs)[0];
  if (late.length === 0 && oldest !== undefined) {
    return {
      status: 'met',
      detail: `${plural(verified.length, 'copy', 'copies')} ${readingOf(input.policy, verified)} within ${formatSpan(limit)}; longest ago ${labelOf(oldest.copy)}, ${formatAge(oldest.atMs, input.nowMs)}.`,
      fix: '',
    };
  }
  const when = (copy: PolicyCopy): string => {
    const known = dated.find((entry) => entry.copy === copy);
    const verb = mustBeCold(input.policy, copy) ? 'read cold' : 'verified';
    return known === undefined
      ? `never ${verb}`
      : `${verb} ${formatSpan(daysSince(known.atMs, input.nowMs))} ago`;
  };
  return {
    status: 'unmet',
    detail: `${andList(late.map((copy) => `${placedLabel(copy)} was ${when(copy)}`))}; the limit is ${formatSpan(limit)}.`,
    fix: remedyFor(input, late),
  };
}

function readingOf(policy: PolicyInput['policy'], copies: readonly PolicyCopy[]): string {
  if (policy.verificationLevel === 'any') return 'verified';
  return copies.every((copy) => mustBeCold(policy, copy))
    ? 'read cold'
    : 'verified, read cold where the medium can be unplugged,';
}

function remedyFor({ policy }: PolicyInput, late: readonly PolicyCopy[]): string {
  const cold = late.filter((copy) => mustBeCold(policy, copy));
  const other = late.filter((copy) => !cold.includes(copy));
  return [
    ...(other.length === 0
      ? []
      : [`Plug in ${andList(other.map(placedLabel))} and verify: coldkeep verify --at DIR`]),
    ...(cold.length === 0
      ? []
      : [
          `Unplug ${andList(cold.map(placedLabel))}, plug in again and read: coldkeep verify --at DIR --cold`,
        ]),
  ].join('. ');
}

export function judgeDrilledRecently(input: PolicyInput, evidence: Evidence): Judgement {
  const limit = input.policy.drilledWithinDays;
  const { lastDrill, lastPassedDrill: passed } = input;
  const medium = nearest([...evidence.counting, ...evidence.possible]);
  const rehearse = `Rehearse a restore${medium === undefined ? '' : ` from ${placedLabel(medium)}`}: coldkeep drill --at DIR --set ${shellWord(input.set)}`;
  if (lastDrill === null) return { status: 'unmet', detail: 'A restore was never rehearsed.', fix: rehearse };
  const mistrust = clockMistrust(input, [lastDrill.atMs, ...(passed === null ? [] : [passed.atMs])]);
  if (mistrust !== null) return mistrust;
  if (lastDrill.status === 'failed') {
    return {
      status: 'unmet',
      detail: `The last drill, on ${formatDate(lastDrill.atMs)}${from(lastDrill.label)}, failed.`,
      fix: `Mend what failed, then ${rehearse.charAt(0).toLowerCase()}${rehearse.slice(1)}`,
    };
  }
  const detail = `Rehearsed ${formatAge(lastDrill.atMs, input.nowMs)}${from(lastDrill.label)}, in ${formatDuration(lastDrill.seconds)}`;
  if (input.nowMs - lastDrill.atMs > limit * dayMs) {
    return { status: 'unmet', detail: `${detail}; the limit is ${formatSpan(limit)}.`, fix: rehearse };
  }
  return { status: 'met', detail: `${detail}.`, fix: '' };
}

const from = (label: string | null): string => (label === null ? '' : ` from ${visibleText(label)}`);

/** Ages mean nothing where this clock stands before something that already happened. */
function clockMistrust(input: PolicyInput, events: readonly number[]): Judgement | null {
  const newest = Math.max(input.newestWitnessedMs ?? Number.NEGATIVE_INFINITY, ...events);
  if (input.nowMs >= newest) return null;
  return {
    status: 'unknown',
    detail: `This machine's clock says ${formatMoment(input.nowMs)}, but something was recorded on ${formatMoment(newest)}: ages cannot be told.`,
    fix: 'Set the clock of this machine by a watch, then look again.',
  };
}
