// An error, always in the same order: what happened to which thing, what is still good, what to do, the first of it as a button.
import type { ReactNode } from 'react';
import styles from './error-panel.module.css';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { stepOf } from './error-steps.ts';
import { Callout } from './note.tsx';
import { Disclosure } from './disclosure.tsx';
import { Mono } from './mono.tsx';
import { NumberedList } from './steps.tsx';
import { Verdict } from './verdict.tsx';
import { WhatToType } from './with-commands.tsx';

export interface ErrorPanelProps {
  readonly error: ErrorRecord;
  /** What happened to which thing, in the words of the screen; the error's own sentence otherwise. */
  readonly title?: string;
  /** What is still good: said first, because it is what one fears for. */
  readonly stillGood?: ReactNode;
  /** What to do, in order; the next step of the error's code otherwise. */
  readonly steps?: readonly ReactNode[];
  /** A button that does the first step. */
  readonly action?: ReactNode;
  /** More for a report: "phase write, 15:14:22 UTC". */
  readonly report?: string;
  /** `screen`: with an h1, for what takes the whole screen. `part`: within a screen. */
  readonly place?: 'screen' | 'part';
}

export function ErrorPanel(props: ErrorPanelProps) {
  const {
    error,
    title = visibleText(error.message),
    stillGood,
    steps = [<WhatToType key="step" text={stepOf(error)} />],
    action,
    report,
    place = 'part',
  } = props;
  const rest = (
    <>
      <div className={styles['todo']}>
        <h2>What to do</h2>
        <NumberedList steps={steps} />
        {action !== undefined && <div className={styles['action']}>{action}</div>}
      </div>
      <Disclosure
        title={
          <>
            For a report: code <Mono>{error.code}</Mono>
            {report !== undefined && `, ${report}`}
          </>
        }
      >
        <p>{visibleText(error.message)}</p>
      </Disclosure>
    </>
  );
  return place === 'screen' ? (
    <div className={styles['error']}>
      <Verdict status="suspect" sentence={title} line={stillGood} />
      {rest}
    </div>
  ) : (
    <div className={styles['error']}>
      <Callout tone="bad" title={title} urgent>
        {stillGood}
      </Callout>
      {rest}
    </div>
  );
}
