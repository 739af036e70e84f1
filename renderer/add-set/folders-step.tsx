// Which folders hold the originals. The system's own dialog names them; the window never types a path.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { ChosenFolder } from '../../shared/ipc/values.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { FolderIcon, FolderOpenIcon } from '../parts/icons.ts';
import { Prose, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { ActionRows } from '../parts/panel.tsx';
import type { AddSetEvent } from './add-set-state.ts';

export interface FoldersStepProps {
  readonly folders: readonly ChosenFolder[];
  readonly byKit: boolean;
  readonly dispatch: (event: AddSetEvent) => void;
}

export function FoldersStep({ folders, byKit, dispatch }: FoldersStepProps) {
  const choose = useCall('app.chooseFolder');
  const add = async () => {
    const answer = await choose.run({ purpose: 'source' });
    if (answer.ok && answer.value.folder !== null) {
      dispatch({ kind: 'folder-chosen', folder: answer.value.folder });
    }
  };
  return (
    <Stack space={4}>
      {folders.length > 0 && (
        <ActionRows
          label="Chosen folders"
          rows={folders.map(({ token, name, path }) => ({
            id: token,
            icon: FolderIcon,
            title: visibleText(name),
            line: <LongName name={path} atMost={72} mono />,
            action: (
              <Button
                label={`Take out ${visibleText(name)}`}
                onPress={() => dispatch({ kind: 'folder-taken-out', token })}
              >
                Take out
              </Button>
            ),
          }))}
        />
      )}
      <div>
        <Button icon={FolderOpenIcon} autoFocus={folders.length === 0} onPress={() => void add()}>
          {folders.length === 0 ? 'Choose a folder…' : 'Choose another folder…'}
        </Button>
      </div>
      {choose.error !== null && <FolderError error={choose.error} />}
      <Prose>
        Name the folder in which the keys and certificates are, not a whole disk. A set may have several
        folders: keys here, the node&apos;s configuration there.
      </Prose>
      {folders.length === 0 && (
        <Checkbox
          checked={byKit}
          onChange={(meant) => dispatch({ kind: 'kit-meant', byKit: meant })}
          description="For a server that is online: a small script packs and seals what lives there, and you import what it made."
        >
          I will bring its files with a kit
        </Checkbox>
      )}
    </Stack>
  );
}

const FolderError = ({ error }: { readonly error: ErrorRecord }) => (
  <ErrorPanel error={error} stillGood="Nothing was read or changed." />
);
