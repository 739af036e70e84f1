// The foot of the column: network, clock, time to lock, and the button that locks now.
import { formatMoment } from '../../shared/domain/ages.ts';
import type { AppState } from '../../shared/ipc/state.ts';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { ClockIcon, LockIcon, WifiHighIcon, WifiSlashIcon } from '../parts/icons.ts';
import { StatusGlyph } from '../parts/status-glyph.tsx';
import styles from './column.module.css';

/** "No network on this laptop", or what is up. */
export function wordsOfNetwork({ quiet, interfaces, radios }: AppState['network']): string {
  if (quiet) return 'No network on this laptop';
  const up = interfaces.filter((each) => each.up).map(({ name }) => name);
  if (up.length > 0) return `Network is up: ${up.join(', ')}`;
  const open = radios.filter(({ blocked }) => !blocked).map(({ name }) => name);
  return `Radio not blocked: ${open.join(', ')}`;
}

/** "Locks itself in 9 min", in whole minutes, the last one as "less than 1 min". */
export function wordsOfLock(locksAtMs: number | null, nowMs: number): string {
  if (locksAtMs === null) return 'Stays open while it works';
  const minutes = Math.floor((locksAtMs - nowMs) / 60_000);
  return minutes < 1 ? 'Locks in less than 1 min' : `Locks itself in ${minutes} min`;
}

/** `wizard`: without the lock, which stands in the way of nothing there. */
export function ColumnFoot({ wizard = false }: { readonly wizard?: boolean }) {
  const { network, clock, autoLock } = useAppState();
  const { nowMs } = useClock();
  const lock = useCall('vault.lock');
  return (
    <div className={styles['foot']}>
      <ul className={styles['facts']}>
        <li className={network.quiet ? undefined : styles['warn']}>
          {network.quiet ? <WifiSlashIcon size={16} /> : <WifiHighIcon size={16} />}
          <span>{wordsOfNetwork(network)}</span>
        </li>
        <li className={clock.wentBack ? styles['warn'] : undefined}>
          {clock.wentBack ? <StatusGlyph name="due" /> : <ClockIcon size={16} />}
          <span>
            {formatMoment(nowMs)}
            {clock.wentBack && ', went back'}
          </span>
        </li>
        {!wizard && (
          <li>
            <LockIcon size={16} />
            <span>{wordsOfLock(autoLock.locksAtMs, nowMs)}</span>
          </li>
        )}
      </ul>
      {!wizard && (
        <Button size="small" wide keys="Ctrl L" busy={lock.busy} onPress={() => void lock.run({})}>
          Lock now
        </Button>
      )}
    </div>
  );
}
