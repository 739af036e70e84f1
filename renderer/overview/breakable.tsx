// Words that may be broken anywhere: a name of a hundred letters without a space must not push a column off the screen.
import type { ReactNode } from 'react';
import styles from './breakable.module.css';

export function Breakable({ children }: { readonly children: ReactNode }) {
  return <span className={styles['breakable']}>{children}</span>;
}
