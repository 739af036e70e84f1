// No vault on this laptop yet: create one, adopt one from a medium, practise, or just read a medium.
import { useReducer } from 'react';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { FlaskIcon, RestoreIcon, UsbIcon, VaultIcon } from '../parts/icons.ts';
import { ActionRows } from '../parts/panel.tsx';
import { ProductMark } from '../parts/product-mark.tsx';
import { ScreenTitle } from '../parts/screen-title.tsx';
import { CarrierStep } from './carrier-step.tsx';
import { CreateStep } from './create-step.tsx';
import { PlainPage } from './plain-page.tsx';
import { Practise } from './practise.tsx';
import { startOfStart, startReducer, type StartAct } from './start-state.ts';
import styles from './start.module.css';
import { Surroundings } from './surroundings.tsx';

export function FirstRunScreen() {
  const [state, dispatch] = useReducer(startReducer, startOfStart);
  const back = () => dispatch({ type: 'back' });
  switch (state.at) {
    case 'choose':
      return <Choices dispatch={dispatch} />;
    case 'create':
      return (
        <CreateStep name={state.name} onName={(name) => dispatch({ type: 'name', name })} onBack={back} />
      );
    case 'carrier':
      return (
        <CarrierStep
          purpose={state.purpose}
          chosen={state.volume}
          onChoose={(volume) => dispatch({ type: 'volume', volume })}
          onBack={back}
        />
      );
  }
}

function Choices({ dispatch }: { readonly dispatch: (act: StartAct) => void }) {
  const { version } = useAppState();
  const practise = useCall('vault.practise');
  return (
    <PlainPage step={null}>
      <header className={styles['head']}>
        <ProductMark size={48} />
        <div>
          <ScreenTitle windowTitle="Welcome">Coldkeep</ScreenTitle>
          <p>Encrypted copies of keys you cannot lose, and proof that they are still good.</p>
        </div>
      </header>
      <ActionRows
        label="How to begin"
        rows={[
          {
            id: 'create',
            icon: VaultIcon,
            title: 'Create a vault',
            line: 'For your first time here. You choose a passphrase and write it down.',
            action: (
              <Button kind="filled" autoFocus onPress={() => dispatch({ type: 'create' })}>
                Create a vault…
              </Button>
            ),
          },
          {
            id: 'adopt',
            icon: RestoreIcon,
            title: 'Adopt a medium',
            line: 'The old laptop is gone. One medium and its passphrase bring all back.',
            action: (
              <Button onPress={() => dispatch({ type: 'carrier', purpose: 'adopt' })}>Adopt a medium…</Button>
            ),
          },
          {
            id: 'visit',
            icon: UsbIcon,
            title: 'Read a medium',
            line: 'Verify it, rehearse or restore from it. Nothing is kept on this laptop.',
            action: (
              <Button onPress={() => dispatch({ type: 'carrier', purpose: 'visit' })}>Read a medium…</Button>
            ),
          },
          {
            id: 'practise',
            icon: FlaskIcon,
            title: 'Practise',
            line: 'Made-up keys and pretend media. Nothing real is touched.',
            action: <Practise call={practise} />,
          },
        ]}
      />
      {practise.error !== null && (
        <ErrorPanel error={practise.error} stillGood="Nothing of yours was touched." />
      )}
      <Surroundings />
      <p className={styles['foot']}>
        Works without Coldkeep too: age, tar, sha256sum and minisign on any Linux open every copy. Version{' '}
        {version}
      </p>
    </PlainPage>
  );
}
