// A vault that is locked: one button, what the laptop stands in, and other ways in.
import { useReducer } from 'react';
import { formatMoment } from '../../shared/domain/ages.ts';
import { wordsOfNetwork } from '../app/column-foot.tsx';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { LockIcon } from '../parts/icons.ts';
import { Prose } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { ProductMark } from '../parts/product-mark.tsx';
import { Age } from '../parts/quantities.tsx';
import { ScreenTitle } from '../parts/screen-title.tsx';
import { Status } from '../parts/status.tsx';
import { CarrierStep } from './carrier-step.tsx';
import { asksAboutNetwork } from './network-answer.ts';
import { useNetworkGate } from './network-gate.tsx';
import { PlainPage } from './plain-page.tsx';
import { startOfStart, startReducer } from './start-state.ts';
import styles from './start.module.css';

export function LockedScreen() {
  const [state, dispatch] = useReducer(startReducer, startOfStart);
  if (state.at === 'carrier') {
    return (
      <CarrierStep
        purpose={state.purpose}
        chosen={state.volume}
        onChoose={(volume) => dispatch({ type: 'volume', volume })}
        onBack={() => dispatch({ type: 'back' })}
      />
    );
  }
  return <Locked onVisit={() => dispatch({ type: 'carrier', purpose: 'visit' })} />;
}

function Locked({ onVisit }: { readonly onVisit: () => void }) {
  const { vault } = useAppState();
  const unlock = useCall('vault.unlock');
  const practise = useCall('vault.practise');
  const gate = useNetworkGate();
  const opening = vault.phase === 'opening' || unlock.busy;
  const error = unlock.error ?? practise.error;
  return (
    <PlainPage step={null}>
      <div className={styles['narrow']}>
        <ProductMark size={48} />
        <div>
          <ScreenTitle windowTitle="Locked">
            {opening ? 'Opening the vault' : 'The vault is locked.'}
          </ScreenTitle>
          <Prose>
            {vault.lastOpenedMs === null ? (
              <>
                In <Mono>{vault.folder}</Mono>
              </>
            ) : (
              <>
                Last opened <Age atMs={vault.lastOpenedMs} />, on this laptop.
              </>
            )}
          </Prose>
        </div>
        {vault.lockedBecause !== null && !opening && <Note title={vault.lockedBecause} />}
        <Button
          kind="filled"
          size="bar"
          wide
          autoFocus
          busy={opening}
          icon={LockIcon}
          onPress={() => gate.pass(() => unlock.run({}))}
        >
          {opening ? 'The passphrase is typed in its own window' : 'Unlock…'}
        </Button>
        {error !== null && !asksAboutNetwork({ ok: false, error }) && (
          <ErrorPanel error={error} stillGood="Nothing was changed. Every copy is as it was." />
        )}
        <Stands />
        <div className={styles['ways']}>
          <Button kind="link" onPress={onVisit}>
            Read a medium…
          </Button>
          <Button kind="link" busy={practise.busy} onPress={() => void practise.run({})}>
            Practise
          </Button>
        </div>
      </div>
      {gate.question}
    </PlainPage>
  );
}

/** Network, clock and time to lock, before anything is opened. */
function Stands() {
  const { network, clock, autoLock } = useAppState();
  return (
    <ul className={styles['facts']}>
      <li>
        <Status name={network.quiet ? 'met' : 'due'} small>
          {wordsOfNetwork(network)}
        </Status>
      </li>
      <li>
        <Status name={clock.wentBack ? 'due' : 'info'} small>
          {clock.wentBack ? 'The clock went back: ' : 'The clock says '}
          {formatMoment(clock.nowMs)}
        </Status>
      </li>
      <li>
        <Status name="info" small>
          Locks itself after {autoLock.idleMinutes} minutes without input
        </Status>
      </li>
    </ul>
  );
}
