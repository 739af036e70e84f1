// Creating a vault: its name here, its passphrase in the window that opens next.
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Prose } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { ScreenTitle } from '../parts/screen-title.tsx';
import { NumberedList } from '../parts/steps.tsx';
import { TextField } from '../parts/text-field.tsx';
import { asksAboutNetwork } from './network-answer.ts';
import { useNetworkGate } from './network-gate.tsx';
import { PlainPage } from './plain-page.tsx';
import styles from './start.module.css';

export interface CreateStepProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onBack: () => void;
}

export function CreateStep({ name, onName, onBack }: CreateStepProps) {
  const create = useCall('vault.create');
  const gate = useNetworkGate();
  const given = name.trim();
  const begin = () => gate.pass(() => create.run({ name: given }));
  const failed = create.error !== null && !asksAboutNetwork({ ok: false, error: create.error });
  return (
    <PlainPage step={null}>
      <form
        className={styles['narrow']}
        onSubmit={(event) => {
          event.preventDefault();
          if (given !== '' && !create.busy) begin();
        }}
      >
        <ScreenTitle>Create a vault</ScreenTitle>
        <Prose>
          A vault knows your keys by name, where every copy is and whether it is still good. It is one folder
          on this laptop, encrypted as a whole.
        </Prose>
        <TextField
          label="What is the vault called?"
          description="Your name for it, for example “ACME vault”. It stands on printed sheets and never on media in the clear."
          value={name}
          onChange={onName}
          maxLength={120}
          autoFocus
          wide
        />
        <Note title="Next: the passphrase" small>
          <NumberedList
            steps={[
              'A small window offers one of seven words, or takes your own.',
              'You write it on paper: that paper and any one medium bring everything back.',
              'Nobody can bring back a lost passphrase.',
            ]}
          />
        </Note>
        {failed && create.error !== null && (
          <ErrorPanel error={create.error} stillGood="No vault was made, and nothing was changed." />
        )}
        <div className={styles['bar']}>
          <Button onPress={onBack}>Back</Button>
          <Button
            kind="filled"
            type="submit"
            busy={create.busy}
            reason={given === '' ? 'A name is needed.' : undefined}
          >
            Choose a passphrase…
          </Button>
        </div>
      </form>
      {gate.question}
    </PlainPage>
  );
}
