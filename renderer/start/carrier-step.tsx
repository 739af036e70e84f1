// Which medium, before any passphrase: to adopt the vault on it, or to read it as a visitor.
import type { Volume } from '../../shared/ipc/views.ts';
import { Asked } from '../bridge/asked.tsx';
import { useCall } from '../bridge/use-call.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { FolderOpenIcon, UsbIcon } from '../parts/icons.ts';
import { Prose } from '../parts/layout.tsx';
import { RadioRows } from '../parts/row-list.tsx';
import { ScreenTitle } from '../parts/screen-title.tsx';
import { CarrierFound } from './carrier-found.tsx';
import { carrierRow, mayCarry } from './carrier-row.tsx';
import { asksAboutNetwork } from './network-answer.ts';
import { useNetworkGate } from './network-gate.tsx';
import { PlainPage } from './plain-page.tsx';
import type { CarrierPurpose } from './start-state.ts';
import styles from './start.module.css';

export interface CarrierStepProps {
  readonly purpose: CarrierPurpose;
  /** Token of the chosen volume. */
  readonly chosen: string | null;
  readonly onChoose: (volume: string) => void;
  readonly onBack: () => void;
}

const words: Readonly<
  Record<CarrierPurpose, { title: string; line: string; act: string; stillGood: string }>
> = {
  adopt: {
    title: 'Which medium brings the vault back?',
    line: 'Take the newest one. It is only read; the vault is made anew on this laptop.',
    act: 'Adopt it…',
    stillGood: 'The medium was only read. Nothing was made on this laptop.',
  },
  visit: {
    title: 'Which medium do you want to read?',
    line: 'Verify, drill and restore work from it. Nothing is kept on this laptop.',
    act: 'Open it…',
    stillGood: 'The medium was only read. Nothing was kept on this laptop.',
  },
};

export function CarrierStep({ purpose, chosen, onChoose, onBack }: CarrierStepProps) {
  const volumes = useQuery('volumes.list', { set: null });
  const { title, line, act, stillGood } = words[purpose];
  const adopt = useCall('vault.adopt');
  const visit = useCall('vault.visit');
  const call = purpose === 'adopt' ? adopt : visit;
  const gate = useNetworkGate();
  const failed = call.error !== null && !asksAboutNetwork({ ok: false, error: call.error });
  return (
    <PlainPage step={purpose}>
      <div className={styles['body']}>
        <div>
          <ScreenTitle>{title}</ScreenTitle>
          <Prose>{line}</Prose>
        </div>
        <Asked query={volumes} waiting="Looking for media">
          {(found) => (
            <>
              <Carriers found={found} chosen={chosen} onChoose={onChoose} />
              <ChooseFolder onChosen={onChoose} />
              {chosen !== null && found.some((volume) => volume.token === chosen) && (
                <CarrierFound volume={chosen} />
              )}
            </>
          )}
        </Asked>
        {failed && call.error !== null && <ErrorPanel error={call.error} stillGood={stillGood} />}
      </div>
      <div className={styles['bar']}>
        <Button onPress={onBack}>Back</Button>
        <Button
          kind="filled"
          busy={call.busy}
          reason={chosen === null ? 'Choose a medium first.' : undefined}
          onPress={() => {
            if (chosen !== null) gate.pass(() => call.run({ volume: chosen }));
          }}
        >
          {act}
        </Button>
      </div>
      {gate.question}
    </PlainPage>
  );
}

interface CarriersProps {
  readonly found: readonly Volume[];
  readonly chosen: string | null;
  readonly onChoose: (volume: string) => void;
}

/** What holds a vault comes first; what cannot be read stays in sight with its reason. */
function Carriers({ found, chosen, onChoose }: CarriersProps) {
  if (found.length === 0) {
    return (
      <EmptyState icon={UsbIcon} title="No medium is plugged in.">
        Plug one in and mount it; it appears here by itself. Or choose the folder that holds COLDKEEP.
      </EmptyState>
    );
  }
  const sorted = found.toSorted((a, b) => Number(mayCarry(b)) - Number(mayCarry(a)));
  return (
    <RadioRows label="Media" rows={sorted.map(carrierRow)} chosen={chosen} onChange={(id) => onChoose(id)} />
  );
}

function ChooseFolder({ onChosen }: { readonly onChosen: (volume: string) => void }) {
  const choose = useCall('app.chooseFolder');
  const add = useCall('volumes.addFolder');
  const ask = async () => {
    const answer = await choose.run({ purpose: 'medium' });
    if (!answer.ok || answer.value.folder === null) return;
    const added = await add.run({ folder: answer.value.folder.token });
    if (added.ok) onChosen(added.value.volume);
  };
  return (
    <ButtonRow>
      <Button icon={FolderOpenIcon} busy={choose.busy || add.busy} onPress={() => void ask()}>
        Choose a folder…
      </Button>
    </ButtonRow>
  );
}
