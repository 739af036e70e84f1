// What to do, in order: plain numbers for an instruction, circles with a line for a plan or the course of a wizard.
import type { ReactNode } from 'react';
import styles from './steps.module.css';
import { classNames } from './class-names.ts';
import { CheckIcon } from './icons.ts';
import { Unseen } from './layout.tsx';

/** "1 Plug Red stick in again. 2 …" */
export function NumberedList({ steps }: { readonly steps: readonly ReactNode[] }) {
  return (
    <ol className={styles['numbered']}>
      {steps.map((step, index) => (
        // The number is what a step is.
        <li key={index}>
          <span className={styles['number']} aria-hidden="true">
            {index + 1}
          </span>
          <div>{step}</div>
        </li>
      ))}
    </ol>
  );
}

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly state: 'done' | 'now' | 'later';
  /** The answers given so far, or what the step is about: one line each. */
  readonly lines?: readonly ReactNode[];
  /** An act that belongs to the step. */
  readonly action?: ReactNode;
}

const spoken = { done: 'done', now: 'now', later: 'to come' } as const;

/** Circles with a line between them: ticked, filled with the number, or empty with the number. */
export function StepList({ steps, label }: { readonly steps: readonly Step[]; readonly label: string }) {
  return (
    <ol className={styles['steps']} aria-label={label}>
      {steps.map(({ id, title, state, lines = [], action }, index) => (
        <li
          key={id}
          className={classNames(styles['step'], styles[state])}
          {...(state === 'now' && { 'aria-current': 'step' })}
        >
          <span className={styles['circle']} aria-hidden="true">
            {state === 'done' ? <CheckIcon size={16} /> : index + 1}
          </span>
          <div className={styles['words']}>
            <div className={styles['title']}>
              {title}
              <Unseen>{`, ${spoken[state]}`}</Unseen>
            </div>
            {lines.map((line, number) => (
              // Lines have no other name.
              <div key={number} className={styles['line']}>
                {line}
              </div>
            ))}
            {action !== undefined && <div className={styles['action']}>{action}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
