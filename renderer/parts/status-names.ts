// The shapes that say how something stands: each a shape and a mark, so that colour is never the only sign.
import { assertNever } from '../../shared/domain/assert-never.ts';
import { glyphs } from '../../shared/domain/glyph.ts';
import type {
  CopyStatus,
  Freshness,
  OverallVerdict,
  RuleStatus,
  Severity,
} from '../../shared/domain/words.ts';

/** The twelve shapes that the domain knows, and a circle with an i for what is only to be known. */
export const statusNames = [...glyphs, 'info'] as const;
export type StatusName = (typeof statusNames)[number];

export type StatusTone = 'good' | 'warn' | 'bad' | 'unk' | 'accent';

/** The colour that goes with a shape. */
export const toneOf: Readonly<Record<StatusName, StatusTone>> = {
  verified: 'good',
  'in-sync': 'good',
  met: 'good',
  behind: 'warn',
  due: 'warn',
  suspect: 'bad',
  unmet: 'bad',
  missing: 'bad',
  unknown: 'unk',
  planned: 'unk',
  written: 'unk',
  working: 'accent',
  info: 'accent',
};

/** The word of a shape where the screen has none that says more. */
export const wordOf: Readonly<Record<StatusName, string>> = {
  verified: 'Verified',
  'in-sync': 'In sync',
  met: 'Met',
  behind: 'Behind',
  due: 'Due',
  suspect: 'Suspect',
  unmet: 'Unmet',
  missing: 'Missing',
  unknown: 'Unknown',
  planned: 'Planned',
  written: 'Written, not read back',
  working: 'Working',
  info: 'Note',
};

export function statusOfCopy(status: CopyStatus): StatusName {
  return status === 'retired' ? 'planned' : status;
}

export function statusOfFreshness(freshness: Freshness): StatusName {
  return freshness;
}

export function statusOfRule(status: RuleStatus): StatusName {
  return status;
}

/** `critical` is drawn as the octagon of what is broken now, `warn` as the triangle of what has time. */
export function statusOfSeverity(severity: Severity): StatusName {
  switch (severity) {
    case 'good':
      return 'met';
    case 'info':
      return 'info';
    case 'warn':
      return 'due';
    case 'critical':
      return 'suspect';
    default:
      return assertNever(severity);
  }
}

export function statusOfOverall(verdict: OverallVerdict): StatusName {
  switch (verdict) {
    case 'good':
      return 'verified';
    case 'attention':
      return 'due';
    case 'danger':
      return 'unmet';
    default:
      return assertNever(verdict);
  }
}
