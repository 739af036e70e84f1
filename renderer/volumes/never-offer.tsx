// Pins a drive as "never offer": it is not shown for a copy again until it is taken off the list in the settings.
import { useState } from 'react';
import type { Volume } from '../../shared/ipc/views.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { DriveError } from './drive-error.tsx';
import { nameOfVolume } from './volume-choice.ts';
import { canBePinned } from './volume-state.ts';

/** Nothing where the drive cannot be told from others of its kind. */
export function NeverOffer({ volume }: { readonly volume: Volume }) {
  const [asked, setAsked] = useState(false);
  const pin = useCall('volumes.neverOffer');
  if (!canBePinned(volume) || volume.drive === null || volume.medium !== null) return null;
  const name = nameOfVolume(volume);
  const apply = async () => {
    await pin.run({ volume: volume.token });
    setAsked(false);
  };
  return (
    <>
      <Button kind="quiet" size="small" label={`Never offer it: ${name}`} onPress={() => setAsked(true)}>
        Never offer it…
      </Button>
      {pin.error !== null && <DriveError error={pin.error} />}
      <Confirm
        open={asked}
        title={`Never offer ${name} as a medium?`}
        act="Never offer it"
        busy={pin.busy}
        onAct={() => void apply()}
        onClose={() => setAsked(false)}
      >
        {`It is known by ${volume.drive.serial === null ? 'the id of its file system' : 'its serial number'}, whatever port it is in. No copy is written to it until you take it off the list in the settings.`}
      </Confirm>
    </>
  );
}
