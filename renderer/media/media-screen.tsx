// Media and places: where every copy is, by place, by medium, by person; and what would be left if one of them were gone.
import type { ReactNode } from 'react';
import type { MediumView } from '../../shared/ipc/views.ts';
import type { MediaTab } from '../app/routes.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { UsbIcon } from '../parts/icons.ts';
import { Page } from '../parts/layout.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { PrintSheet } from '../printing/print-sheet.tsx';
import { MediaByName, MediaByPerson, MediaByPlace } from './media-tables.tsx';
import { PluggedIn } from './plugged-in.tsx';
import { WhatIf } from './what-if.tsx';

export function MediaScreen({ tab }: { readonly tab: MediaTab }) {
  const { go } = useNavigation();
  const media = useQuery('media.list', {});
  return (
    <Page>
      <PageHeader
        title="Media and places"
        actions={
          <>
            {media.state.status === 'ready' && media.state.value.some(({ state }) => state === 'active') && (
              <PrintSheet sheet={{ kind: 'labels', media: 'all' }} />
            )}
            <Button onPress={() => go({ name: 'test-medium', fresh: true })}>Prepare a stick…</Button>
            <Button onPress={() => go({ name: 'export' })}>Export to a medium</Button>
          </>
        }
      />
      <Asked query={media} waiting="Reading the catalogue" stillGood="Nothing on any medium was touched.">
        {(all) => (
          <Tabs<MediaTab>
            label="Media"
            chosen={tab}
            onChoose={(chosen) => go({ name: 'media', tab: chosen })}
            tabs={[
              { id: 'place', title: 'By place', content: unlessNone(all, <MediaByPlace media={all} />) },
              { id: 'medium', title: 'By medium', content: unlessNone(all, <MediaByName media={all} />) },
              { id: 'person', title: 'By person', content: unlessNone(all, <MediaByPerson media={all} />) },
              { id: 'plugged', title: 'Plugged in now', content: <PluggedIn /> },
              { id: 'what-if', title: 'What if', content: unlessNone(all, <WhatIf media={all} />) },
            ]}
          />
        )}
      </Asked>
    </Page>
  );
}

const unlessNone = (media: readonly MediumView[], content: ReactNode): ReactNode =>
  media.length === 0 ? <NoMedia /> : content;

function NoMedia() {
  const { go } = useNavigation();
  return (
    <EmptyState
      icon={UsbIcon}
      title="No medium yet."
      action={
        <Button kind="filled" onPress={() => go({ name: 'export' })}>
          Export a set
        </Button>
      }
    >
      A stick becomes a medium with the first export to it. Its name and place are asked then.
    </EmptyState>
  );
}
