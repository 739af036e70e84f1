// Asks the system to mount a stick. One that is refused is mounted only where a person says so again. Where the system cannot, the
// exact command stands below the button.
import { useState } from 'react';
import { andList, visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { Stack } from '../parts/layout.tsx';
import { nameOfVolume } from './volume-choice.ts';
import { DriveError } from './drive-error.tsx';
import { announcesMore } from './volume-state.ts';

export function MountButton({ volume }: { readonly volume: Volume }) {
  const [asked, setAsked] = useState(false);
  const mount = useCall('volumes.mount');
  const refused = announcesMore(volume);
  const act = refused ? 'Mount it all the same' : 'Mount it';
  const name = nameOfVolume(volume);
  const apply = async () => {
    await mount.run({ volume: volume.token });
    setAsked(false);
  };
  return (
    <Stack space={2}>
      <div>
        <Button
          kind={refused ? 'quiet' : 'outline'}
          size="small"
          busy={mount.busy}
          label={`${act}: ${name}`}
          onPress={() => (refused ? setAsked(true) : void apply())}
        >
          {refused ? `${act}…` : act}
        </Button>
      </div>
      {mount.error !== null && <DriveError error={mount.error} />}
      <Confirm
        open={asked}
        title={`Mount ${name} all the same?`}
        act={act}
        destructive
        busy={mount.busy}
        onAct={() => void apply()}
        onClose={() => setAsked(false)}
      >
        {`It says that it is ${andList((volume.drive?.announces ?? []).map(visibleText))} as well as storage. Unplug it unless you know why it says so. Mounting it writes no copy to it: before that you are asked once more.`}
      </Confirm>
    </Stack>
  );
}
