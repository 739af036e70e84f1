// How a fresh stick is prepared, before it is tested: what to buy, which file system and why. Nothing is formatted by the app.
import { WizardShell } from '../app/wizard-shell.tsx';
import { Button } from '../parts/button.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { NumberedList } from '../parts/steps.tsx';
import type { WizardFrame } from '../work/one-job-steps.tsx';

export interface GuideStepProps {
  readonly frame: WizardFrame;
  readonly onPrepared: () => void;
}

export function GuideStep({ frame, onPrepared }: GuideStepProps) {
  return (
    <WizardShell
      {...frame}
      current="guide"
      title="Prepare the stick"
      line="Coldkeep formats nothing."
      next={
        <Button kind="filled" size="bar" onPress={onPrepared}>
          It is prepared, test it
        </Button>
      }
    >
      <Stack space={6}>
        <Section title="In this order">
          <NumberedList steps={['Plug it in.']} />
        </Section>
      </Stack>
    </WizardShell>
  );
}
