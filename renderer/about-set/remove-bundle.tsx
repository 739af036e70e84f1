// Takes a bundle out of the intake, with a reason for the journal. Copies that were made of it stay.
import { useState } from 'react';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { TextField } from '../parts/text-field.tsx';

export interface RemoveBundleProps {
  readonly set: string;
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

export function RemoveBundle({ set, id, name, onClose }: RemoveBundleProps) {
  const remove = useCall('bundles.remove');
  const [why, setWhy] = useState('');
  const act = async () => {
    const answer = await remove.run({ set, id, why });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      open
      kind="alert"
      onClose={onClose}
      title={`Take out the bundle of ${name}?`}
      actions={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <Button
            kind="danger"
            busy={remove.busy}
            reason={why.trim().length < 3 ? 'Give the reason first.' : undefined}
            onPress={() => void act()}
          >
            Take it out
          </Button>
        </>
      }
    >
      <Stack space={4}>
        <p>
          Its files are no longer part of the set from the next scan on. Copies that hold them stay as they
          are.
        </p>
        <TextField
          label="Reason"
          description="It goes into the journal."
          value={why}
          onChange={setWhy}
          maxLength={400}
          autoFocus
        />
        {remove.error !== null && <ErrorPanel error={remove.error} stillGood="The bundle is still there." />}
      </Stack>
    </Dialog>
  );
}
