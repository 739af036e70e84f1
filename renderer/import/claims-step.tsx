// What the bundle says of itself, and the set that it is for.
import { formatBytes, plural, visibleText } from '../../shared/domain/text.ts';
import { marksOfConditions } from '../bundles/bundle-words.ts';
import { Conditions } from '../bundles/conditions.tsx';
import { RouteLink } from '../app/route-link.tsx';
import { Button } from '../parts/button.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { RadioRows } from '../parts/row-list.tsx';
import { useImport } from './import-context.ts';
import { ImportFrame } from './import-frame.tsx';
import { setInForce } from './import-state.ts';

export function ClaimsStep() {
  const { state, dispatch, openedFor } = useImport();
  const { inspection } = state;
  const set = setInForce(state, openedFor);
  if (inspection === null) return null;
  const { conditions, profileTitle, bytes, items, sealed, sets } = inspection;
  return (
    <ImportFrame
      step="claims"
      title="What the bundle says"
      line="Written by the host. It is a claim, not a proof."
      back={{ title: 'Another bundle', onPress: () => dispatch({ type: 'went-back' }) }}
      next={
        <Button
          kind="filled"
          size="bar"
          reason={
            sets.length === 0
              ? 'No set is of this system.'
              : set === null
                ? 'Choose the set first.'
                : undefined
          }
          onPress={() => {
            if (set !== null) dispatch({ type: 'set-chosen', set });
            dispatch({ type: 'claims-read' });
          }}
        >
          Give the words
        </Button>
      }
    >
      <Stack space={6}>
        {marksOfConditions(conditions).map(({ id, words, meaning }) => (
          <Note key={id} tone="warn" status="due" title={`${words}.`}>
            {meaning}
          </Note>
        ))}
        {!sealed && (
          <Note tone="warn" status="due" title="It is not sealed.">
            Whoever held it on the way could read what is in it.
          </Note>
        )}
        <Conditions
          conditions={conditions}
          before={[
            { name: 'System', value: profileTitle === '' ? visibleText(conditions.system) : profileTitle },
            { name: 'Holds', value: `${plural(items, 'item')}, ${formatBytes(bytes)}` },
          ]}
        />
        <Section title="For which set">
          {sets.length === 0 ? (
            <Note
              tone="warn"
              status="due"
              title={`No set is of the system ${visibleText(conditions.system)}.`}
            >
              <RouteLink to={{ name: 'add-set' }}>Add a set</RouteLink> of this system first: it may have no
              folder, and live from bundles alone.
            </Note>
          ) : (
            <RadioRows
              label="Sets of this system"
              chosen={set}
              onChange={(chosen) => dispatch({ type: 'set-chosen', set: chosen })}
              rows={sets.map((name) => ({ id: name, title: visibleText(name) }))}
            />
          )}
        </Section>
      </Stack>
    </ImportFrame>
  );
}
