// What the set is called: on screens, labels and printed sheets.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { TextField } from '../parts/text-field.tsx';
import { longestName, whyNotThisName } from './add-set-answers.ts';

export interface NameStepProps {
  readonly name: string;
  readonly taken: readonly string[];
  /** Why it could not be added. */
  readonly error: ErrorRecord | null;
  readonly onChange: (name: string) => void;
  readonly onSubmit: () => void;
  /** Back to the first step, where the folders are not known any more. */
  readonly onChooseAgain: () => void;
}

export function NameStep({ name, taken, error, onChange, onSubmit, onChooseAgain }: NameStepProps) {
  const wrong = whyNotThisName(name, taken);
  return (
    <Stack space={4}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong === null) onSubmit();
        }}
      >
        <TextField
          label="Name of the set"
          description="As you would say it: ACME pool, Tip bot. It does not stand on media in the clear."
          value={name}
          onChange={onChange}
          // An empty field is not wrong yet; the button says that it is missing.
          error={name.trim() === '' ? undefined : (wrong ?? undefined)}
          maxLength={longestName + 1}
          autoFocus
          wide
        />
      </form>
      {error !== null && (
        <ErrorPanel
          error={error}
          title="The set could not be added."
          stillGood="Nothing was changed. What you chose is kept."
          {...(error.code === 'bad-input' && {
            action: <Button onPress={onChooseAgain}>Choose the folder again</Button>,
          })}
        />
      )}
    </Stack>
  );
}
