// The last minute before the vault locks itself: any key keeps it open.
import { useEffect } from 'react';
import { useAppState, useBridge } from '../bridge/bridge-context.tsx';
import { Button } from '../parts/button.tsx';
import { useEverySecond } from '../parts/clock.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useAnnounce } from '../parts/live-region.tsx';

export function LockWarning() {
  const { autoLock, vault } = useAppState();
  const { locksAtMs, warning } = autoLock;
  if (!warning || locksAtMs === null || vault.phase !== 'open') return null;
  return <LockWarningDialog locksAtMs={locksAtMs} />;
}

/** "in 42 s"; never less than 0. */
export const secondsLeft = (locksAtMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((locksAtMs - nowMs) / 1000));

function LockWarningDialog({ locksAtMs }: { readonly locksAtMs: number }) {
  const bridge = useBridge();
  const nowMs = useEverySecond();
  const announce = useAnnounce();
  const keep = () => void bridge.ask('app.touch', {});
  useEffect(() => {
    announce('Coldkeep locks itself in less than a minute. Any key keeps it open.', 'assertive');
  }, [announce]);
  return (
    <Dialog
      open
      kind="alert"
      onClose={keep}
      title={`Coldkeep locks itself in ${secondsLeft(locksAtMs, nowMs)} s.`}
      actions={
        <Button kind="filled" autoFocus onPress={keep}>
          Keep it open
        </Button>
      }
    >
      <p>Any key keeps it open. If it locks, your choices are kept and nothing secret is.</p>
    </Dialog>
  );
}
