// The head of a set: where it is, how it stands, what it is, and what can be done with it.
import { useState } from 'react';
import type { SetView } from '../../shared/domain/set-view-schema.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { CaretDownIcon, HardDrivesIcon, ImportIcon, InfoIcon, TrashIcon } from '../parts/icons.ts';
import { Line } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { Menu } from '../parts/menu.tsx';
import { LongName } from '../parts/mono.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Age } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import { RemoveSet } from './remove-set.tsx';
import { setStanding } from './set-words.ts';
import { useScan, wordsOfResult } from './use-scan.ts';

export interface SetHeaderProps {
  readonly view: SetView;
  /** False where the tab below has the filled button. */
  readonly mainAct: boolean;
}

export function SetHeader({ view, mainAct }: SetHeaderProps) {
  const { go } = useNavigation();
  const scan = useScan(view.name);
  const [removing, setRemoving] = useState(false);
  const standing = setStanding(view);
  const copied = view.snapshots.some(({ on }) => on.length > 0);
  const name = visibleText(view.name);
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ title: 'Sets', onPress: () => go({ name: 'sets' }) }, { title: cutMiddle(name, 60) }]}
        status={<Status name={standing.status}>{standing.words}</Status>}
        line={
          <Line>
            <span>{view.profileTitle}</span>
            <span>
              from <Sources sources={view.sources} />
            </span>
            <span>
              Originals read <Age atMs={view.originalsReadAtMs} />
            </span>
            {scan.running !== null && <Status name="working">{scan.running}</Status>}
            {scan.stop !== null && (
              <Button kind="link" onPress={scan.stop}>
                Stop
              </Button>
            )}
            {scan.running === null && scan.done !== null && (
              <span role="status">
                <Status name={copied && scan.done.changed > 0 ? 'behind' : 'met'}>
                  {wordsOfResult(scan.done, copied)}
                </Status>
              </span>
            )}
          </Line>
        }
        actions={
          <>
            <Menu
              entries={[
                {
                  id: 'about',
                  title: 'About this set',
                  icon: InfoIcon,
                  onChoose: () => go({ name: 'about-set', set: view.name }),
                },
                {
                  id: 'kit',
                  title: 'Make a kit…',
                  icon: HardDrivesIcon,
                  onChoose: () => go({ name: 'kit', set: view.name }),
                },
                {
                  id: 'import',
                  title: 'Import a bundle…',
                  icon: ImportIcon,
                  onChoose: () => go({ name: 'import', set: view.name }),
                },
                {
                  id: 'remove',
                  title: 'Remove this set…',
                  icon: TrashIcon,
                  onChoose: () => setRemoving(true),
                },
              ]}
            >
              More <CaretDownIcon size={16} />
            </Menu>
            <Button onPress={scan.start} busy={scan.running !== null}>
              Scan now
            </Button>
            <Button onPress={() => go({ name: 'restore', set: view.name })}>Restore…</Button>
            <Button
              kind={mainAct ? 'filled' : 'outline'}
              onPress={() => go({ name: 'export', set: view.name })}
            >
              Export…
            </Button>
          </>
        }
      />
      {scan.failed !== null && (
        <ErrorPanel
          error={scan.failed}
          title={`The originals of ${name} could not be read.`}
          stillGood="The copies are as they were. What stands below is as of the last scan."
        />
      )}
      <RemoveSet set={view.name} open={removing} onClose={() => setRemoving(false)} />
    </>
  );
}

/** The first source, and how many more there are. */
function Sources({ sources }: { readonly sources: readonly string[] }) {
  const [first, ...rest] = sources;
  if (first === undefined) return <>no folder</>;
  return (
    <>
      <LongName name={first} atMost={36} mono />
      {rest.length > 0 && ` and ${rest.length} more`}
    </>
  );
}
