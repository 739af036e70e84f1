// A volume in the list of what may carry a vault.
import { plural } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { LongName, Mono } from '../parts/mono.tsx';
import { Bytes } from '../parts/quantities.tsx';
import type { ChoiceRow } from '../parts/row-list.tsx';
import { Status } from '../parts/status.tsx';
import { fileSystemName } from '../volumes/file-system-name.ts';

export const mayCarry = (volume: Volume): boolean => volume.present && volume.otherVaults.length > 0;

export function carrierRow(volume: Volume): ChoiceRow {
  const carries = mayCarry(volume);
  return {
    id: volume.token,
    icon: iconOfMedium(volume.type),
    title: <LongName name={volume.medium?.label ?? volume.name} atMost={48} />,
    status: carries ? (
      <Status name="info">{plural(volume.otherVaults.length, 'vault')}</Status>
    ) : (
      <Status name={volume.present ? 'unknown' : 'missing'}>
        {volume.present ? 'Nothing of Coldkeep' : 'Pulled out'}
      </Status>
    ),
    line: (
      <>
        {volume.description !== '' && `${volume.description}, `}
        {volume.sizeBytes !== null && (
          <>
            <Bytes value={volume.sizeBytes} />,{' '}
          </>
        )}
        {volume.fileSystem !== '' && `${fileSystemName(volume.fileSystem)}, `}
        <Mono>{volume.path}</Mono>
      </>
    ),
    ...(!carries && {
      refused: true,
      detail: volume.present ? 'There is no COLDKEEP folder with a vault on it.' : 'Plug it in again.',
    }),
  };
}
