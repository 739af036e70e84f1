// What a person says of a set, and the less-used things of it: what was seen online, what it does without, what its files are.
import type { SetView } from '../../shared/domain/set-view-schema.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { SetFacts } from '../../shared/ipc/set-facts.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Columns, Page, Secondary, Section, Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { PageHeader } from '../parts/page-header.tsx';
import { AssignSection } from './assign-section.tsx';
import { AttestedSection } from './attested-section.tsx';
import { BundlesSection } from './bundles-section.tsx';
import { ChainSection } from './chain-section.tsx';
import { OptionsSection } from './options-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import { WhatItIs } from './what-it-is.tsx';

export function AboutScreen({ set }: { readonly set: string }) {
  const facts = useQuery('sets.knowledge', { set });
  const view = useQuery('sets.read', { set });
  const { go } = useNavigation();
  const name = visibleText(set);
  return (
    <Page>
      <PageHeader
        title={`About ${name}`}
        crumbs={[
          { title: 'Sets', onPress: () => go({ name: 'sets' }) },
          { title: cutMiddle(name, 60), onPress: () => go({ name: 'set', set, tab: 'items' }) },
          { title: 'About this set' },
        ]}
        line="What only you can say of it. None of it is read from a network; all of it goes into the journal."
      />
      <Asked query={facts} waiting="Reading what was said" stillGood="Nothing was changed.">
        {(said) => (
          <Asked query={view} waiting="Reading the set" stillGood="Nothing was changed.">
            {(read) => <AboutSet facts={said} view={read} />}
          </Asked>
        )}
      </Asked>
    </Page>
  );
}

function AboutSet({ facts, view }: { readonly facts: SetFacts; readonly view: SetView }) {
  return (
    <Columns
      aside={
        <Stack space={8}>
          <RetentionSection set={facts.set} />
          {facts.asks.includes('own-items') && <OwnItems facts={facts} />}
        </Stack>
      }
    >
      <Stack space={8}>
        <WhatItIs derived={view.derived} readAtMs={view.originalsReadAtMs} />
        <ChainSection facts={facts} />
        <AssignSection facts={facts} view={view} />
        <OptionsSection facts={facts} />
        <AttestedSection facts={facts} />
        <BundlesSection facts={facts} />
      </Stack>
    </Columns>
  );
}

function OwnItems({ facts: { set, knowledge } }: { readonly facts: SetFacts }) {
  const { go } = useNavigation();
  const count = knowledge.ownProfile?.items.length ?? 0;
  return (
    <Section title="Your own items">
      <Stack space={2}>
        <Secondary>
          {count === 0
            ? 'Nothing is known of what must be there. Say which files matter, and what they are.'
            : `${count} described by you.`}
        </Secondary>
        <div>
          <Button onPress={() => go({ name: 'own-items', set })}>
            {count === 0 ? 'Describe items…' : 'Change them…'}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
