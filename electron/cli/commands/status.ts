// coldkeep status
import type { RuleVerdict, SetStatus, StatusCopy } from '../../../shared/domain/reports.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { text } from '../option-values.ts';
import { ageText } from '../print/measures.ts';
import type { Page } from '../print/page.ts';
import { mediumName } from '../print/parts.ts';
import { spoolWords } from '../print/spool-words.ts';
import { showNoSets } from './set.ts';
import { inVault } from '../unlock.ts';

const mostPaths = 10;

const isMet = ({ status }: RuleVerdict): boolean => status === 'met';

function showChanges(page: Page, { added, changed, removed }: SetStatus['changes']): void {
  const groups = [
    ['added', added],
    ['changed', changed],
    ['removed', removed],
  ] as const;
  for (const [word, paths] of groups) {
    for (const path of paths.slice(0, mostPaths))
      page.line('  ', { text: word.padEnd(8), tone: 'warn' }, path);
    if (paths.length > mostPaths) page.line('  ', `${word} ${paths.length - mostPaths} more`);
  }
}

const place = ({ location, offsite }: StatusCopy): string =>
  [location, offsite ? 'off-site' : ''].filter((part) => part !== '').join(', ');

function showCopies(page: Page, copies: readonly StatusCopy[], nowMs: number): void {
  if (copies.length === 0) {
    page.line('  There are no copies. Export to a medium: coldkeep export NAME --to DIR');
    return;
  }
  page.table(
    [
      { title: 'Medium', atLeast: 10 },
      { title: 'Type' },
      { title: 'Place', atLeast: 10 },
      { title: 'Snapshot', atLeast: 17 },
      { title: 'Copy' },
      { title: 'Content' },
      { title: 'Verified' },
      { title: 'Level' },
    ],
    copies.map((copy) => [
      mediumName(copy.label, copy.medium),
      copy.type,
      place(copy),
      copy.snapshot,
      page.status(copy.status),
      page.status(copy.freshness),
      ageText(copy.verifiedAt, nowMs),
      copy.level ?? '–',
    ]),
  );
}

function showSet(page: Page, set: SetStatus, nowMs: number): void {
  page.heading(`${set.name} (${set.profile})`);
  page.line(page.status(set.overall), '   content ', page.status(set.freshness));
  showChanges(page, set.changes);
  page.gap();
  showCopies(page, set.copies, nowMs);
  page.gap();
  const worstFirst = ['unmet', 'unknown', 'met'];
  const rules = set.policy.toSorted(
    (one, other) => worstFirst.indexOf(one.status) - worstFirst.indexOf(other.status),
  );
  for (const warning of set.warnings) page.verdict('warn', warning);
  for (const rule of rules) page.verdict(rule.status, rule.rule, rule.detail, isMet(rule) ? '' : rule.fix);
}

/** One sentence over everything; "safe" only where no rule is unmet or unknown. */
function summary(sets: readonly SetStatus[]): string {
  const open = sets.flatMap(({ name, policy }) => policy.filter((rule) => !isMet(rule)).map(() => name));
  if (open.length === 0) return 'Every rule is met.';
  const names = [...new Set(open)].map((name) => `"${name}"`).join(', ');
  return `${plural(open.length, 'rule is', 'rules are')} not met, in ${names}.`;
}

export function registerStatus(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('status')
    .description(
      'Reads the attached sources again, then says of each set where its copies are, whether they are still good and current, and which rules of its policy are met.',
    )
    .summary('say where everything stands')
    .argument('[name]', 'only this set', text)
    .example('status', 'Exits with 1 if a rule is not met.')
    .example('status pool --json', 'Says the same of one set, for a script.')
    .action((name: string | undefined) =>
      perform((invocation) =>
        inVault(invocation, async (vault) => {
          const report = { ...(await vault.status(name, invocation.run)), spool: await vault.spool() };
          const good = report.sets.every(({ policy }) => policy.every(isMet));
          return {
            json: report,
            show: (page) => {
              if (report.spool !== null) page.verdict('info', ...spoolWords(report.spool));
              if (report.sets.length === 0) {
                showNoSets(page);
                return;
              }
              for (const set of report.sets) showSet(page, set, invocation.host.nowMs());
              for (const { label, advice } of report.media ?? []) {
                page.gap();
                page.verdict('attention', `Replace "${label}".`, advice.join(' '));
              }
              page.gap();
              const danger = report.sets.some(({ overall }) => overall === 'danger');
              const worst = danger ? 'danger' : 'attention';
              page.verdict(good ? 'good' : worst, summary(report.sets));
            },
            status: good ? 0 : 1,
          };
        }),
      ),
    );
}
