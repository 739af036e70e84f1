// What happened to a medium: lost, destroyed, retired. Its copies stop counting, so its name is typed; it stays in sight.
import { useState } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { MediumState as State } from '../../shared/domain/words.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { Confirm, ConfirmTyped } from '../parts/dialog.tsx';
import { Secondary, Section, Stack } from '../parts/layout.tsx';
import { Callout } from '../parts/note.tsx';
import { stepOf } from '../parts/error-steps.ts';
import { WhatToType } from '../parts/with-commands.tsx';

interface Step {
  readonly to: State;
  readonly button: string;
  readonly title: (label: string) => string;
  readonly text: string;
  readonly act: string;
}

function stepTo(state: State): Step {
  switch (state) {
    case 'lost':
      return {
        to: state,
        button: 'It is lost…',
        title: (label) => `Report ${label} lost?`,
        text: 'Its copies no longer count. It stays in the list. Whoever finds it has the encrypted copies, not the passphrase.',
        act: 'Report it lost',
      };
    case 'destroyed':
      return {
        to: state,
        button: 'It was destroyed…',
        title: (label) => `Record that ${label} was destroyed?`,
        text: 'Its copies no longer count. It stays in the list. Nothing is deleted by this: it records what happened.',
        act: 'Record it as destroyed',
      };
    case 'retired':
      return {
        to: state,
        button: 'Retire it…',
        title: (label) => `Retire ${label}?`,
        text: 'Its copies no longer count, and nothing is exported to it any more. What is on it stays until you destroy it.',
        act: 'Retire it',
      };
    case 'active':
      return {
        to: state,
        button: 'It is in use again…',
        title: (label) => `Is ${label} in use again?`,
        text: 'Its copies count again as they were last verified. Verify it soon.',
        act: 'Put it in use again',
      };
    default:
      return assertNever(state);
  }
}

const stepsFrom = (state: State): Step[] =>
  (state === 'active' ? (['lost', 'destroyed', 'retired'] as const) : (['active'] as const)).map(stepTo);

export function MediumState({ medium }: { readonly medium: MediumView }) {
  const [asked, setAsked] = useState<Step | null>(null);
  const change = useCall('media.change');
  const label = visibleText(medium.label);

  const apply = async (to: State) => {
    await change.run({ medium: medium.id, changes: { state: to } });
    setAsked(null);
  };

  return (
    <Section title="If something happened to it">
      <Stack space={3}>
        <Secondary>
          A medium that is gone stays in the list: its encrypted copies are still somewhere.
        </Secondary>
        <ButtonRow>
          {stepsFrom(medium.state).map((step) => (
            <Button key={step.to} size="small" onPress={() => setAsked(step)}>
              {step.button}
            </Button>
          ))}
        </ButtonRow>
        {change.error !== null && (
          <Callout tone="bad" title={visibleText(change.error.message)} urgent>
            <WhatToType text={stepOf(change.error)} />
          </Callout>
        )}
      </Stack>
      <ConfirmTyped
        open={asked !== null && asked.to !== 'active'}
        title={asked?.title(label) ?? ''}
        act={asked?.act ?? ''}
        name={medium.label}
        busy={change.busy}
        onAct={() => asked !== null && void apply(asked.to)}
        onClose={() => setAsked(null)}
      >
        {asked?.text}
      </ConfirmTyped>
      <Confirm
        open={asked?.to === 'active'}
        title={asked?.title(label) ?? ''}
        act={asked?.act ?? ''}
        busy={change.busy}
        onAct={() => asked !== null && void apply(asked.to)}
        onClose={() => setAsked(null)}
      >
        {asked?.text}
      </Confirm>
    </Section>
  );
}
