// A page before a vault is open: no column, the focus on the heading of each step.
import type { ReactNode } from 'react';
import styles from '../app/plain-page.module.css';
import { TitleFocusProvider } from '../parts/screen-title.tsx';

/** `step`: changes with each step. Null: the focus is left to a button or field. */
export function PlainPage({
  step,
  children,
}: {
  readonly step: string | null;
  readonly children: ReactNode;
}) {
  return (
    <TitleFocusProvider focusKey={step}>
      <main className={styles['page']}>{children}</main>
    </TitleFocusProvider>
  );
}
