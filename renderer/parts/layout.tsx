// How a screen is laid out: the page, sections with a heading, two columns that stack, prose that stays readable.
import { useId, type ReactNode } from 'react';
import styles from './layout.module.css';
import { classNames } from './class-names.ts';

/** The content of a screen: at most 1120 wide. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={styles['page']}>{children}</div>;
}

export interface SectionProps {
  readonly title: ReactNode;
  /** Secondary text after the title. */
  readonly note?: ReactNode;
  /** At the right of the title. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a screen with its heading 2, which names it. */
export function Section({ title, note, end, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['sectionHead']}>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
        {end !== undefined && <span className={styles['sectionEnd']}>{end}</span>}
      </div>
      {children}
    </section>
  );
}

/** Main content and an aside of 320 at the right; on a narrow page or with large text the aside comes below. */
export function Columns({ children, aside }: { readonly children: ReactNode; readonly aside: ReactNode }) {
  return (
    <div className={styles['columnsBox']}>
      <div className={styles['columns']}>
        <div className={styles['main']}>{children}</div>
        <div className={styles['aside']}>{aside}</div>
      </div>
    </div>
  );
}

/** Things below each other with even space. */
export function Stack({
  children,
  space = 4,
}: {
  readonly children: ReactNode;
  readonly space?: 1 | 2 | 3 | 4 | 6 | 8;
}) {
  return <div className={classNames(styles[`space${space}`])}>{children}</div>;
}

/** Things beside each other that wrap. */
export function Line({ children }: { readonly children: ReactNode }) {
  return <div className={styles['line']}>{children}</div>;
}

/** A paragraph of at most 64 characters a line. */
export function Prose({ children }: { readonly children: ReactNode }) {
  return <p className={styles['prose']}>{children}</p>;
}

/** Secondary text, 13/18. */
export function Secondary({ children }: { readonly children: ReactNode }) {
  return <span className={styles['secondary']}>{children}</span>;
}

/** One instruction, large: "Pull out Red stick, count to five, plug it in again." */
export function Instruction({ children }: { readonly children: ReactNode }) {
  return <p className={styles['instruction']}>{children}</p>;
}

/** Text for screen readers only. */
export function Unseen({ children }: { readonly children: ReactNode }) {
  return <span className={styles['unseen']}>{children}</span>;
}
