// What a screen says that has nothing to show yet: why, and the one act that changes it.
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import type { Icon } from './icon.tsx';

export interface EmptyStateProps {
  readonly icon?: Icon;
  /** "No set yet." */
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Drawing, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {Drawing !== undefined && <Drawing size={28} tone="accent" />}
      <h2>{title}</h2>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
