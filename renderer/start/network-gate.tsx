// Before secrets are unlocked on a laptop that is not offline: the question, and the same call again once a person said yes.
import { useRef, useState, type ReactNode } from 'react';
import type { Answer } from '../../shared/ipc/call.ts';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useCall } from '../bridge/use-call.ts';
import { wordsOfNetwork } from '../app/column-foot.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { Prose } from '../parts/layout.tsx';
import { asksAboutNetwork } from './network-answer.ts';

type Attempt = () => Promise<Answer<unknown>>;

export interface NetworkGate {
  /** Makes the call; where the laptop is not offline, asks first. */
  readonly pass: (attempt: Attempt) => void;
  /** To be drawn somewhere on the screen. */
  readonly question: ReactNode;
}

export function useNetworkGate(): NetworkGate {
  const { network } = useAppState();
  const accept = useCall('app.acceptNetwork');
  const waiting = useRef<Attempt | null>(null);
  const [open, setOpen] = useState(false);

  const tryIt = async (attempt: Attempt) => {
    waiting.current = attempt;
    if (asksAboutNetwork(await attempt())) setOpen(true);
  };
  const goOn = async () => {
    const accepted = await accept.run({});
    setOpen(false);
    if (accepted.ok) await waiting.current?.();
  };

  return {
    pass: (attempt) => void tryIt(attempt),
    question: (
      <Confirm
        open={open}
        title="This laptop is not offline."
        act="Go on all the same"
        cancel="Not now"
        busy={accept.busy}
        onAct={() => void goOn()}
        onClose={() => setOpen(false)}
      >
        <Prose>{wordsOfNetwork(network)}.</Prose>
        <Prose>
          Coldkeep itself sends nothing. But whatever else runs here could, while keys are open. Unplug the
          cable and switch the radios off, then try again. If you go on, the journal says so.
        </Prose>
      </Confirm>
    ),
  };
}
