// Says where something is that must never be in a file, and when somebody last looked.
import { useId, useState } from 'react';
import { formatDate } from '../../shared/domain/ages.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { SetFacts } from '../../shared/ipc/set-facts.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { TextField } from '../parts/text-field.tsx';
import { lookedAt, mostDays } from './looked-at.ts';

export interface AttestDialogProps {
  readonly set: string;
  readonly attested: SetFacts['attested'][number];
  readonly onClose: () => void;
}

export function AttestDialog({ set, attested, onClose }: AttestDialogProps) {
  const { key, title, said } = attested;
  const { nowMs } = useClock();
  const attest = useCall('sets.attest');
  const formId = useId();
  const [place, setPlace] = useState(said?.place ?? '');
  const [custodian, setCustodian] = useState(said?.custodian ?? '');
  const [days, setDays] = useState('0');
  const looked = lookedAt(days, nowMs);
  const missing =
    place.trim() === ''
      ? 'The place is missing.'
      : custodian.trim() === ''
        ? 'The person is missing.'
        : looked === null
          ? 'Correct the days.'
          : undefined;
  const save = async () => {
    if (missing !== undefined || looked === null) return;
    const answer = await attest.run({ set, key, place, custodian, lookedAtMs: looked });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={visibleText(title)}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="filled" busy={attest.busy} reason={missing} onPress={() => void save()}>
            Record it
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack space={4}>
          <TextField
            label="Place"
            description="Safe at home, bank, drawer of the office. Never the words themselves."
            value={place}
            onChange={setPlace}
            maxLength={120}
            autoFocus={said === null}
          />
          <TextField
            label="Person who answers for it"
            value={custodian}
            onChange={setCustodian}
            maxLength={120}
          />
          <TextField
            label="Days since somebody last looked"
            description={
              looked === null ? '0 is today.' : `0 is today; ${days.trim()} is ${formatDate(looked)}.`
            }
            value={days}
            onChange={setDays}
            error={looked === null && days.trim() !== '' ? `A whole number up to ${mostDays}.` : undefined}
            autoFocus={said !== null}
            mono
          />
          {attest.error !== null && <ErrorPanel error={attest.error} stillGood="Nothing was recorded." />}
          <input type="submit" hidden />
        </Stack>
      </form>
    </Dialog>
  );
}
