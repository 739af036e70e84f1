// Making a kit: for which system, what it will copy and why, where to write it, and what to do on the host.
import { useState, type ReactNode } from 'react';
import { visibleText } from '../../shared/domain/text.ts';
import type { WrittenKit } from '../../shared/ipc/kits.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useCall } from '../bridge/use-call.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { HardDrivesIcon } from '../parts/icons.ts';
import { Page, Prose, Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { PageHeader } from '../parts/page-header.tsx';
import { Select } from '../parts/select.tsx';
import { KitContents } from './kit-contents.tsx';
import { WrittenKitNote } from './written-kit.tsx';

export function KitScreen({ set }: { readonly set: string | null }) {
  const systems = useQuery('kits.systems', {});
  const sets = useQuery('sets.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const own =
    sets.state.status === 'ready' ? sets.state.value.find(({ name }) => name === set)?.profile : undefined;
  const known = systems.state.status === 'ready' ? systems.state.value : [];
  const system =
    chosen ?? known.find(({ id }) => id === own)?.id ?? (set === null ? known[0]?.id : null) ?? null;
  const write = useCall('kits.write');
  const [written, setWritten] = useState<{ readonly system: string; readonly kit: WrittenKit } | null>(null);
  const writeIt = async () => {
    if (system === null) return;
    setWritten(null);
    const answer = await write.run({ system, set });
    if (answer.ok && answer.value.kit !== null) setWritten({ system, kit: answer.value.kit });
  };
  return (
    <Page>
      <KitHeader
        set={set}
        action={
          <Button
            kind="filled"
            busy={write.busy}
            reason={system === null ? 'Choose a system first.' : undefined}
            onPress={() => void writeIt()}
          >
            Write the kit…
          </Button>
        }
      />
      <Asked query={systems} waiting="Reading the kits" stillGood="Nothing was changed.">
        {(kits) =>
          kits.length === 0 ? (
            <EmptyState icon={HardDrivesIcon} title="There is no kit yet." />
          ) : (
            <Stack space={6}>
              {write.error !== null && (
                <ErrorPanel error={write.error} stillGood="No half-written kit was left." />
              )}
              {written !== null && written.system === system && <WrittenKitNote kit={written.kit} />}
              <Select
                label="System on the host"
                options={kits.map(({ id, title }) => ({ id, label: title }))}
                chosen={system}
                onChange={setChosen}
              />
              {system === null ? (
                <Prose>
                  There is no kit for the system of this set. Its files are read from folders, or copied by
                  hand.
                </Prose>
              ) : (
                <KitContents system={system} set={system === own ? set : null} />
              )}
            </Stack>
          )
        }
      </Asked>
    </Page>
  );
}

function KitHeader({ set, action }: { readonly set: string | null; readonly action: ReactNode }) {
  const { go } = useNavigation();
  return (
    <PageHeader
      title="Make a kit"
      crumbs={[
        { title: 'Sets', onPress: () => go({ name: 'sets' }) },
        ...(set === null
          ? []
          : [
              {
                title: cutMiddle(visibleText(set), 60),
                onPress: () => go({ name: 'set', set, tab: 'items' }),
              },
            ]),
        { title: 'Make a kit' },
      ]}
      line="A small script for a host that is online: it copies what lives there, seals it to this vault, and shows sixteen words."
      actions={action}
    />
  );
}
