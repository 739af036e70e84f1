// What a person recognises their own system by, worked out from its items, with the clock that the dates were told by.
import type { DerivedValue } from '../../shared/domain/derived-value.ts';
import { formatMoment } from '../../shared/domain/ages.ts';
import { baseName } from '../../shared/domain/copy-standing.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Breakable } from '../overview/breakable.tsx';
import { Button } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { Facts, type Fact } from '../parts/facts.tsx';
import { Line, Secondary, Section, Stack } from '../parts/layout.tsx';
import { LongName, Mono } from '../parts/mono.tsx';
import { Status } from '../parts/status.tsx';
import styles from './about.module.css';

/** Moments are worked out as ISO 8601; people read them otherwise. Null for anything else. */
const momentOf = (value: string): string | null =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(value) ? formatMoment(Date.parse(value)) : null;

/** Ids and hashes are compared digit by digit. */
const isId = (value: string): boolean => /^[0-9a-z_]{16,}$/i.test(value);

/** The clock stands below, with its confirmation. Facts of one name are told apart by what they come from. */
function toShow(derived: readonly DerivedValue[]): Fact[] {
  const facts = derived.filter(({ name }) => name !== 'clock');
  return facts.map((each) => {
    const fact = factOf(each);
    const twice = facts.some((other) => other !== each && other.title === each.title);
    return twice ? { ...fact, name: `${fact.name}, ${baseName(each.subject)}` } : fact;
  });
}

/** All of it, with where each value comes from and the clock. */
export function WhatItIs({
  derived,
  readAtMs,
}: {
  readonly derived: readonly DerivedValue[];
  readonly readAtMs: number | null;
}) {
  return (
    <Section title="What this is">
      {derived.length === 0 ? (
        <Secondary>
          {readAtMs === null
            ? 'The originals were not read yet.'
            : 'Its items say nothing by which one could recognise it.'}
        </Secondary>
      ) : (
        <Stack space={3}>
          <Facts facts={toShow(derived)} />
          <ClockShown />
        </Stack>
      )}
    </Section>
  );
}

/** What one looks for first, in this order; whatever else there is comes after it. */
const firstNames: readonly string[] = [
  'pool-id',
  'kes-expires',
  'opcert-number',
  'kes-period-now',
  'network',
];

const rank = ({ name }: DerivedValue): number => {
  const at = firstNames.indexOf(name);
  return at === -1 ? firstNames.length : at;
};

/** The first of it, for an aside. */
export function Recognised({
  derived,
  atMost,
}: {
  readonly derived: readonly DerivedValue[];
  readonly atMost: number;
}) {
  if (derived.length === 0) return <Secondary>Nothing by which one could recognise it.</Secondary>;
  const first = derived.toSorted((a, b) => rank(a) - rank(b)).slice(0, atMost);
  return (
    <dl className={styles['recognised']}>
      {first.map(({ name, title, value, subject }) => (
        <div key={`${name} ${subject}`}>
          <dt>{visibleText(title)}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const Value = ({ value }: { readonly value: string }) => (
  <Breakable>{isId(value) ? <Mono>{value}</Mono> : visibleText(momentOf(value) ?? value)}</Breakable>
);

const factOf = ({ title, value, note, subject }: DerivedValue) => ({
  name: visibleText(title),
  value: (
    <>
      <Value value={value} />
      {(note !== '' || subject !== '') && (
        <div>
          <Secondary>
            {note !== '' && `${visibleText(note)} `}
            {subject !== '' && (
              <>
                From <LongName name={subject} atMost={48} mono />
              </>
            )}
          </Secondary>
        </div>
      )}
    </>
  ),
});

/** Every date above hangs on it; a person says once in a session that it is right. */
function ClockShown() {
  const { nowMs, trusted } = useClock();
  const { clock } = useAppState();
  const confirm = useCall('app.confirmClock');
  return (
    <Line>
      <Status name={!trusted ? 'due' : clock.confirmed ? 'met' : 'info'} small>
        {!trusted
          ? 'This clock cannot be trusted'
          : clock.confirmed
            ? 'You confirmed the time'
            : 'By the clock of this laptop'}
      </Status>
      <Secondary>{`${formatMoment(nowMs)}. Every date here hangs on it.`}</Secondary>
      {!clock.confirmed && (
        <Button kind="link" busy={confirm.busy} onPress={() => void confirm.run({})}>
          The time is right
        </Button>
      )}
    </Line>
  );
}
