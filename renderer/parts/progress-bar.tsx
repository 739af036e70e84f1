// A bar that moves with real bytes only, with the amount, the speed and the time left in words below it.
import type { ReactNode } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import styles from './progress-bar.module.css';
import { classNames } from './class-names.ts';
import { percentOf, wordsOfAmount, wordsOfRate, wordsOfTimeLeft, type Amount } from './progress-words.ts';

export interface ProgressBarProps {
  /** What is being done to which thing; for screen readers. */
  readonly label: string;
  readonly amount: Amount;
  /** After the amount: "read past the page cache, 5 of 7 files". */
  readonly detail?: ReactNode;
  /** `bad`: it came to a stop there. */
  readonly tone?: 'plain' | 'bad';
}

export function ProgressBar({ label, amount, detail, tone = 'plain' }: ProgressBarProps) {
  const percent = percentOf(amount);
  const rate = wordsOfRate(amount);
  const left = wordsOfTimeLeft(amount);
  return (
    <div className={styles['progress']}>
      <AriaProgressBar
        aria-label={label}
        {...(percent === null ? { isIndeterminate: true } : { value: percent })}
        valueLabel={wordsOfAmount(amount)}
      >
        <div className={classNames(styles['bar'], tone === 'bad' && styles['bad'])}>
          <div className={styles['fill']} style={{ width: `${percent ?? 0}%` }} />
        </div>
      </AriaProgressBar>
      <div className={styles['words']}>
        <span>
          <strong>{wordsOfAmount(amount)}</strong> {detail}
        </span>
        {tone === 'plain' && (
          <span className={styles['end']}>
            {rate !== null && <span>{rate}</span>}
            {left !== null && <span>{left}</span>}
          </span>
        )}
      </div>
    </div>
  );
}
