// The rules a set must meet. Each is met, unmet or unknown, with what was seen and the cheapest way to mend it.
import { assertNever } from './assert-never.ts';
import { evidenceOf, type Evidence } from './policy-evidence.ts';
import type { PolicyInput } from './policy-input.ts';
import { judgeCopies, judgeMediaTypes, judgeOffsite, judgeSamePointInTime } from './policy-placement.ts';
import { judgeDrilledRecently, judgeVerifiedRecently } from './policy-recency.ts';
import type { RuleVerdict } from './reports.ts';
import type { OverallVerdict } from './words.ts';

export const ruleNames = [
  'copies',
  'media-types',
  'offsite',
  'same-point-in-time',
  'verified-recently',
  'drilled-recently',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** Every rule, in the order of `ruleNames`. */
export function judge(input: PolicyInput): RuleVerdict[] {
  const evidence = evidenceOf(input);
  return ruleNames.map((rule) => ({ rule, ...judgeRule(rule, input, evidence) }));
}

function judgeRule(rule: RuleName, input: PolicyInput, evidence: Evidence): Omit<RuleVerdict, 'rule'> {
  switch (rule) {
    case 'copies':
      return judgeCopies(input, evidence);
    case 'media-types':
      return judgeMediaTypes(input, evidence);
    case 'offsite':
      return judgeOffsite(input, evidence);
    case 'same-point-in-time':
      return judgeSamePointInTime(input, evidence);
    case 'verified-recently':
      return judgeVerifiedRecently(input, evidence);
    case 'drilled-recently':
      return judgeDrilledRecently(input, evidence);
    default:
      return assertNever(rule);
  }
}

/**
 * The set as a whole. danger: no verified copy counts (or could, where the sources were not seen), or a copy is damaged or gone
 * while there are too few without it. good: every rule is met. Else attention.
 */
export function overallOf(input: PolicyInput, verdicts: readonly RuleVerdict[]): OverallVerdict {
  const { counting, possible, failed } = evidenceOf(input);
  const copies = verdicts.find((verdict) => verdict.rule === 'copies');
  if (counting.length + possible.length === 0) return 'danger';
  if (failed.length > 0 && copies?.status === 'unmet') return 'danger';
  return verdicts.every((verdict) => verdict.status === 'met') ? 'good' : 'attention';
}
