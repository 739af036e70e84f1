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
}

export function Disclosure({ title, children, startsOpen = false }: DisclosureProps) {
  return (
    <AriaDisclosure className={classNames(styles['disclosure'])} defaultExpanded={startsOpen}>
      <Heading level={3} className={classNames(styles['heading'])}>
        <AriaButton slot="trigger" className={classNames(styles['trigger'])}>
          <CaretRightIcon size={16} />
          <span>{title}</span>
        </AriaButton>
      </Heading>
      <DisclosurePanel className={classNames(styles['panel'])}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
