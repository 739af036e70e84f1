// White surfaces with a hairline: a panel for one thing, action rows for a few things that each lead somewhere.
import type { ReactNode } from 'react';
import styles from './panel.module.css';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.tsx';

export interface PanelProps {
  readonly children: ReactNode;
  /** `bad`: the one at fault. `act`: the next act, with the edge of what one can act on. */
  readonly tone?: 'plain' | 'act' | 'bad';
  readonly label?: string;
}

export function Panel({ children, tone = 'plain', label }: PanelProps) {
  const shared = { className: classNames(styles['panel'], styles[tone]), children };
  return label === undefined ? <div {...shared} /> : <section aria-label={label} {...shared} />;
}

export interface PanelHeadProps {
  readonly icon?: Icon;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
}

/** First line of a panel: icon, name, a note, and how it stands at the right. */
export function PanelHead({ icon: Drawing, title, note, end }: PanelHeadProps) {
  return (
    <div className={styles['head']}>
      {Drawing !== undefined && <Drawing />}
      <h2>{title}</h2>
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      {end !== undefined && <span className={styles['end']}>{end}</span>}
    </div>
  );
}

export interface ActionRowProps {
  readonly icon?: Icon;
  readonly title: ReactNode;
  readonly line?: ReactNode;
  /** The button at the right. */
  readonly action: ReactNode;
}

/** Rows of one panel: what it is for, and the button that starts it. */
export function ActionRows({
  rows,
  label,
}: {
  readonly rows: readonly (ActionRowProps & { readonly id: string })[];
  readonly label: string;
}) {
  return (
    <ul className={styles['rows']} aria-label={label}>
      {rows.map(({ id, icon: Drawing, title, line, action }) => (
        <li key={id} className={styles['row']}>
          {Drawing !== undefined && <Drawing size={28} tone="accent" />}
          <div className={styles['words']}>
            <h2>{title}</h2>
            {line !== undefined && <p>{line}</p>}
          </div>
          <div className={styles['action']}>{action}</div>
        </li>
      ))}
    </ul>
  );
}
