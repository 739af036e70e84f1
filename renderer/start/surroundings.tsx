// What a vault stands in before it is opened: is there a network, and is the clock right?
import { useState } from 'react';
import { formatMoment } from '../../shared/domain/ages.ts';
import { wordsOfNetwork } from '../app/column-foot.tsx';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Prose } from '../parts/layout.tsx';
import { Command } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import styles from './start.module.css';

export function Surroundings() {
  return (
    <div className={styles['surroundings']}>
      <NetworkNote />
      <ClockNote />
    </div>
  );
}

function NetworkNote() {
  const { network } = useAppState();
  return network.quiet ? (
    <Note tone="good" title="No network found on this laptop" small>
      Coldkeep contains no network code. It warns if an interface comes up.
    </Note>
  ) : (
    <Note tone="warn" title={wordsOfNetwork(network)} status="due" small>
      Unplug the cable and switch the radios off before you open keys here.
    </Note>
  );
}

function ClockNote() {
  const { clock } = useAppState();
  const { nowMs } = useClock();
  const [correcting, setCorrecting] = useState(false);
  const confirm = useCall('app.confirmClock');
  const now = formatMoment(nowMs);
  return (
    <Note
      tone={clock.wentBack ? 'warn' : 'info'}
      title={clock.confirmed ? `You said this time is right: ${now}` : `Is this time right? ${now}`}
      small
    >
      Ages and KES expiry depend on it.{' '}
      {!clock.confirmed && (
        <>
          <Button kind="link" busy={confirm.busy} onPress={() => void confirm.run({})}>
            Yes, it is right
          </Button>{' '}
          or{' '}
        </>
      )}
      <Button kind="link" onPress={() => setCorrecting(true)}>
        Correct it…
      </Button>
      <CorrectClock open={correcting} nowMs={nowMs} onClose={() => setCorrecting(false)} />
    </Note>
  );
}

interface CorrectClockProps {
  readonly open: boolean;
  readonly nowMs: number;
  readonly onClose: () => void;
}

/** The clock belongs to the system: Coldkeep says how to set it and does not do it. */
function CorrectClock({ open, nowMs, onClose }: CorrectClockProps) {
  const { platform } = useAppState();
  const example = new Date(nowMs).toISOString().slice(0, 16).replace('T', ' ');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Set this laptop's clock"
      actions={
        <Button kind="filled" onPress={onClose} autoFocus>
          Close
        </Button>
      }
    >
      <Prose>
        Compare with two clocks that you trust, in UTC. Then set it, with the right time in place:
      </Prose>
      {platform === 'linux' && <Command>{`sudo date --utc --set "${example}"`}</Command>}
      {platform === 'darwin' && <Prose>System Settings, General, Date and Time.</Prose>}
      {(platform === 'win32' || platform === 'other') && (
        <Prose>In the system's date and time settings.</Prose>
      )}
      <Prose>Coldkeep goes on with the new time by itself. If it went backwards, the journal says so.</Prose>
    </Dialog>
  );
}
