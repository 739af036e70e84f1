// Status words with their mark and tone: the mark and the word say it, colour only repeats it.
import type {
  CopyStatus,
  DrillStatus,
  Freshness,
  MediumState,
  OverallVerdict,
  RuleStatus,
  Severity,
} from '../../../shared/domain/words.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'faint' | 'bold' | 'plain';

export interface Marked {
  readonly text: string;
  readonly tone: Tone;
}

export type Status =
  | CopyStatus
  | DrillStatus
  | Freshness
  | MediumState
  | OverallVerdict
  | RuleStatus
  | Severity
  | 'intact'
  | 'broken';

type Look = readonly [mark: string, ascii: string, tone: Tone];

const tick: Look = ['✓', '+', 'good'];
const equal: Look = ['=', '=', 'good'];
const warning: Look = ['▲', '!', 'warn'];
const cross: Look = ['✗', 'x', 'bad'];
const question: Look = ['?', '?', 'faint'];
const empty: Look = ['○', 'o', 'faint'];

const looks: Record<Status, Look> = {
  planned: empty,
  written: ['◐', '~', 'faint'],
  verified: tick,
  suspect: cross,
  missing: ['□', '#', 'bad'],
  retired: ['–', '-', 'faint'],
  passed: tick,
  failed: cross,
  'in-sync': equal,
  behind: ['◆', '<', 'warn'],
  unknown: question,
  active: tick,
  lost: ['□', '#', 'bad'],
  destroyed: ['–', '-', 'faint'],
  met: tick,
  unmet: cross,
  good: tick,
  info: ['·', '.', 'plain'],
  warn: warning,
  critical: cross,
  attention: warning,
  danger: cross,
  intact: tick,
  broken: cross,
};

/** "✓ verified", or "+ verified" where the terminal cannot show more than ASCII. */
export function marked(status: Status, unicode: boolean): Marked {
  const [mark, ascii, tone] = looks[status];
  return { text: `${unicode ? mark : ascii} ${status}`, tone };
}
