// The shape that goes with how a thing stands, for the large mark beside a sentence and the small one beside a word.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Tone } from '../../shared/domain/glyph.ts';
import type { SetOverview } from '../../shared/domain/overview.ts';
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

/** A set whose 3-2-1 is broken now gets the octagon, even where a copy still counts: amber is for what has time. */
export function statusOfSet({ tone, stair }: Pick<SetOverview, 'tone' | 'stair'>): StatusName {
  const broken = [stair.copies, stair.types, stair.offsite].some(({ status }) => status === 'unmet');
  return tone === 'attention' && broken ? 'unmet' : statusOfTone(tone);
}

/** Beside the verdict of the vault: the worst of its sets. */
export function statusOfVault(tone: Tone, sets: readonly Pick<SetOverview, 'tone' | 'stair'>[]): StatusName {
  return sets.some((set) => statusOfSet(set) === 'unmet') ? 'unmet' : statusOfTone(tone);
}
