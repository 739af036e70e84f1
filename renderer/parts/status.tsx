// Shape, word and colour together: how one thing stands.
import type { ReactNode } from 'react';
import styles from './status.module.css';
import { classNames } from './class-names.ts';
import { StatusGlyph } from './status-glyph.tsx';
import { toneOf, wordOf, type StatusName } from './status-names.ts';

export interface StatusProps {
  readonly name: StatusName;
  /** Words that say more than the usual one: "Behind since 73 days". */
  readonly children?: ReactNode;
  /** Secondary text size. */
  readonly small?: boolean;
}

/** "⬥ Behind since 73 days": the word is the name, the shape is decoration. */
export function Status({ name, children, small = false }: StatusProps) {
  return (
    <span className={classNames(styles['status'], styles[toneOf[name]], small && styles['small'])}>
      <StatusGlyph name={name} />
      <span>{children ?? wordOf[name]}</span>
    </span>
  );
}
