// How a set stands in a few words, and what its tabs say before they are opened.
import type { Finding } from '../../shared/domain/finding.ts';
import type { ContentState } from '../../shared/domain/copy-standing.ts';
import { stateSeverity } from '../../shared/domain/copy-standing.ts';
import type { RuleVerdict } from '../../shared/domain/reports.ts';
import type { SetView } from '../../shared/domain/set-view-schema.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { RuleStatus } from '../../shared/domain/words.ts';
import type { StatusName } from '../parts/status-names.ts';

export interface StatusWords {
  readonly status: StatusName;
  readonly words: string;
}

const count = (policy: readonly RuleVerdict[], status: RuleStatus): number =>
  policy.filter((verdict) => verdict.status === status).length;

/** Beside the set's name: "1 rule unmet". */
export function setStanding({ policy, findings }: Pick<SetView, 'policy' | 'findings'>): StatusWords {
  const unmet = count(policy, 'unmet');
  if (unmet > 0) return { status: 'unmet', words: `${plural(unmet, 'rule')} unmet` };
  const critical = findings.filter(({ severity }) => severity === 'critical').length;
  if (critical > 0) return { status: 'suspect', words: plural(critical, 'critical finding') };
  const unknown = count(policy, 'unknown');
  if (unknown > 0) return { status: 'unknown', words: `${plural(unknown, 'rule')} not certain` };
  return { status: 'verified', words: 'All rules met' };
}

/** Findings that ask for something: what was seen to be right is not counted. */
export const openFindings = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity === 'warn' || severity === 'critical');

/** The mark of the tab of findings; none where nothing asks for an act. */
export function findingsMark(findings: readonly Finding[]): StatusName | undefined {
  const severities = new Set(findings.map(({ severity }) => severity));
  if (severities.has('critical')) return 'suspect';
  return severities.has('warn') ? 'due' : undefined;
}

/** The mark of the tab of rules. */
export function policyMark(policy: readonly RuleVerdict[]): StatusName | undefined {
  if (count(policy, 'unmet') > 0) return 'unmet';
  return count(policy, 'unknown') > 0 ? 'unknown' : undefined;
}

/** The mark of the tab of copies: the worst of them, where it is not in sync. */
export function copiesMark(places: SetView['copiesByPlace']): StatusName | undefined {
  const worst = places
    .map((place) => place.worst)
    .toSorted((a, b) => stateSeverity(b.state) - stateSeverity(a.state))[0];
  return worst === undefined || worst.state === 'in-sync' ? undefined : worst.glyph;
}

/** The shape of what a copy holds. */
export const statusOfState = (state: ContentState): StatusName => (state === 'lost' ? 'missing' : state);

/** What a finding is about: an item's name, what a person calls it, else the words of the finding. */
export function subjectOf({ subject }: Finding, { groups }: Pick<SetView, 'groups'>): string {
  const items = groups.flatMap((group) => group.items);
  const item = items.find(({ path }) => path === subject);
  if (item !== undefined) return item.name;
  const titled = items.find(({ key, title }) => key === subject && title !== '');
  return titled?.title ?? visibleText(subject);
}
