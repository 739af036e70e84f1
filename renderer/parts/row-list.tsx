// Rows to choose from, with a box or a circle each. What cannot be chosen stays in sight, with its reason.
import type { ReactNode } from 'react';
import {
  CheckboxButton,
  CheckboxField,
  CheckboxGroup,
  RadioButton,
  RadioField,
  RadioGroup,
  Text,
} from 'react-aria-components';
import styles from './row-list.module.css';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.tsx';
import { CheckIcon } from './icons.ts';

export interface ChoiceRow {
  readonly id: string;
  readonly icon?: Icon;
  readonly title: ReactNode;
  /** How it stands, beside the title; read with it. */
  readonly status?: ReactNode;
  /** Secondary line: what it is, sizes, ages. */
  readonly line?: ReactNode;
  /** What choosing it means. */
  readonly detail?: ReactNode;
  /** It cannot be chosen; `line` or `detail` must say why. */
  readonly refused?: boolean;
  /** Fields that belong to a chosen row; they stand below it, outside its label. */
  readonly more?: ReactNode;
}

interface RowsProps {
  /** What is chosen here, for screen readers. */
  readonly label: string;
  readonly rows: readonly ChoiceRow[];
}

export interface CheckRowsProps extends RowsProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Several may be chosen. */
export function CheckRows({ label, rows, chosen, onChange }: CheckRowsProps) {
  return (
    <CheckboxGroup
      className={classNames(styles['rows'])}
      aria-label={label}
      value={[...chosen]}
      onChange={onChange}
    >
      {rows.map((row) => (
        <CheckboxField
          key={row.id}
          value={row.id}
          className={classNames(styles['row'], chosen.includes(row.id) && styles['chosen'])}
          isDisabled={row.refused === true}
        >
          <CheckboxButton className={classNames(styles['label'])}>
            <span className={styles['box']}>
              <CheckIcon size={16} />
            </span>
            <RowTitle {...row} />
          </CheckboxButton>
          <RowWords {...row} />
        </CheckboxField>
      ))}
    </CheckboxGroup>
  );
}

export interface RadioRowsProps extends RowsProps {
  readonly chosen: string | null;
  readonly onChange: (chosen: string) => void;
}

/** Exactly one is chosen. */
export function RadioRows({ label, rows, chosen, onChange }: RadioRowsProps) {
  return (
    <RadioGroup className={classNames(styles['rows'])} aria-label={label} value={chosen} onChange={onChange}>
      {rows.map((row) => (
        <RadioField
          key={row.id}
          value={row.id}
          className={classNames(styles['row'], chosen === row.id && styles['chosen'])}
          isDisabled={row.refused === true}
        >
          <RadioButton className={classNames(styles['label'])}>
            <span className={styles['circle']} />
            <RowTitle {...row} />
          </RadioButton>
          <RowWords {...row} />
        </RadioField>
      ))}
    </RadioGroup>
  );
}

function RowTitle({ icon: Drawing, title, status }: ChoiceRow) {
  return (
    <>
      {Drawing !== undefined && <Drawing />}
      <span className={styles['title']}>
        <strong>{title}</strong>
        {status}
      </span>
    </>
  );
}

function RowWords({ icon, line, detail, more }: ChoiceRow) {
  const place = classNames(styles['words'], icon !== undefined && styles['besideIcon']);
  return (
    <>
      {(line !== undefined || detail !== undefined) && (
        <Text slot="description" elementType="div" className={place}>
          {line !== undefined && <div className={styles['line']}>{line}</div>}
          {detail !== undefined && <div className={styles['detail']}>{detail}</div>}
        </Text>
      )}
      {more !== undefined && <div className={classNames(place, styles['more'])}>{more}</div>}
    </>
  );
}
