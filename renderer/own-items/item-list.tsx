// The items of the editor: a row each, and the fields of the one that is open.
import { visibleText } from '../../shared/domain/text.ts';
import { kindWords } from '../../shared/domain/item-groups.ts';
import { Button } from '../parts/button.tsx';
import { Line, Secondary, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Panel, PanelHead } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import styles from './own-items.module.css';
import { ItemFields } from './item-fields.tsx';
import type { OwnItemsEvent, OwnItemsState, TypedItem } from './own-items-state.ts';
import { faultsOf, patternsOf } from './own-profile-of.ts';

export interface ItemListProps {
  readonly state: OwnItemsState;
  readonly dispatch: (event: OwnItemsEvent) => void;
}

export function ItemList({ state, dispatch }: ItemListProps) {
  if (state.items.length === 0) return null;
  return (
    <ul className={styles['items']} aria-label="Your own items">
      {state.items.map((item) => (
        <li key={item.id}>
          {state.open === item.id ? (
            <Panel label={nameOf(item)}>
              <Stack space={4}>
                <PanelHead
                  title={nameOf(item)}
                  end={
                    <Button
                      size="small"
                      label={`Close ${nameOf(item)}`}
                      onPress={() => dispatch({ type: 'opened', id: null })}
                    >
                      Close
                    </Button>
                  }
                />
                <ItemFields
                  item={item}
                  onChange={(changes) => dispatch({ type: 'typed', id: item.id, changes })}
                />
                <div>
                  <Button
                    kind="danger"
                    label={`Take out ${nameOf(item)}`}
                    onPress={() => dispatch({ type: 'taken-out', id: item.id })}
                  >
                    Take out
                  </Button>
                </div>
              </Stack>
            </Panel>
          ) : (
            <ItemRow item={item} onOpen={() => dispatch({ type: 'opened', id: item.id })} />
          )}
        </li>
      ))}
    </ul>
  );
}

const nameOf = ({ title }: TypedItem): string => (title.trim() === '' ? 'New item' : visibleText(title));

function ItemRow({ item, onOpen }: { readonly item: TypedItem; readonly onOpen: () => void }) {
  const [first, ...rest] = patternsOf(item.patterns);
  return (
    <div className={styles['row']}>
      <div className={styles['words']}>
        <strong>
          <LongName name={nameOf(item)} atMost={60} />
        </strong>
        <Line>
          <Secondary>
            {kindWords[item.kind]}
            {item.required ? ', must be there' : ''}
            {item.derivable ? ', can be made again' : ''}
          </Secondary>
          {first !== undefined && (
            <Secondary>
              <LongName name={first} atMost={40} mono />
              {rest.length > 0 && ` and ${rest.length} more`}
            </Secondary>
          )}
        </Line>
      </div>
      {Object.keys(faultsOf(item)).length > 0 && <Status name="due">Not complete</Status>}
      <Button size="small" label={`Change ${nameOf(item)}`} onPress={onOpen}>
        Change
      </Button>
    </div>
  );
}
