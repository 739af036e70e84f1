// The one sentence that a screen exists for, with its shape, the line that explains it and what stands beside it.
import type { ReactNode } from 'react';
import styles from './verdict.module.css';
import { StatusGlyph } from './status-glyph.tsx';
import type { StatusName } from './status-names.ts';
import { ScreenTitle } from './screen-title.tsx';

export interface VerdictProps {
  readonly status: StatusName;
  /** The sentence; it is the h1 and the window's title. */
  readonly sentence: string;
  /** What is still good, or why. */
  readonly line?: ReactNode;
  /** At the right: "Originals read today, 14:02". */
  readonly aside?: ReactNode;
}

export function Verdict({ status, sentence, line, aside }: VerdictProps) {
  return (
    <header className={styles['verdict']}>
      <StatusGlyph name={status} size={34} />
      <div className={styles['words']}>
        <ScreenTitle>{sentence}</ScreenTitle>
        {line !== undefined && <p className={styles['line']}>{line}</p>}
      </div>
      {aside !== undefined && <div className={styles['aside']}>{aside}</div>}
    </header>
  );
}
