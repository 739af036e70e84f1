// Every reason for and against a volume, errors first, a sentence each.
import type { Volume } from '../../shared/ipc/views.ts';
import { WithCommands } from '../parts/with-commands.tsx';

export interface ReasonsOfProps {
  readonly volume: Volume;
  /** Codes of what is said already. */
  readonly without?: readonly string[];
}

export function ReasonsOf({ volume, without = [] }: ReasonsOfProps) {
  const left = volume.reasons.filter(({ code }) => !without.includes(code));
  return left.map(({ code, sentence }) => (
    <div key={code}>
      <WithCommands text={sentence} />
    </div>
  ));
}
