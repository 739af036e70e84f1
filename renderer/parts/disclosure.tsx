// What only some want to read: closed until asked for. Codes of errors, the detail of a finding.
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Disclosure as AriaDisclosure,
  DisclosurePanel,
  Heading,
} from 'react-aria-components';
import styles from './disclosure.module.css';
import { classNames } from './class-names.ts';
import { CaretRightIcon } from './icons.ts';

export interface DisclosureProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly startsOpen?: boolean;
  /** In a row of a table, which names it: its title is no heading then. */
  readonly inRow?: boolean;
}

export function Disclosure({ title, children, startsOpen = false, inRow = false }: DisclosureProps) {
  const trigger = (
    <AriaButton slot="trigger" className={classNames(styles['trigger'])}>
      <CaretRightIcon size={16} />
      <span>{title}</span>
    </AriaButton>
  );
  return (
    <AriaDisclosure className={classNames(styles['disclosure'])} defaultExpanded={startsOpen}>
      {inRow ? (
        <div className={classNames(styles['heading'])}>{trigger}</div>
      ) : (
        <Heading level={3} className={classNames(styles['heading'])}>
          {trigger}
        </Heading>
      )}
      <DisclosurePanel className={classNames(styles['panel'])}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
