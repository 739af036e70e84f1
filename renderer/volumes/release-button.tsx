// Makes a stick safe to unplug: everything written out, unmounted, its power taken. The sentence stands there only when it is true.
import { useEffect, useRef, useState } from 'react';
import type { Volume } from '../../shared/ipc/views.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { EjectIcon } from '../parts/icons.ts';
import { Stack } from '../parts/layout.tsx';
import { useAnnounce } from '../parts/live-region.tsx';
import { Status } from '../parts/status.tsx';
import { DriveError } from './drive-error.tsx';
import { canBeReleased } from './volume-state.ts';

export interface ReleaseButtonProps {
  /** As which the medium is attached; null once it is out. */
  readonly volume: Volume | null;
  /** What it is called. */
  readonly name: string;
}

export function ReleaseButton({ volume, name }: ReleaseButtonProps) {
  const release = useCall('volumes.release');
  const announce = useAnnounce();
  const [released, setReleased] = useState(false);
  const mounted = volume !== null && canBeReleased(volume);
  // Plugged in or mounted again: what was true is over.
  const was = useRef(mounted);
  useEffect(() => {
    if (mounted && !was.current) setReleased(false);
    was.current = mounted;
  }, [mounted]);

  const act = async (token: string) => {
    const answer = await release.run({ volume: token });
    if (!answer.ok || !answer.value.safe) return;
    setReleased(true);
    announce(`You can unplug ${name} now.`);
  };

  if (released && !mounted) {
    return (
      <div>
        <Status name="verified">{`You can unplug ${name} now.`}</Status>
      </div>
    );
  }
  if (volume === null || !mounted) return null;
  return (
    <Stack space={2}>
      <div>
        <Button
          size="small"
          icon={EjectIcon}
          busy={release.busy}
          label={`Make it safe to unplug: ${name}`}
          onPress={() => void act(volume.token)}
        >
          Make it safe to unplug
        </Button>
      </div>
      {release.error !== null && <DriveError error={release.error} />}
    </Stack>
  );
}
