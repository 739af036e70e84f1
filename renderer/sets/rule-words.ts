// The rules of a set as a person reads them, and the order in which they are shown: what is open first.
import { ruleNames, type RuleName } from '../../shared/domain/policy.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { RuleVerdict } from '../../shared/domain/reports.ts';
import type { SetView } from '../../shared/domain/set-view-schema.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { RuleStatus } from '../../shared/domain/words.ts';

type Limits = SetView['limits'];

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const inWords = (value: number): string => numbers[value] ?? String(value);

/** "Three copies", "Verified in 90 days". */
export function ruleTitle(rule: string, limits: Limits): string {
  const known = ruleNames.find((name) => name === rule);
  return known === undefined ? visibleText(rule) : titleOf(known, limits);
}

function titleOf(rule: RuleName, limits: Limits): string {
  const { copies, mediaTypes, offsite, verifiedWithinDays, drilledWithinDays, verificationLevel } = limits;
  switch (rule) {
    case 'copies':
      return `${inWords(copies)} ${copies === 1 ? 'copy' : 'copies'}`;
    case 'media-types':
      return `${inWords(mediaTypes)} media ${mediaTypes === 1 ? 'type' : 'types'}`;
    case 'offsite':
      return `${inWords(offsite)} in-sync ${offsite === 1 ? 'copy' : 'copies'} off-site`;
    case 'same-point-in-time':
      return 'Copies from one moment';
    case 'verified-recently':
      return `${verificationLevel === 'cold' ? 'Read cold' : 'Verified'} in ${plural(verifiedWithinDays, 'day')}`;
    case 'drilled-recently':
      return `Drilled in ${plural(drilledWithinDays, 'day')}`;
    default:
      return assertNever(rule);
  }
}

const order: readonly RuleStatus[] = ['unmet', 'unknown', 'met'];

/** Unmet first, then not certain, then met; equals keep their order. */
export const openFirst = (policy: readonly RuleVerdict[]): RuleVerdict[] =>
  policy.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));

/** The word beside the shape. */
export function ruleStatusWord(status: RuleStatus): string {
  switch (status) {
    case 'met':
      return 'Met';
    case 'unmet':
      return 'Unmet';
    case 'unknown':
      return 'Not certain';
    default:
      return assertNever(status);
  }
}
