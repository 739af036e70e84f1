// Files that nothing recognised: a person says what each is, and can take that back.
import { useState } from 'react';
import { unclassified } from '../../shared/domain/item.ts';
import type { ItemView, SetView } from '../../shared/domain/set-view-schema.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { kindWords } from '../../shared/domain/item-groups.ts';
import type { SetFacts } from '../../shared/ipc/set-facts.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Secondary, Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Bytes } from '../parts/quantities.tsx';
import { Select } from '../parts/select.tsx';
import styles from './about.module.css';

/** Rows before someone asks for more. */
const atOnce = 20;

export interface AssignSectionProps {
  readonly facts: SetFacts;
  readonly view: SetView;
}

export function AssignSection({ facts, view }: AssignSectionProps) {
  const assign = useCall('sets.assign');
  const [shown, setShown] = useState(atOnce);
  const { set, entries, knowledge } = facts;
  const said = new Map(knowledge.assignments.map(({ path, key }) => [path, key]));
  const unknown = view.groups
    .flatMap(({ items }) => items)
    .filter(({ key, path }) => key === unclassified && !said.has(path));
  if (unknown.length === 0 && said.size === 0) return null;
  const say = (item: string, key: string | null) => void assign.run({ set, item, key });
  return (
    <Section
      title="Not recognised"
      note={
        unknown.length === 0
          ? 'you said what every file is'
          : `${plural(unknown.length, 'item')}, kept all the same`
      }
    >
      <Stack space={3}>
        {assign.error !== null && <ErrorPanel error={assign.error} stillGood="Nothing was recorded." />}
        <ul className={styles['rows']} aria-label="Items that are not recognised">
          {unknown.slice(0, shown).map((item) => (
            <UnknownItem key={item.path} item={item} entries={entries} onSay={(key) => say(item.path, key)} />
          ))}
        </ul>
        {unknown.length > shown && (
          <div>
            <Button size="small" onPress={() => setShown((count) => count + atOnce)}>
              {`Show ${Math.min(atOnce, unknown.length - shown)} more of ${unknown.length}`}
            </Button>
          </div>
        )}
        {said.size > 0 && (
          <ul className={styles['rows']} aria-label="Items that you assigned">
            {[...said].map(([path, key]) => (
              <li key={path}>
                <div className={styles['words']}>
                  <LongName name={path} atMost={48} mono />
                  <Secondary>{`You said: ${titleOf(entries, key)}.`}</Secondary>
                </div>
                <Button
                  size="small"
                  label={`Take back what ${visibleText(path)} is`}
                  onPress={() => say(path, null)}
                >
                  Take back
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Section>
  );
}

const titleOf = (entries: SetFacts['entries'], key: string): string =>
  visibleText(entries.find((entry) => entry.key === key)?.title ?? key);

interface UnknownItemProps {
  readonly item: ItemView;
  readonly entries: SetFacts['entries'];
  readonly onSay: (key: string) => void;
}

function UnknownItem({ item: { path, size }, entries, onSay }: UnknownItemProps) {
  return (
    <li>
      <div className={styles['words']}>
        <LongName name={path} atMost={48} mono />
        <Secondary>
          <Bytes value={size} />
        </Secondary>
      </div>
      <Select
        label="It is"
        placeholder="Say what it is"
        options={entries.map(({ key, title, kind }) => ({
          id: key,
          label: `${visibleText(title)}, ${kindWords[kind]}`,
        }))}
        chosen={null}
        onChange={onSay}
      />
    </li>
  );
}
