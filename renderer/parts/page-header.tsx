// The head of a screen that is about one thing: where it is, its name (the h1 and the window's title), how it stands, its acts.
import type { ReactNode } from 'react';
import styles from './page-header.module.css';
import { ButtonRow } from './button.tsx';
import { ScreenTitle } from './screen-title.tsx';

export interface Crumb {
  readonly title: string;
  /** Leads there; the last crumb leads nowhere. */
  readonly onPress?: () => void;
}

export interface PageHeaderProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** Beside the title: a Status. */
  readonly status?: ReactNode;
  /** Below the title: what it is. */
  readonly line?: ReactNode;
  /** Buttons; the filled one last. */
  readonly actions?: ReactNode;
}

export function PageHeader({ title, crumbs = [], status, line, actions }: PageHeaderProps) {
  return (
    <header className={styles['header']}>
      {crumbs.length > 0 && (
        <nav aria-label="Where this is" className={styles['crumbs']}>
          <ol>
            {crumbs.map(({ title: name, onPress }, index) => (
              <li key={name} {...(index === crumbs.length - 1 && { 'aria-current': 'page' as const })}>
                {onPress === undefined ? (
                  name
                ) : (
                  <button type="button" className={styles['crumb']} onClick={onPress}>
                    {name}
                  </button>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={styles['row']}>
        <div className={styles['words']}>
          <div className={styles['title']}>
            <ScreenTitle>{title}</ScreenTitle>
            {status}
          </div>
          {line !== undefined && <div className={styles['line']}>{line}</div>}
        </div>
        {actions !== undefined && (
          <div className={styles['actions']}>
            <ButtonRow>{actions}</ButtonRow>
          </div>
        )}
      </div>
    </header>
  );
}
