// One medium: what it is called and where it belongs, every copy on it, and what may have happened to it.
import { mediumTypeNames } from '../../shared/domain/type-names.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { useState } from 'react';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Facts } from '../parts/facts.tsx';
import { UsbIcon } from '../parts/icons.ts';
import { Columns, Page, Section, Stack } from '../parts/layout.tsx';
import { LongName, ShortId } from '../parts/mono.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Age, Moment } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import { PrintSheet } from '../printing/print-sheet.tsx';
import { CopiesOnMedium } from './copies-on-medium.tsx';
import { MediumState } from './medium-state.tsx';
import { MediumWords } from './medium-words.tsx';
import { useMediumRows } from './medium-rows.ts';
import { MediumHealth } from './medium-health.tsx';
import { hardwareFacts } from './hardware-facts.tsx';
import { PretendPlug } from '../volumes/pretend-plug.tsx';

export function MediumScreen({ medium: id }: { readonly medium: string }) {
  const media = useQuery('media.list', {});
  return (
    <Asked query={media} waiting="Reading the catalogue">
      {(all) => {
        const medium = all.find((each) => each.id === id);
        return medium === undefined ? <UnknownMedium /> : <Known medium={medium} media={all} />;
      }}
    </Asked>
  );
}

function UnknownMedium() {
  const { go } = useNavigation();
  return (
    <Page>
      <PageHeader
        title="Medium"
        crumbs={[{ title: 'Media and places', onPress: () => go({ name: 'media', tab: 'medium' }) }]}
      />
      <EmptyState icon={UsbIcon} title="This vault knows no such medium.">
        It may belong to another vault.
      </EmptyState>
    </Page>
  );
}

function Known({ medium, media }: { readonly medium: MediumView; readonly media: readonly MediumView[] }) {
  const { go } = useNavigation();
  const [editing, setEditing] = useState(false);
  const { standing, volume } = useMediumRows()(medium);
  const attached = medium.volume !== null;
  const label = visibleText(medium.label);
  return (
    <Page>
      <PageHeader
        title={label}
        crumbs={[
          { title: 'Media and places', onPress: () => go({ name: 'media', tab: 'medium' }) },
          { title: label },
        ]}
        status={<Status name={standing.status}>{standing.word}</Status>}
        line={standing.detail}
        actions={
          <>
            <PretendPlug volume={volume} />
            <PrintSheet sheet={{ kind: 'labels', media: [medium.id] }} />
            <Button onPress={() => setEditing(true)}>Change its words…</Button>
            <Button
              kind="filled"
              reason={attached ? undefined : 'It is not plugged in.'}
              onPress={() => go({ name: 'verify', medium: medium.id })}
            >
              Verify it
            </Button>
          </>
        }
      />
      <Columns
        aside={
          <Stack space={6}>
            <Words medium={medium} />
            <MediumState medium={medium} />
          </Stack>
        }
      >
        <Stack space={6}>
          <Section title="Copies on it">
            <CopiesOnMedium medium={medium} />
          </Section>
          <MediumHealth medium={medium} volume={volume} />
        </Stack>
      </Columns>
      {editing && <MediumWords medium={medium} media={media} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function Words({ medium }: { readonly medium: MediumView }) {
  const type = mediumTypeNames[medium.type];
  return (
    <Section title="What is known of it">
      <Facts
        facts={[
          { name: 'Id', value: <ShortId id={medium.id} /> },
          { name: 'Type', value: `${type.slice(0, 1).toUpperCase()}${type.slice(1)}` },
          {
            name: 'Place',
            value:
              medium.location.trim() === '' ? 'not known' : <LongName name={medium.location} atMost={60} />,
          },
          { name: 'Site', value: medium.offsite ? 'off-site' : 'on-site' },
          {
            name: 'Custodian',
            value:
              medium.custodian.trim() === '' ? (
                'nobody named'
              ) : (
                <LongName name={medium.custodian} atMost={60} />
              ),
          },
          {
            name: 'In use since',
            value:
              medium.enrolledAtMs === null ? 'not known' : <Moment atMs={medium.enrolledAtMs} show="day" />,
          },
          ...hardwareFacts(medium),
          { name: 'Last export', value: <Age atMs={medium.lastExportMs} /> },
          { name: 'Last verified', value: <Age atMs={medium.lastVerifiedMs} /> },
        ]}
      />
    </Section>
  );
}
