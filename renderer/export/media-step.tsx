// Which media get a copy: known ones that are behind are proposed, new ones get a name and a place, unfit ones say why.
import { formatBytes, plural } from '../../shared/domain/text.ts';
import type { MediumView, Volume } from '../../shared/ipc/views.ts';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { UsbIcon } from '../parts/icons.ts';
import { Section, Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { CheckRows } from '../parts/row-list.tsx';
import { AddFolder } from '../volumes/add-folder.tsx';
import { isWaiting } from '../volumes/volume-state.ts';
import { WaitingVolumes } from '../volumes/waiting-volumes.tsx';
import { useExport } from './export-context.ts';
import { ExportFrame } from './export-frame.tsx';
import {
  chosenVolumes,
  isUsable,
  nothingToWrite,
  targetName,
  targetsOf,
  touchesEveryCopy,
  whatIsMissing,
  withAccepted,
  writeButton,
} from './media-choice.ts';
import { useStartExport } from './use-start-export.ts';
import { useVolumeRows } from './volume-rows.tsx';
import { volumeNote } from './volume-words.ts';

export function MediaStep() {
  const { state, dispatch } = useExport();
  const { choices, contents, stage } = state;
  const query = useQuery('volumes.list', { set: choices.set });
  const known = useQuery('media.list', {});
  const start = useStartExport();
  const media = known.state.status === 'ready' ? known.state.value : [];
  const attached = query.state.status === 'ready' ? query.state.value : [];
  const volumes = withAccepted(attached, choices.accepted);
  const chosen = chosenVolumes(volumes, choices.ticked);
  const missing = whatIsMissing(chosen, choices, media);
  const settled = nothingToWrite(volumes);
  const refused = stage.name === 'media' ? stage.refused : null;

  const write = () => {
    if (stage.name === 'starting') return;
    const shown = chosen.map((volume) => ({
      label: targetName(volume, choices.named),
      type: volume.type,
      note: volumeNote(volume, choices.named[volume.token]?.location ?? ''),
    }));
    void start({ shown, targets: targetsOf(chosen, choices) });
  };

  return (
    <ExportFrame
      step="media"
      title={settled === null ? 'Which media should get a copy?' : 'Nothing to write.'}
      line={settled ?? 'Existing files on them stay. Older copies stay until the new one is verified.'}
      back={{ title: 'Back', onPress: () => dispatch({ type: 'went-back' }) }}
      barNote={missing === null && contents !== null && chosenWords(chosen, contents.bytes)}
      next={
        <Button kind="filled" size="bar" reason={missing ?? undefined} onPress={write}>
          {writeButton(chosen, choices.named)}
        </Button>
      }
    >
      <Stack space={6}>
        {refused !== null && <ErrorPanel error={refused} stillGood="Nothing was written." />}
        <Asked query={query} waiting="Looking for media" stillGood="Nothing was written.">
          {() => <VolumeLists volumes={volumes} chosen={chosen} media={media} />}
        </Asked>
        <AddFolder onAdded={(volume) => dispatch({ type: 'ticked', volume, chosen: true })} />
        {choices.set !== null && touchesEveryCopy(chosen, media, choices.set) && (
          <Note tone="warn" status="due" title="Every medium that holds this set would be attached at once.">
            One accident could reach them all. Keep one away while you write to the others.
          </Note>
        )}
      </Stack>
    </ExportFrame>
  );
}

const chosenWords = (chosen: readonly Volume[], bytes: number): string =>
  `${plural(chosen.length, 'medium', 'media')} chosen, ${formatBytes(bytes)}${chosen.length > 1 ? ' each' : ''}`;

function VolumeLists(props: {
  readonly volumes: readonly Volume[];
  readonly chosen: readonly Volume[];
  readonly media: readonly MediumView[];
}) {
  const { volumes, chosen, media } = props;
  const { dispatch } = useExport();
  const rowOf = useVolumeRows(chosen, media);
  const usable = volumes.filter(isUsable);
  const unfit = volumes.filter((volume) => !isUsable(volume) && !isWaiting(volume));
  const tokens = chosen.map(({ token }) => token);

  return (
    <>
      {usable.length === 0 && (
        <EmptyState icon={UsbIcon} title="No medium is plugged in that can take a copy.">
          Plug one in. It appears here by itself.
        </EmptyState>
      )}
      {usable.length > 0 && (
        <CheckRows
          label="Media for a copy"
          rows={usable.map(rowOf)}
          chosen={tokens}
          onChange={(next) => {
            for (const { token } of usable) {
              if (next.includes(token) !== tokens.includes(token))
                dispatch({ type: 'ticked', volume: token, chosen: next.includes(token) });
            }
          }}
        />
      )}
      <WaitingVolumes volumes={volumes} />
      {unfit.length > 0 && (
        <Section title="Cannot be used now">
          <CheckRows
            label="Media that cannot be used now"
            rows={unfit.map(rowOf)}
            chosen={[]}
            onChange={() => {}}
          />
        </Section>
      )}
    </>
  );
}
