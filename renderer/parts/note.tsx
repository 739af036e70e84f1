// A note beside the text (a bar at its left) and a call-out in the way (a box): both with a title, a tone and few words.
import type { ReactNode } from 'react';
import styles from './note.module.css';
import { classNames } from './class-names.ts';
import { StatusGlyph } from './status-glyph.tsx';
import type { StatusName } from './status-names.ts';

export type NoteTone = 'info' | 'good' | 'warn' | 'bad';

export interface NoteProps {
  readonly tone?: NoteTone;
  readonly title: ReactNode;
  /** A shape before the title, for a finding. */
  readonly status?: StatusName;
  /** Secondary text size: in asides. */
  readonly small?: boolean;
  readonly children?: ReactNode;
}

/** A bar, a title, a sentence, and at most one link. */
export function Note({ tone = 'info', title, status, small = false, children }: NoteProps) {
  return (
    <div className={classNames(styles['note'], styles[tone])}>
      <div className={styles['title']}>
        {status !== undefined && <StatusGlyph name={status} />}
        <strong>{title}</strong>
      </div>
      {children !== undefined && (
        <div className={classNames(styles['text'], small && styles['small'])}>{children}</div>
      )}
    </div>
  );
}

const shapeOf: Readonly<Record<NoteTone, StatusName>> = {
  info: 'info',
  good: 'verified',
  warn: 'due',
  bad: 'suspect',
};

export interface CalloutProps {
  readonly tone: NoteTone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Spoken at once when it appears: for what went wrong just now. */
  readonly urgent?: boolean;
}

/** A box with a wash: the one thing on a screen that must not be overlooked. */
export function Callout({ tone, title, children, urgent = false }: CalloutProps) {
  return (
    <div className={classNames(styles['callout'], styles[tone])} {...(urgent && { role: 'alert' })}>
      <span>
        <StatusGlyph name={shapeOf[tone]} size={20} />
      </span>
      <div>
        <strong>{title}</strong>
        {children !== undefined && <div>{children}</div>}
      </div>
    </div>
  );
}
