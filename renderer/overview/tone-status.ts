// The shape that goes with how a thing stands, for the large mark beside a sentence and the small one beside a word.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Tone } from '../../shared/domain/glyph.ts';
import type { StatusName } from '../parts/status-names.ts';

/** Beside a verdict. */
export function statusOfTone(tone: Tone): StatusName {
  switch (tone) {
    case 'good':
      return 'verified';
    case 'attention':
      return 'due';
    case 'danger':
      return 'unmet';
    case 'empty':
      return 'planned';
    default:
      return assertNever(tone);
  }
}

/** Beside an outcome, where the full circle of a verified copy would say too much. */
export const statusOfOutcome = (tone: Tone): StatusName => (tone === 'good' ? 'met' : statusOfTone(tone));
