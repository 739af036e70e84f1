// A drill on paper: what was rehearsed, from where, how long it took, and what did not come back.
import { formatMoment } from '../ages.ts';
import { formatDuration } from '../duration.ts';
import type { Failure } from '../facts.ts';
import { plural } from '../text.ts';
import type { DrillStatus } from '../words.ts';
import { notesSection, tableSection } from './blocks.ts';
import { html } from './html.ts';
import type { Sheet } from './sheet.ts';
import { fromOrigin, type SheetOrigin } from './sheet-origin.ts';

export interface DrillOnPaper {
  readonly set: string;
  readonly atMs: number;
  readonly status: DrillStatus;
  readonly seconds: number;
  readonly items: number;
  /** Label of the medium it was done from; null where it is not known. */
  readonly medium: string | null;
  readonly snapshot: string;
  /** Null where the snapshot is not known. */
  readonly seq: number | null;
  readonly failures: readonly Failure[];
  /** Drills before it, newest first. */
  readonly past: readonly { readonly atMs: number; readonly status: DrillStatus; readonly seconds: number }[];
}

export function drillSheet(drill: DrillOnPaper, origin: SheetOrigin): Sheet {
  const from = drill.medium === null ? 'a medium that is not known' : drill.medium;
  return {
    ...fromOrigin(origin, drill.seq === null ? null : { snapshot: drill.snapshot, seq: drill.seq }),
    title: drill.status === 'passed' ? 'The drill passed' : 'The drill failed',
    subject: drill.set,
    body: `<p class="lead">${html(leadOf(drill, from))}</p>
${tableSection(
  'What was done',
  ['What', 'Value'],
  [
    ['Rehearsed', formatMoment(drill.atMs)],
    ['From', from],
    ['Snapshot', { code: drill.seq === null ? drill.snapshot : `${drill.snapshot}, seq ${drill.seq}` }],
    ['Took', formatDuration(drill.seconds)],
    ['Items', String(drill.items)],
  ],
)}
${
  drill.failures.length === 0
    ? ''
    : tableSection(
        'What failed',
        ['Where', 'What was seen'],
        drill.failures.map(({ path, reason }) => [{ code: path }, reason]),
      )
}
${
  drill.past.length === 0
    ? ''
    : tableSection(
        'Drills before',
        ['When', 'Result', 'Took'],
        drill.past.map(({ atMs, status, seconds }) => [formatMoment(atMs), status, formatDuration(seconds)]),
      )
}
${notesSection}
<p class="blanks">Done by <i></i> second person <i></i></p>`,
  };
}

const leadOf = ({ status, items, failures }: DrillOnPaper, from: string): string =>
  status === 'passed'
    ? `${plural(items, 'item')} came back from ${from}, each equal to what was captured. Nothing was left on the disk.`
    : `Not everything came back from ${from}: ${plural(failures.length, 'failure')}. Mend what failed and rehearse again.`;
