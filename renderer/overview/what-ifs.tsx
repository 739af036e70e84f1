// Four bad days and what would come back on each.
import type { WhatIf } from '../../shared/domain/what-if.ts';
import { Status } from '../parts/status.tsx';
import { statusOfOutcome } from './tone-status.ts';
import styles from './what-ifs.module.css';

export interface WhatIfsProps {
  readonly whatIfs: readonly WhatIf[];
  /** "What if, for ACME pool". */
  readonly label: string;
}

export function WhatIfs({ whatIfs, label }: WhatIfsProps) {
  return (
    <section className={styles['box']} aria-label={label}>
      <dl className={styles['row']}>
        {whatIfs.map(({ misfortune, question, outcome, tone }) => (
          <div key={misfortune} className={styles['cell']}>
            <dt>{question}</dt>
            <dd>
              <Status name={statusOfOutcome(tone)} small>
                {outcome}
              </Status>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
