// Tabs of one thing: a word, a count, and a shape where something behind the tab wants attention.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './tabs.module.css';
import { classNames } from './class-names.ts';
import { StatusGlyph } from './status-glyph.tsx';
import { wordOf, type StatusName } from './status-names.ts';
import { Unseen } from './layout.tsx';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly count?: number;
  /** The worst behind the tab, where it is not good. */
  readonly status?: StatusName | undefined;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** Only the chosen panel is rendered. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={classNames(styles['tabs'])}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab !== undefined) onChoose(tab.id);
      }}
    >
      <TabList className={classNames(styles['list'])} aria-label={label}>
        {tabs.map(({ id, title, count, status }) => (
          <Tab key={id} id={id} className={classNames(styles['tab'])}>
            {status !== undefined && (
              <>
                <StatusGlyph name={status} />
                <Unseen>{`${wordOf[status]}: `}</Unseen>
              </>
            )}
            <span>
              {title}
              {count !== undefined && ` ${count}`}
            </span>
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={classNames(styles['panel'])}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
