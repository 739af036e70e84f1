// Changing the passphrase, and what that does not take back.
import { useState } from 'react';
import type { PassphraseReport } from '../../shared/domain/reports.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { KeyIcon } from '../parts/icons.ts';
import { Prose, Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { asksAboutNetwork } from '../start/network-answer.ts';
import { useNetworkGate } from '../start/network-gate.tsx';

export function PassphraseSection({ practice }: { readonly practice: boolean }) {
  const change = useCall('vault.changePassphrase');
  const gate = useNetworkGate();
  const [report, setReport] = useState<PassphraseReport | null>(null);
  const begin = () =>
    gate.pass(async () => {
      const answer = await change.run({});
      if (answer.ok && answer.value.report !== null) setReport(answer.value.report);
      return answer;
    });
  const failed = change.error !== null && !asksAboutNetwork({ ok: false, error: change.error });
  return (
    <Section title="Passphrase">
      <Stack>
        <Prose>
          A new passphrase locks the identity anew on this laptop. Media keep the old lock until the next
          export to them, and whoever knows the old passphrase and holds such a medium can still open every
          copy.
        </Prose>
        {report !== null && <OldLocks report={report} />}
        {failed && change.error !== null && (
          <ErrorPanel error={change.error} stillGood="The old passphrase still holds." />
        )}
        <ButtonRow>
          <Button
            icon={KeyIcon}
            busy={change.busy}
            reason={practice ? 'The practice vault has none: nothing in it is worth one.' : undefined}
            onPress={begin}
          >
            Change the passphrase…
          </Button>
        </ButtonRow>
      </Stack>
      {gate.question}
    </Section>
  );
}

function OldLocks({ report: { media } }: { readonly report: PassphraseReport }) {
  if (media.length === 0) {
    return <Note tone="good" title="The passphrase was changed. No medium carries the old lock." />;
  }
  return (
    <Note tone="warn" status="due" title="The passphrase was changed. These media still carry the old lock:">
      <ul>
        {media.map(({ id, label }) => (
          <li key={id}>
            <LongName name={label} atMost={60} />
          </li>
        ))}
      </ul>
      Export to each of them, or destroy it if it may be in foreign hands.
    </Note>
  );
}
