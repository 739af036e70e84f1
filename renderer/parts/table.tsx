// Tables that are tables: a name, column headers, a header for each row and each group. Narrow, a row becomes a block.
import { Fragment, type ReactNode } from 'react';
import styles from './table.module.css';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Secondary text below the title. */
  readonly note?: ReactNode;
  readonly align?: 'start' | 'end';
  /** The cell that names the row. Exactly one column has it. */
  readonly rowHeader?: boolean;
  /** The title is for screen readers only. */
  readonly titleUnseen?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface Group<Row> {
  readonly id: string;
  readonly icon?: Icon;
  readonly title: ReactNode;
  /** After the title; ", captured together 9 Sep 2026" continues it as one sentence. */
  readonly note?: ReactNode;
  /** At the right: the worst word of the group. */
  readonly end?: ReactNode;
  readonly rows: readonly Row[];
}

export interface TableProps<Row> {
  /** What the table is about, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Either rows or groups of rows. */
  readonly rows?: readonly Row[];
  readonly groups?: readonly Group<Row>[];
  readonly rowId: (row: Row) => string;
  /** A wash behind the one row at fault or chosen. */
  readonly tone?: (row: Row) => 'bad' | 'warn' | 'chosen' | undefined;
  /** On a surface of its own, with a border: in wizards. */
  readonly framed?: boolean;
  /** `dense` 35, `normal` 39 high. */
  readonly rowHeight?: 'dense' | 'normal';
  /** Last row: sums. */
  readonly foot?: Row;
  /** Below a row, over its whole width: what only some want to read of it. */
  readonly detail?: (row: Row) => ReactNode;
}

export function Table<Row>(props: TableProps<Row>) {
  const {
    label,
    columns,
    rows = [],
    groups,
    rowId,
    tone,
    framed = false,
    rowHeight = 'normal',
    foot,
    detail,
  } = props;
  const row = (each: Row, className?: string) => {
    const look = classNames(styles[tone?.(each) ?? 'plain'], className);
    return (
      <Fragment key={rowId(each)}>
        <tr className={classNames(look, detail !== undefined && styles['led'])}>
          {columns.map((column) => (
            <TableCell key={column.id} column={column} row={each} />
          ))}
        </tr>
        {detail !== undefined && (
          <tr className={classNames(look, styles['detail'])}>
            <td colSpan={columns.length}>{detail(each)}</td>
          </tr>
        )}
      </Fragment>
    );
  };
  return (
    <div className={classNames(styles['box'], framed && styles['framed'])}>
      <table className={classNames(styles['table'], styles[rowHeight])} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ id, title, note, align, titleUnseen }) => (
              <th key={id} scope="col" className={classNames(align === 'end' && styles['end'])}>
                <span className={classNames(titleUnseen === true && styles['unseen'])}>{title}</span>
                {note !== undefined && <span className={styles['titleNote']}>{note}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {groups?.map((group) => (
          <tbody key={group.id}>
            <tr className={styles['group']}>
              <th scope="rowgroup" colSpan={columns.length}>
                <GroupTitle {...group} />
              </th>
            </tr>
            {group.rows.map((each) => row(each))}
          </tbody>
        ))}
        {groups === undefined && <tbody>{rows.map((each) => row(each))}</tbody>}
        {foot !== undefined && <tfoot>{row(foot, styles['foot'])}</tfoot>}
      </table>
    </div>
  );
}

function TableCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = column.cell(row);
  const shared = {
    className: classNames(
      column.align === 'end' && styles['end'],
      column.rowHeader === true && styles['rowHeader'],
    ),
    // Shown before the cell where the table is too narrow for a head.
    'data-title': column.rowHeader === true || column.titleUnseen === true ? '' : column.title,
  };
  return column.rowHeader === true ? (
    <th scope="row" {...shared}>
      {content}
    </th>
  ) : (
    <td {...shared}>{content}</td>
  );
}

/** ", on-site" continues the title as one sentence; anything else stands apart from it. */
const continues = (note: ReactNode): boolean => typeof note === 'string' && note.startsWith(',');

function GroupTitle<Row>({ icon: Drawing, title, note, end }: Group<Row>) {
  return (
    <span className={styles['groupTitle']}>
      {Drawing !== undefined && <Drawing size={16} />}
      <span>
        <strong>{title}</strong>
        {note !== undefined && (
          <span className={classNames(styles['groupNote'], !continues(note) && styles['apart'])}>{note}</span>
        )}
      </span>
      {end !== undefined && <span className={styles['groupEnd']}>{end}</span>}
    </span>
  );
}

/** A cell of two lines: the thing, and secondary text below it. */
export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <Fragment>
      <div>{first}</div>
      <div className={styles['second']}>{second}</div>
    </Fragment>
  );
}

/** An icon and the name that stands beside it, in a cell. */
export function IconName({ icon: Drawing, children }: { readonly icon: Icon; readonly children: ReactNode }) {
  return (
    <span className={styles['iconName']}>
      <Drawing size={16} />
      <span>{children}</span>
    </span>
  );
}
