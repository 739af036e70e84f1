// What exists but must never be in a file here: where it is, who answers for it, and when somebody last looked.
import { useState } from 'react';
import { formatDate } from '../../shared/domain/ages.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { SetFacts } from '../../shared/ipc/set-facts.ts';
import { Button } from '../parts/button.tsx';
import { useClock, type Clock } from '../parts/clock.tsx';
import { Prose, Secondary, Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Age } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import styles from './about.module.css';
import { AttestDialog } from './attest-dialog.tsx';

type Attested = SetFacts['attested'][number];

export function AttestedSection({ facts: { set, attested } }: { readonly facts: SetFacts }) {
  const [open, setOpen] = useState<Attested | null>(null);
  const clock = useClock();
  if (attested.length === 0) return null;
  return (
    <Section title="Kept elsewhere" note="never in a file here">
      <Stack space={3}>
        <Prose>
          Say where it is and who answers for it, never what it says: no words, no number, no hint.
        </Prose>
        <ul className={styles['rows']} aria-label="What is kept elsewhere">
          {attested.map((each) => (
            <li key={each.key}>
              <div className={styles['words']}>
                <strong>{visibleText(each.title)}</strong>
                <Where said={each.said} />
              </div>
              <Standing attested={each} clock={clock} />
              <Button
                size="small"
                label={`${actOf(each)}: ${visibleText(each.title)}`}
                onPress={() => setOpen(each)}
              >
                {`${actOf(each)}…`}
              </Button>
            </li>
          ))}
        </ul>
        {open !== null && <AttestDialog set={set} attested={open} onClose={() => setOpen(null)} />}
      </Stack>
    </Section>
  );
}

const actOf = ({ said }: Attested): string => (said === null ? 'Say where it is' : 'I looked again');

function Where({ said }: Pick<Attested, 'said'>) {
  if (said === null) return <Secondary>Nobody said where it is.</Secondary>;
  return (
    <Secondary>
      <LongName name={said.place} atMost={48} />, <LongName name={said.custodian} atMost={36} />. Looked at{' '}
      <Age atMs={said.lookedAtMs} />.
    </Secondary>
  );
}

function Standing({
  attested: { said, required },
  clock,
}: {
  readonly attested: Attested;
  readonly clock: Clock;
}) {
  if (said === null)
    return required ? <Status name="due">To be said</Status> : <Status name="planned">If you have it</Status>;
  return said.dueAtMs <= clock.nowMs ? (
    <Status name="due">{`Due since ${formatDate(said.dueAtMs)}`}</Status>
  ) : (
    <Status name="met">{`Look again by ${formatDate(said.dueAtMs)}`}</Status>
  );
}
