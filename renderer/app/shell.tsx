// The frame of every screen that is not a wizard: the column at the left, the screen at the right.
import type { ReactNode } from 'react';
import { SkipLink } from '../parts/skip-link.tsx';
import styles from './column.module.css';
import { ColumnFoot } from './column-foot.tsx';
import { OpeningNotes } from './opening-notes.tsx';
import { Places } from './places.tsx';
import { VaultHead } from './vault-head.tsx';

export function Shell({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles['frame']}>
      <SkipLink target="content" />
      <header className={styles['column']}>
        <VaultHead />
        <Places />
        <ColumnFoot />
      </header>
      <main id="content" className={styles['content']} tabIndex={-1}>
        <OpeningNotes />
        {children}
      </main>
    </div>
  );
}
