// What an online node or explorer showed of the chain: carried over by a person, because this laptop never asks a network.
import { useState, type ReactNode } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { networks, type Network } from '../../shared/domain/set-knowledge.ts';
import type { SetFacts } from '../../shared/ipc/set-facts.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Secondary, Section, Stack } from '../parts/layout.tsx';
import { Age, inThousands } from '../parts/quantities.tsx';
import { Select } from '../parts/select.tsx';
import { TextField } from '../parts/text-field.tsx';
import styles from './about.module.css';
import { mostMinutes, wholeNumberOf, whyNotANumber } from './chain-words.ts';

export function ChainSection({ facts }: { readonly facts: SetFacts }) {
  if (facts.asks.every((what) => what === 'own-items')) return null;
  return (
    <Section title="The chain, as seen online" note="this laptop never asks it">
      <Stack space={6}>
        {facts.asks.includes('network') && <NetworkChoice facts={facts} />}
        {facts.asks.includes('seen-slot') && <SeenSlot facts={facts} />}
        {facts.asks.includes('on-chain-counter') && <NumberOnChain facts={facts} />}
      </Stack>
    </Section>
  );
}

const asGenesisSays = 'as-genesis-says';
const networkNames: Readonly<Record<Network, string>> = {
  mainnet: 'Mainnet',
  preprod: 'Preprod',
  preview: 'Preview',
};

function NetworkChoice({ facts: { set, knowledge } }: { readonly facts: SetFacts }) {
  const describe = useCall('sets.describe');
  return (
    <Stack space={2}>
      <Select<Network | typeof asGenesisSays>
        label="Network"
        options={[
          { id: asGenesisSays, label: 'As its genesis files say', detail: 'Mainnet, where it has none' },
          ...networks.map((id) => ({ id, label: networkNames[id] })),
        ]}
        chosen={knowledge.network ?? asGenesisSays}
        onChange={(id) => void describe.run({ set, changes: { network: id === asGenesisSays ? null : id } })}
      />
      <NotRecorded error={describe.error} />
    </Stack>
  );
}

function SeenSlot({ facts: { set, knowledge } }: { readonly facts: SetFacts }) {
  const describe = useCall('sets.describe');
  const [slot, setSlot] = useState('');
  const [minutes, setMinutes] = useState('');
  const wrong = whyNotANumber(slot) ?? undefined;
  const wrongMinutes = whyNotANumber(minutes, mostMinutes) ?? undefined;
  const value = wholeNumberOf(slot);
  const record = async () => {
    if (value === null) return;
    const seenSlot = { slot: value, minutesAgo: wholeNumberOf(minutes) ?? 0 };
    const answer = await describe.run({ set, changes: { seenSlot } });
    if (!answer.ok) return;
    setSlot('');
    setMinutes('');
  };
  const reason =
    slot.trim() === ''
      ? 'Type the slot first.'
      : (wrong ?? wrongMinutes) === undefined
        ? undefined
        : 'Correct it first.';
  return (
    <Stack space={3}>
      <div className={styles['fields']}>
        <TextField
          label="Current slot as seen online"
          description="Of a synchronised node or an explorer. It shows whether the clock of this laptop is right."
          value={slot}
          onChange={setSlot}
          error={wrong}
          mono
        />
        <TextField
          label="Minutes since you read it"
          description="Empty: just now."
          value={minutes}
          onChange={setMinutes}
          error={wrongMinutes}
          mono
        />
      </div>
      <Said
        words={
          knowledge.seenSlot === null ? (
            'No slot was recorded yet.'
          ) : (
            <>
              Recorded: slot {inThousands(knowledge.seenSlot.slot)}, seen{' '}
              <Age atMs={knowledge.seenSlot.atMs} />.
            </>
          )
        }
        reason={reason}
        act="Record the slot"
        busy={describe.busy}
        onRecord={() => void record()}
        onTakeBack={
          knowledge.seenSlot === null ? null : () => void describe.run({ set, changes: { seenSlot: null } })
        }
      />
      <NotRecorded error={describe.error} />
    </Stack>
  );
}

function NumberOnChain({ facts: { set, knowledge } }: { readonly facts: SetFacts }) {
  const describe = useCall('sets.describe');
  const [number, setNumber] = useState('');
  const wrong = whyNotANumber(number) ?? undefined;
  const said = knowledge.onChainCounter;
  const record = async (value: number | null) => {
    const answer = await describe.run({ set, changes: { onChainCounter: { number: value } } });
    if (answer.ok) setNumber('');
  };
  return (
    <Stack space={3}>
      <TextField
        label="Number on chain"
        description="The operational certificate number that the chain knows, from “query kes-period-info” on an online node."
        value={number}
        onChange={setNumber}
        error={wrong}
        mono
      />
      <Said
        words={
          said === null ? (
            'No number was recorded yet.'
          ) : (
            <>
              {said.number === null
                ? 'Recorded: the pool made no block yet'
                : `Recorded: number ${said.number}`}
              , seen <Age atMs={said.atMs} />.
            </>
          )
        }
        reason={
          number.trim() === ''
            ? 'Type the number first.'
            : wrong === undefined
              ? undefined
              : 'Correct it first.'
        }
        act="Record the number"
        busy={describe.busy}
        onRecord={() => {
          const value = wholeNumberOf(number);
          if (value !== null) void record(value);
        }}
        onTakeBack={
          said === null ? null : () => void describe.run({ set, changes: { onChainCounter: null } })
        }
        other={
          <Button kind="link" onPress={() => void record(null)}>
            The pool made no block yet
          </Button>
        }
      />
      <NotRecorded error={describe.error} />
    </Stack>
  );
}

interface SaidProps {
  readonly words: ReactNode;
  readonly reason: string | undefined;
  readonly act: string;
  readonly busy: boolean;
  readonly onRecord: () => void;
  /** Null where there is nothing to take back. */
  readonly onTakeBack: (() => void) | null;
  readonly other?: ReactNode;
}

function Said({ words, reason, act, busy, onRecord, onTakeBack, other }: SaidProps) {
  return (
    <Stack space={2}>
      <ButtonRow>
        <Button busy={busy} reason={reason} onPress={onRecord}>
          {act}
        </Button>
        {other}
        {onTakeBack !== null && (
          <Button kind="link" label={`Take back: ${act}`} onPress={onTakeBack}>
            Take back
          </Button>
        )}
      </ButtonRow>
      <div role="status">
        <Secondary>{words}</Secondary>
      </div>
    </Stack>
  );
}

const NotRecorded = ({ error }: { readonly error: ErrorRecord | null }) =>
  error === null ? null : <ErrorPanel error={error} stillGood="Nothing was recorded." />;
