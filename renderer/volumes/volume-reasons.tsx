// Every reason for and against a volume, errors first, a sentence each.
import { visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';

export interface ReasonsOfProps {
  readonly volume: Volume;
  /** Codes of what is said already. */
  readonly without?: readonly string[];
}

export function ReasonsOf({ volume, without = [] }: ReasonsOfProps) {
  const left = volume.reasons.filter(({ code }) => !without.includes(code));
  return left.map(({ code, sentence }) => <div key={code}>{visibleText(sentence)}</div>);
}
