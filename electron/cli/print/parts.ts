// Parts of pages that several commands share: findings, failures, notes.
import type { Failure } from '../../../shared/domain/facts.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Severity } from '../../../shared/domain/words.ts';
import { severities } from '../../../shared/domain/words.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { Page } from './page.ts';

/** More than this is for --json: a person needs the first ones and the number. */
export const mostShown = 40;

const worstFirst = (one: Severity, other: Severity): number =>
  severities.indexOf(other) - severities.indexOf(one);

/** Findings, worst first, each with its remedy. What was seen and right is not listed. */
export function showFindings(page: Page, findings: readonly Finding[]): void {
  const listed = findings
    .filter(({ severity }) => severity !== 'good')
    .toSorted((one, other) => worstFirst(one.severity, other.severity));
  if (listed.length === 0) return;
  page.heading(plural(listed.length, 'finding'));
  for (const { severity, subject, message, fix, why = '', consequences = [] } of listed.slice(0, mostShown)) {
    page.verdict(severity, subject, [message, why, ...consequences].join(' ').trim(), fix);
  }
  showRest(page, listed.length);
}

/**
 * Where findings are not what was asked for: the critical ones, and how many others there are.
 * `where` says where a person finds those.
 */
export function showCritical(page: Page, findings: readonly Finding[], where: string): void {
  const critical = findings.filter(({ severity }) => severity === 'critical');
  const warnings = findings.filter(({ severity }) => severity === 'warn').length;
  showFindings(page, critical);
  if (warnings === 0) return;
  page.gap();
  page.verdict('warn', `${plural(warnings, 'warning')} besides: ${where}`);
}

export function showFailures(page: Page, title: string, failures: readonly Failure[]): void {
  if (failures.length === 0) return;
  page.heading(title);
  for (const { path, reason } of failures.slice(0, mostShown)) {
    page.line('  ', path);
    page.sentence(reason, 4);
  }
  showRest(page, failures.length);
}

export function showRest(page: Page, length: number): void {
  if (length > mostShown)
    page.sentence(`… and ${length - mostShown} more; --json prints all of them.`, 2, 'faint');
}

/** What a medium is called where it has no label: the beginning of its id. */
export const mediumName = (label: string, id: string | null): string =>
  label !== '' ? label : (id?.slice(0, 8) ?? '–');

/** The report of a medium whose marker cannot be read has no id: null in JSON. */
export const withMediumOrNull = <R extends { readonly medium: string }>(report: R) => ({
  ...report,
  medium: report.medium === '' ? null : report.medium,
});

export const mediumHeading = (medium: string): string =>
  medium === '' ? 'A medium whose marker cannot be read' : `Medium ${medium}`;
