// What would be written, in words: kinds, what changed, findings in the order in which they matter.
import { formatDate } from '../../shared/domain/ages.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { formatBytes, plural } from '../../shared/domain/text.ts';
import { severities } from '../../shared/domain/words.ts';
import type { Contents } from '../../shared/ipc/views.ts';

export const criticalFindings = ({ findings }: Pick<Contents, 'findings'>): Finding[] =>
  findings.filter(({ severity }) => severity === 'critical');

/** Shortest reason that the contract takes. */
const shortestReason = 3;

/** Why the contents cannot be written yet; null where they can. */
export const whatStopsContents = (contents: Contents, reason: string): string | null =>
  criticalFindings(contents).length > 0 && reason.trim().length < shortestReason
    ? 'Say why it may go on.'
    : null;

/** Worst first; what is good comes last. */
export const byWeight = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));

/** Content that is exactly what the newest snapshot on a medium holds. */
export const isUnchanged = ({ changes, changedSinceMs }: Contents): boolean =>
  changedSinceMs !== null && changes.length === 0;

/** "4 files differ from the newest snapshot." */
export function changesSentence(contents: Contents): string {
  if (contents.changedSinceMs === null) return 'No medium holds any of it yet.';
  if (contents.changes.length === 0)
    return `Nothing changed since the snapshot of ${formatDate(contents.changedSinceMs)}.`;
  return `${plural(contents.changes.length, 'file differs', 'files differ')} from the newest snapshot.`;
}

/** The answers that the wizard's steps keep in sight: "23 items, 212 MB", "1 warning". */
export function contentsLines(contents: Contents): string[] {
  const counted = [
    { count: criticalFindings(contents).length, one: 'critical finding', several: 'critical findings' },
    {
      count: contents.findings.filter(({ severity }) => severity === 'warn').length,
      one: 'warning',
      several: 'warnings',
    },
  ].filter(({ count }) => count > 0);
  return [
    `${plural(contents.items, 'item')}, ${formatBytes(contents.bytes)}`,
    ...(isUnchanged(contents) ? ['unchanged'] : []),
    ...counted.map(({ count, one, several }) => plural(count, one, several)),
  ];
}
