// The intake of a set: bundles that came from hosts, how they were taken, and taking one out with a reason.
import { useState } from 'react';
import type { ImportedBundle } from '../../shared/domain/bundle-conditions.ts';
import type { SetFacts } from '../../shared/ipc/set-facts.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { BundleMarks } from '../bundles/bundle-marks.tsx';
import { marksOf, nameOfBundle } from '../bundles/bundle-words.ts';
import { Conditions } from '../bundles/conditions.tsx';
import { Button, ButtonRow } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Secondary, Section, Stack } from '../parts/layout.tsx';
import { Age, Bytes } from '../parts/quantities.tsx';
import styles from './about.module.css';
import { RemoveBundle } from './remove-bundle.tsx';

export function BundlesSection({ facts: { set, hasKit } }: { readonly facts: SetFacts }) {
  const query = useQuery('bundles.list', { set });
  const { go } = useNavigation();
  return (
    <Section title="From hosts that are online" note="bundles that kits made">
      <Asked query={query} waiting="Reading the intake" stillGood="Nothing was changed.">
        {(bundles) => (
          <Stack space={3}>
            {bundles.length === 0 ? (
              <Secondary>
                No bundle was imported. A kit copies what lives on a server and seals it to this vault.
              </Secondary>
            ) : (
              <ul className={styles['rows']} aria-label="Imported bundles">
                {bundles.map((bundle) => (
                  <OneBundle key={bundle.id} set={set} bundle={bundle} />
                ))}
              </ul>
            )}
            <ButtonRow>
              {hasKit && <Button onPress={() => go({ name: 'kit', set })}>Make a kit…</Button>}
              <Button onPress={() => go({ name: 'import', set })}>Import a bundle…</Button>
            </ButtonRow>
          </Stack>
        )}
      </Asked>
    </Section>
  );
}

function OneBundle({ set, bundle }: { readonly set: string; readonly bundle: ImportedBundle }) {
  const [removing, setRemoving] = useState(false);
  const name = nameOfBundle(bundle);
  return (
    <li>
      <div className={styles['words']}>
        <strong>{name}</strong>
        <BundleMarks marks={marksOf(bundle)} />
        <Secondary>
          Imported <Age atMs={bundle.importedAtMs} />, <Bytes value={bundle.bytes} />
        </Secondary>
        <Disclosure title="What the host says">
          <Conditions conditions={bundle.conditions} />
        </Disclosure>
      </div>
      <Button size="small" label={`Take out ${name}`} onPress={() => setRemoving(true)}>
        Take out…
      </Button>
      {removing && <RemoveBundle set={set} id={bundle.id} name={name} onClose={() => setRemoving(false)} />}
    </li>
  );
}
