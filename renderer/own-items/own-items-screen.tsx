// The editor of a user's own items: for a system that Coldkeep does not know. Saved with the set; exchanged as a file.
import { useState, type ReactNode } from 'react';
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { OwnProfile } from '../../shared/profiles/own-profile.ts';
import { useDraft } from '../app/drafts.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useCall } from '../bridge/use-call.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { PlusIcon } from '../parts/icons.ts';
import { Page, Prose, Section, Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { PageHeader } from '../parts/page-header.tsx';
import { Status } from '../parts/status.tsx';
import { TextField } from '../parts/text-field.tsx';
import { ItemList } from './item-list.tsx';
import { beginOwnItems, ownItemsReducer } from './own-items-state.ts';
import { ownProfileOf, whyNotSaved } from './own-profile-of.ts';
import { ProfileFile } from './profile-file.tsx';

export function OwnItemsScreen({ set }: { readonly set: string }) {
  const query = useQuery('sets.knowledge', { set });
  return (
    <Page>
      {query.state.status !== 'ready' && <OwnItemsHeader set={set} />}
      <Asked query={query} waiting="Reading your items" stillGood="Nothing was changed.">
        {({ knowledge }) => <Editor set={set} saved={knowledge.ownProfile} />}
      </Asked>
    </Page>
  );
}

function OwnItemsHeader({ set, actions }: { readonly set: string; readonly actions?: ReactNode }) {
  const { go } = useNavigation();
  const name = visibleText(set);
  return (
    <PageHeader
      title="Your own items"
      crumbs={[
        { title: 'Sets', onPress: () => go({ name: 'sets' }) },
        { title: cutMiddle(name, 40), onPress: () => go({ name: 'set', set, tab: 'items' }) },
        { title: 'About', onPress: () => go({ name: 'about-set', set }) },
        { title: 'Your own items' },
      ]}
      line="Say which files matter, and they are looked after like those of a system that Coldkeep knows."
      {...(actions !== undefined && { actions })}
    />
  );
}

function Editor({ set, saved }: { readonly set: string; readonly saved: OwnProfile | null }) {
  const { state, dispatch } = useDraft(`own items ${set}`, ownItemsReducer, beginOwnItems(saved));
  const [done, setDone] = useState(false);
  const save = useCall('sets.ownProfile');
  const reason = state.changed ? (whyNotSaved(state) ?? undefined) : 'Nothing was changed.';
  const saveIt = async () => {
    const profile = ownProfileOf(state);
    if (profile === null) return;
    const answer = await save.run({ set, profile });
    if (!answer.ok) return;
    dispatch({ type: 'saved', profile });
    setDone(true);
  };
  return (
    <>
      <OwnItemsHeader
        set={set}
        actions={
          <Button kind="filled" busy={save.busy} reason={reason} onPress={() => void saveIt()}>
            Save
          </Button>
        }
      />
      <Stack space={6}>
        {save.error !== null && (
          <ErrorPanel error={save.error} stillGood="What was saved before is still there." />
        )}
        <div role="status">
          {done && !state.changed && (
            <Status name="met">{`Saved: ${plural(state.items.length, 'item')}. They count from the next scan on.`}</Status>
          )}
        </div>
        <Section title="The system">
          <Stack space={3}>
            <TextField
              label="Name of the system"
              description="As others would call it: Mail server, Home bridge."
              value={state.title}
              onChange={(title) => dispatch({ type: 'named', title })}
              maxLength={100}
            />
            <TextField
              label="What it is"
              optional
              lines="several"
              value={state.summary}
              onChange={(summary) => dispatch({ type: 'described', summary })}
              maxLength={500}
            />
          </Stack>
        </Section>
        <Section title="Items" note={plural(state.items.length, 'item')}>
          <Stack space={3}>
            {state.items.length === 0 && (
              <Prose>
                An item is one file, or several of a kind: the private key, the configuration, the dump of the
                database. Files that fit no item are kept all the same.
              </Prose>
            )}
            <ItemList state={state} dispatch={dispatch} />
            <ButtonRow>
              <Button icon={PlusIcon} onPress={() => dispatch({ type: 'added' })}>
                Add an item
              </Button>
            </ButtonRow>
          </Stack>
        </Section>
        <ProfileFile
          set={set}
          saved={saved !== null && !state.changed}
          onRead={(profile) => dispatch({ type: 'read', profile })}
        />
      </Stack>
    </>
  );
}
