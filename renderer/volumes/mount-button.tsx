// Asks the system to mount a stick. Where it cannot, the exact command stands below the button.
import type { Volume } from '../../shared/ipc/views.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { Stack } from '../parts/layout.tsx';
import { nameOfVolume } from './volume-choice.ts';
import { DriveError } from './drive-error.tsx';

export function MountButton({ volume }: { readonly volume: Volume }) {
  const mount = useCall('volumes.mount');
  return (
    <Stack space={2}>
      <div>
        <Button
          size="small"
          busy={mount.busy}
          label={`Mount it: ${nameOfVolume(volume)}`}
          onPress={() => void mount.run({ volume: volume.token })}
        >
          Mount it
        </Button>
      </div>
      {mount.error !== null && <DriveError error={mount.error} />}
    </Stack>
  );
}
