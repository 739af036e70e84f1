// 3-2-1: how many copies count, on how many types of media, how many of them elsewhere, and whether all are of one moment.
import { shellWord } from './shell-word.ts';
import { labelOf, labelsOf, nearest, placedLabel, type Evidence } from './policy-evidence.ts';
import type { PolicyCopy, PolicyInput } from './policy-input.ts';
import type { RuleVerdict } from './reports.ts';
import { andList, plural } from './text.ts';
import { mediumTypeNames } from './type-names.ts';
import type { RuleStatus } from './words.ts';

export type Judgement = Omit<RuleVerdict, 'rule'>;

/** Where `sure` are certain and `maybe` more would count if the unseen sources are unchanged. */
const atLeast = (sure: number, maybe: number, needed: number): RuleStatus =>
  sure >= needed ? 'met' : sure + maybe >= needed ? 'unknown' : 'unmet';

export function judgeCopies(input: PolicyInput, evidence: Evidence): Judgement {
  const { counting, possible } = evidence;
  const needed = input.policy.copies;
  const original = input.sourcesSeen ? 1 : 0;
  // Unseen originals may be unchanged and there, or gone.
  const status = atLeast(counting.length + original, possible.length + (1 - original), needed);
  const names = [...(input.sourcesSeen ? ['the original'] : []), ...counting.map(labelOf)];
  const seen = `${counting.length + original} of ${plural(needed, 'copy', 'copies')}: ${names.length === 0 ? 'none that counts' : andList(names)}.`;
  const detail = [seen, ...unseen(input, possible), ...whyNotCounted(evidence)].join(' ');
  return {
    status,
    detail,
    fix: status === 'met' ? '' : status === 'unknown' ? seeSources : cheapestCopy(input, evidence),
  };
}

export function judgeMediaTypes(input: PolicyInput, evidence: Evidence): Judgement {
  const needed = input.policy.mediaTypes;
  const sure = typesOf(evidence.counting);
  const maybe = typesOf(evidence.possible).filter((type) => !sure.includes(type));
  const status = atLeast(sure.length, maybe.length, needed);
  const seen = `${sure.length} of ${plural(needed, 'type')} of media: ${sure.length === 0 ? 'none that counts' : andList(sure.map((type) => mediumTypeNames[type]))}.`;
  const detail = [seen, ...unseen(input, evidence.possible)].join(' ');
  if (status !== 'unmet') return { status, detail, fix: status === 'met' ? '' : seeSources };
  const stale = nearest(
    [...evidence.behind, ...evidence.failed, ...evidence.unread].filter((copy) => !sure.includes(copy.type)),
  );
  const fix =
    stale === undefined
      ? `Export to one medium of another type${sure.length === 0 ? '' : ` than ${andList(sure.map((type) => mediumTypeNames[type]))}`}, such as ${otherType(sure)}.`
      : exportAgain(input, stale);
  return { status, detail, fix };
}

export function judgeOffsite(input: PolicyInput, evidence: Evidence): Judgement {
  const needed = input.policy.offsite;
  const sure = evidence.counting.filter((copy) => copy.offsite);
  const maybe = evidence.possible.filter((copy) => copy.offsite);
  const status = atLeast(sure.length, maybe.length, needed);
  const elsewhere = evidence.standing.filter(
    (copy) => copy.offsite && !sure.includes(copy) && !maybe.includes(copy),
  );
  const detail = [
    `${sure.length} of ${needed} off-site: ${sure.length === 0 ? 'none that counts' : andList(sure.map(placedLabel))}.`,
    ...unseen(input, maybe),
    ...elsewhere.map((copy) => `${placedLabel(copy)} does not count: ${reason(copy)}.`),
  ].join(' ');
  if (status !== 'unmet') return { status, detail, fix: status === 'met' ? '' : seeSources };
  const stale = nearest(elsewhere);
  if (stale !== undefined) return { status, detail, fix: exportAgain(input, stale) };
  const spare = evidence.counting.length > 1 ? nearest(evidence.counting) : undefined;
  const fix =
    spare === undefined
      ? 'Export to one more medium and keep it at another site.'
      : `Take ${labelOf(spare)} to another site, then record it: coldkeep media set ${spare.medium.slice(0, 8)} --location PLACE --offsite yes`;
  return { status, detail, fix };
}

export function judgeSamePointInTime(input: PolicyInput, evidence: Evidence): Judgement {
  const { counting, possible, behind, failed } = evidence;
  const late = behind.toSorted((a, b) => Number(a.offsite) - Number(b.offsite));
  if (late.length > 0) {
    return {
      status: 'unmet',
      detail: `${plural(late.length, 'copy is', 'copies are')} older than ${input.sourcesSeen ? 'the originals' : 'the newest snapshot'}: ${andList(late.map(placedLabel))}.`,
      fix: `Export "${input.set}" to ${andList(late.map(placedLabel))}.`,
    };
  }
  if (counting.length === 0 && possible.length === 0) {
    return {
      status: 'unmet',
      detail: `No verified copy holds what the originals hold${failed.length === 0 ? '' : `; ${labelsOf(failed)} failed`}.`,
      fix: cheapestCopy(input, evidence),
    };
  }
  if (possible.length > 0) {
    return {
      status: 'unknown',
      detail: `${labelsOf([...counting, ...possible])} ${counting.length + possible.length === 1 ? 'is' : 'are'} of the newest snapshot, but the originals were not seen.`,
      fix: seeSources,
    };
  }
  return {
    status: 'met',
    detail: `${andList(['The originals', ...counting.map(labelOf)])} hold the same content.`,
    fix: '',
  };
}

const seeSources = 'Attach the sources, then look again.';

const unseen = (input: PolicyInput, possible: readonly PolicyCopy[]): string[] =>
  input.sourcesSeen
    ? []
    : [
        possible.length === 0
          ? 'The originals were not seen.'
          : `The originals were not seen, so ${labelsOf(possible)} may be in sync or not.`,
      ];

const whyNotCounted = (evidence: Evidence): string[] =>
  [...evidence.behind, ...evidence.failed, ...evidence.unread].map(
    (copy) => `${placedLabel(copy)} does not count: ${reason(copy)}.`,
  );

const reason = (copy: PolicyCopy): string => (copy.status === 'verified' ? copy.freshness : copy.status);

const typesOf = (copies: readonly PolicyCopy[]): PolicyCopy['type'][] => [
  ...new Set(copies.map((copy) => copy.type)),
];

const otherType = (have: readonly PolicyCopy['type'][]): string =>
  have.includes('optical')
    ? 'a USB stick or a disk'
    : have.includes('usb')
      ? 'an optical disc or a disk'
      : 'a USB stick or an optical disc';

/** The act that adds a counting copy with the least trouble: a medium that is known and near, else a new one. */
function cheapestCopy(input: PolicyInput, evidence: Evidence): string {
  const known = nearest([...evidence.behind, ...evidence.unread]) ?? nearest(evidence.failed);
  if (known !== undefined) return exportAgain(input, known);
  return `Export to ${evidence.standing.length === 0 ? 'a medium' : 'one more medium'}: coldkeep export ${shellWord(input.set)} --to DIR`;
}

const exportAgain = (input: PolicyInput, copy: PolicyCopy): string =>
  copy.status === 'suspect' || copy.status === 'missing'
    ? `Export "${input.set}" to ${placedLabel(copy)} again; if it fails again, replace the medium.`
    : `Export "${input.set}" to ${placedLabel(copy)}.`;
