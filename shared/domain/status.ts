// The verdict in one sentence: "Everything is safe." only where nothing is unmet or unknown, else the thing that is not.
import { assertNever } from './assert-never.ts';
import type { RuleVerdict, SetStatus, StatusCopy } from './reports.ts';
import { ruleNames, type RuleName } from './policy.ts';
import { visibleText } from './text.ts';

type Judged = Pick<SetStatus, 'name' | 'freshness' | 'copies' | 'policy' | 'overall'>;

/** One set. Several rules unmet or unknown are counted unless they have one cause. */
export function verdictOfSet(set: Judged): string {
  const open = set.policy.filter((verdict) => verdict.status !== 'met');
  if (open.length === 0 && set.overall === 'good') return 'Everything is safe.';
  const holding = set.copies.filter((copy) => copy.status !== 'retired' && copy.status !== 'planned');
  if (holding.length === 0) return `Nothing of ${quoted(set.name)} is on a medium yet.`;
  const cause = soleCause(set, holding);
  if (cause !== null) return cause;
  const [first] = open;
  if (open.length === 1 && first !== undefined) return ruleSentence(first, set);
  return `${open.length} things are not as they should be.`;
}

/** The whole vault. */
export function verdictOfVault(sets: readonly Judged[]): string {
  if (sets.length === 0) return 'Nothing is protected yet.';
  const wanting = sets.filter((set) => set.overall !== 'good');
  const [first] = wanting;
  if (first === undefined) return 'Everything is safe.';
  return wanting.length === 1 ? verdictOfSet(first) : `${wanting.length} sets are not as they should be.`;
}

/** What explains every open rule by itself. */
function soleCause(set: Judged, holding: readonly StatusCopy[]): string | null {
  const bad = holding.filter((copy) => copy.status === 'suspect' || copy.status === 'missing');
  const [failed] = bad;
  if (failed !== undefined && bad.length === 1) return `The copy on ${place(failed)} is ${failed.status}.`;
  if (failed !== undefined) return `${bad.length} copies are damaged or missing.`;
  if (set.freshness === 'unknown') return `The originals of ${quoted(set.name)} were not seen.`;
  const media = new Map<string, StatusCopy>();
  for (const copy of holding) {
    const other = media.get(copy.medium);
    if (
      other === undefined ||
      (other.freshness === 'behind' && (copy.freshness !== 'behind' || copy.snapshot > other.snapshot))
    ) {
      media.set(copy.medium, copy);
    }
  }
  const behind = [...media.values()].filter((copy) => copy.freshness === 'behind');
  if (behind.length === media.size)
    return `The originals of ${quoted(set.name)} changed, and no copy holds the changes yet.`;
  const [late] = behind;
  if (late !== undefined && behind.length === 1) return `The copy on ${place(late)} is behind.`;
  return behind.length > 1 ? `${behind.length} copies are behind.` : null;
}

function ruleSentence(verdict: RuleVerdict, set: Judged): string {
  const rule = ruleNames.find((name) => name === verdict.rule);
  if (rule === undefined) return verdict.detail;
  return verdict.status === 'unknown'
    ? `Not certain: ${verdict.detail}`
    : unmetSentence(rule, quoted(set.name));
}

function unmetSentence(rule: RuleName, set: string): string {
  switch (rule) {
    case 'copies':
      return `There are too few copies of ${set}.`;
    case 'media-types':
      return `All copies of ${set} are on the same type of medium.`;
    case 'offsite':
      return `No copy of ${set} is off-site.`;
    case 'same-point-in-time':
      return `The copies of ${set} are not of the same moment.`;
    case 'verified-recently':
      return `A copy of ${set} was not verified for too long.`;
    case 'drilled-recently':
      return `A restore of ${set} was not rehearsed lately.`;
    default:
      return assertNever(rule);
  }
}

const quoted = (name: string): string => `"${visibleText(name)}"`;

const place = (copy: StatusCopy): string => {
  const label = copy.label.trim() === '' ? `medium ${copy.medium.slice(0, 8)}` : visibleText(copy.label);
  return copy.location.trim() === '' ? label : `${label} (${visibleText(copy.location)})`;
};
