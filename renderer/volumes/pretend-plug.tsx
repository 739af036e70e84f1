// In the practice vault media are pulled out and plugged in on the screen.
import type { Volume } from '../../shared/ipc/views.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { PlugsConnectedIcon, PlugsIcon } from '../parts/icons.ts';

export interface PretendPlugProps {
  readonly volume: Volume | null;
  /** For rows: without "Pretend to", which the name for screen readers still has. */
  readonly short?: boolean;
}

/** Nothing for a real medium. */
export function PretendPlug({ volume, short = false }: PretendPlugProps) {
  const pull = useCall('volumes.pull');
  const plug = useCall('volumes.plug');
  if (volume === null || !volume.pretend) return null;
  const name = visibleText(volume.medium?.label ?? volume.name);
  const act = volume.present
    ? { call: pull, icon: PlugsIcon, words: 'pull it out', label: `Pretend to pull it out: ${name}` }
    : { call: plug, icon: PlugsConnectedIcon, words: 'plug it in', label: `Pretend to plug it in: ${name}` };
  const words = short
    ? `${act.words.slice(0, 1).toUpperCase()}${act.words.slice(1)}`
    : `Pretend to ${act.words}`;
  return (
    <Button
      kind="quiet"
      size="small"
      icon={act.icon}
      busy={act.call.busy}
      label={act.label}
      onPress={() => void act.call.run({ volume: volume.token })}
    >
      {words}
    </Button>
  );
}
