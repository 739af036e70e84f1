// The receipt of an export: which snapshot went to which media, how each was read back, and what to compare on the worst day.
import { levelWords } from '../copies-by-place.ts';
import type { CopyReport, ExportReport } from '../reports.ts';
import { formatBytes, inFours, plural } from '../text.ts';
import type { Severity } from '../words.ts';
import { wordsOfHash } from '../words-of-hash.ts';
import { tableSection, type Cell } from './blocks.ts';
import { html } from './html.ts';
import type { Sheet } from './sheet.ts';
import { fromOrigin, type SheetOrigin } from './sheet-origin.ts';

export interface ReceiptOnPaper extends Pick<ExportReport, 'snapshot' | 'findings'> {
  readonly copies: readonly Pick<
    CopyReport,
    'label' | 'medium' | 'status' | 'level' | 'unchanged' | 'error'
  >[];
}

export function receiptSheet(
  set: string,
  { snapshot, copies, findings }: ReceiptOnPaper,
  origin: SheetOrigin,
): Sheet {
  const good = copies.filter(({ status }) => status === 'verified');
  const [first, second] = wordsOfHash(snapshot.contentDigest);
  return {
    ...fromOrigin(origin, { snapshot: snapshot.id, seq: snapshot.seq }),
    title: 'Receipt of an export',
    subject: set,
    body: `<p class="lead">${html(`${good.length} of ${plural(copies.length, 'copy', 'copies')} written and read back.`)}</p>
${tableSection('Copies', ['Medium', 'How it stands', 'Medium id', 'Seen at'], copies.map(copyRow))}
${tableSection(
  'Values to compare',
  ['What', 'Must be', 'Seen'],
  [
    ['Snapshot', { code: `${snapshot.id}, seq ${snapshot.seq}` }, ''],
    ['Contents', `${plural(snapshot.items, 'item')}, ${formatBytes(snapshot.bytes)}`, ''],
    ['Content digest', { code: inFours(snapshot.contentDigest) }, ''],
    ['… in words', { code: `${first} ${second}` }, ''],
    ['Signing key', { code: origin.signingKey }, ''],
  ],
)}
${
  findings.length === 0
    ? ''
    : tableSection(
        'Findings',
        ['How grave', 'Seen'],
        findings.map(({ severity, message }) => [severityWords[severity], message]),
      )
}
<p class="blanks">Done by <i></i> second person <i></i></p>`,
  };
}

const severityWords: Readonly<Record<Severity, string>> = {
  good: 'Good',
  info: 'To know',
  warn: 'Warning',
  critical: 'Critical',
};

/** What went wrong stands where the level would: a copy that failed is no copy. */
const copyRow = ({
  label,
  medium,
  status,
  level,
  unchanged,
  error,
}: ReceiptOnPaper['copies'][number]): Cell[] => [
  label,
  error === undefined
    ? [status, level === null ? '' : levelWords[level], unchanged ? 'had it already' : '']
        .filter(Boolean)
        .join(', ')
    : `failed: ${error.message}`,
  { code: medium === null ? '' : inFours(medium.slice(0, 8)) },
  '',
];
