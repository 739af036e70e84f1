// Where it goes: a folder that the person chooses in the system's dialog. Never among other files.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useBridge } from '../bridge/bridge-context.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { FolderOpenIcon } from '../parts/icons.ts';
import { Stack } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { Panel, PanelHead } from '../parts/panel.tsx';
import { useRestore } from './restore-context.ts';
import { RestoreFrame } from './restore-frame.tsx';
import { snapshotOf } from './restore-state.ts';

export function WhereStep({ refused }: { readonly refused: ErrorRecord | null }) {
  const { state, dispatch } = useRestore();
  const bridge = useBridge();
  const choose = useCall('app.chooseFolder');
  const { folder, volume, snapshot: id, only, insistence } = state;
  const snapshot = snapshotOf(state);

  const chooseFolder = async () => {
    const answer = await choose.run({ purpose: 'target' });
    if (answer.ok && answer.value.folder !== null)
      dispatch({ type: 'folder-chosen', folder: answer.value.folder });
  };
  const start = async () => {
    if (volume === null || id === null || folder === null) return;
    dispatch({ type: 'start-pressed' });
    const answer = await bridge.ask('restores.start', {
      volume,
      snapshot: id,
      only: only === null ? null : [...only],
      into: folder.token,
      insistStale: insistence,
    });
    dispatch(
      answer.ok ? { type: 'started', job: answer.value.job } : { type: 'refused', error: answer.error },
    );
  };

  return (
    <RestoreFrame
      step="where"
      title="Where should it go?"
      line="Take a disk that is encrypted or will be destroyed: secrets will stand there in the clear."
      back={{ title: 'Back', onPress: () => dispatch({ type: 'went-back' }) }}
      next={
        <Button
          kind="filled"
          size="bar"
          busy={state.stage.name === 'starting'}
          reason={folder === null ? 'No folder is chosen.' : undefined}
          onPress={() => void start()}
        >
          {folder === null ? 'Restore' : `Restore into ${visibleText(folder.name)}`}
        </Button>
      }
    >
      <Stack space={6}>
        {refused !== null && <ErrorPanel error={refused} stillGood="Nothing was written." />}
        {choose.error !== null && <ErrorPanel error={choose.error} stillGood="Nothing was written." />}
        <Panel>
          <Stack>
            <PanelHead
              icon={FolderOpenIcon}
              title={folder === null ? 'No folder yet' : visibleText(folder.name)}
            />
            {folder !== null && <Mono>{visibleText(folder.path)}</Mono>}
            <ButtonRow>
              <Button busy={choose.busy} onPress={() => void chooseFolder()}>
                {folder === null ? 'Choose a folder…' : 'Choose another folder…'}
              </Button>
            </ButtonRow>
          </Stack>
        </Panel>
        <Note title="Nothing is ever overwritten">
          If the folder holds something, a new folder is made in it, named after{' '}
          {snapshot === null ? 'the set' : visibleText(snapshot.set)} and today's date. It gets its name only
          when every item in it has been compared; until then it ends in .partial.
        </Note>
      </Stack>
    </RestoreFrame>
  );
}
