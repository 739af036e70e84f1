// In the practice vault media are pulled out and plugged in on the screen.
import type { Volume } from '../../shared/ipc/views.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { PlugsConnectedIcon, PlugsIcon } from '../parts/icons.ts';

/** Nothing for a real medium. */
export function PretendPlug({ volume }: { readonly volume: Volume | null }) {
  const pull = useCall('volumes.pull');
  const plug = useCall('volumes.plug');
  if (volume === null || !volume.pretend) return null;
  const name = visibleText(volume.medium?.label ?? volume.name);
  return volume.present ? (
    <Button
      kind="quiet"
      size="small"
      icon={PlugsIcon}
      busy={pull.busy}
      label={`Pretend to pull out ${name}`}
      onPress={() => void pull.run({ volume: volume.token })}
    >
      Pretend to pull it out
    </Button>
  ) : (
    <Button
      kind="quiet"
      size="small"
      icon={PlugsConnectedIcon}
      busy={plug.busy}
      label={`Pretend to plug in ${name}`}
      onPress={() => void plug.run({ volume: volume.token })}
    >
      Pretend to plug it in
    </Button>
  );
}
