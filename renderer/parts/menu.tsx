// A menu that opens from a button. Every entry is an act or leads somewhere.
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import field from './field.module.css';
import styles from './menu.module.css';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  readonly icon?: Icon;
  readonly onChoose: () => void;
}

export interface MenuProps {
  /** What the button says, or shows. */
  readonly children: ReactNode;
  /** A name for the button where `children` is more than words. */
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
  /** `bare`: no edge; the button is part of what holds it. */
  readonly look?: 'button' | 'bare';
}

export function Menu({ children, label, entries, look = 'button' }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className={classNames(styles[look])} {...(label !== undefined && { 'aria-label': label })}>
        {children}
      </AriaButton>
      <Popover
        className={classNames(field['popover'], styles['popover'])}
        offset={4}
        placement="bottom start"
      >
        <AriaMenu
          className={classNames(field['list'])}
          onAction={(key) => entries.find(({ id }) => id === key)?.onChoose()}
        >
          {entries.map(({ id, title, icon: Drawing }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={title}
              className={classNames(field['option'], styles['entry'])}
            >
              {Drawing !== undefined && <Drawing size={16} />}
              <span>{title}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
