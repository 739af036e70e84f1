// The stair of 3-2-1: a row of three, a row of two, a row of one. Drawn as slots; for a screen reader a list that says it in words.
import type { Slot, Stair as StairData, StairRow } from '../../shared/domain/stair-schema.ts';
import { classNames } from '../parts/class-names.ts';
import type { Icon } from '../parts/icon.tsx';
import { BankIcon, FileIcon, LaptopIcon, QrCodeIcon } from '../parts/icons.ts';
import { Unseen } from '../parts/layout.tsx';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { LongName } from '../parts/mono.tsx';
import { Status } from '../parts/status.tsx';
import { statusOfRule } from '../parts/status-names.ts';
import styles from './stair.module.css';
import {
  isAtFault,
  rowCount,
  rowName,
  rowSpoken,
  slotSpoken,
  stairRows,
  type StairRowName,
} from './stair-words.ts';

export interface StairProps {
  readonly stair: StairData;
  /** What it is the stair of, for screen readers: "ACME pool". */
  readonly label: string;
  /** Nothing is protected yet: what will stand where, without counts. */
  readonly planned?: boolean;
}

export function Stair({ stair, label, planned = false }: StairProps) {
  return (
    <div className={styles['box']}>
      <ul className={styles['stair']} aria-label={label}>
        {stairRows
          .filter((name) => stair[name].wanted > 0)
          .map((name) => (
            <Row key={name} name={name} row={stair[name]} planned={planned} />
          ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly name: StairRowName;
  readonly row: StairRow;
  readonly planned: boolean;
}

function Row({ name, row, planned }: RowProps) {
  const short = row.slots.length < columns;
  return (
    <li className={styles['row']}>
      <div className={styles['count']}>
        <Unseen>{planned ? `${row.wanted} ${rowName(name, row)}.` : rowSpoken(name, row)}</Unseen>
        <div aria-hidden="true">
          <div className={styles['numeral']}>{row.wanted}</div>
          <div className={styles['name']}>{rowName(name, row)}</div>
          {!planned && (
            <Status name={statusOfRule(row.status)} small>
              {rowCount(row)}
            </Status>
          )}
        </div>
      </div>
      <ul className={styles['slots']}>
        {row.slots.map((slot, index) => (
          // Slots have no other name: two copies may rest on media of one label.
          // Their order is what tells them apart.
          <SlotBox key={index} slot={slot} iconName={name} fault={isAtFault(slot, row)} />
        ))}
        {row.note !== '' && (
          <li
            className={classNames(
              styles['note'],
              short ? styles[`after${row.slots.length}`] : styles['below'],
            )}
          >
            {row.note}
          </li>
        )}
      </ul>
    </li>
  );
}

/** Slots beside each other. */
const columns = 3;

interface SlotBoxProps {
  readonly slot: Slot;
  readonly iconName: StairRowName;
  readonly fault: boolean;
}

function SlotBox({ slot, iconName, fault }: SlotBoxProps) {
  const Drawing = iconOfSlot(slot, iconName);
  const spoken = slotSpoken(slot);
  return (
    <li
      className={classNames(
        styles['slot'],
        !slot.counts && styles['dashed'],
        slot.is === 'empty' && styles['empty'],
        fault && styles['fault'],
      )}
    >
      <Drawing />
      <div className={styles['words']}>
        <div className={styles['title']}>
          <LongName name={slot.title} atMost={34} />
        </div>
        <div className={styles['place']}>
          <LongName name={slot.place} atMost={42} />
        </div>
        {slot.words !== '' && (
          <Status name={slot.glyph} small>
            {slot.words}
          </Status>
        )}
        {spoken !== '' && <Unseen>{` ${spoken}`}</Unseen>}
      </div>
    </li>
  );
}

function iconOfSlot(slot: Slot, row: StairRowName): Icon {
  if (slot.is === 'original') return LaptopIcon;
  if (slot.mediumType !== null) return iconOfMedium(slot.mediumType);
  if (row === 'offsite') return BankIcon;
  if (row === 'types') return QrCodeIcon;
  return slot.title === 'Original' ? LaptopIcon : FileIcon;
}
