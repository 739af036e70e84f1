// The set is there; nothing of it is on a medium yet, so the first export is offered.
import { visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import type { WizardStep } from '../app/wizard-steps.ts';
import { WizardShell } from '../app/wizard-shell.tsx';
import { Button } from '../parts/button.tsx';
import { StackIcon } from '../parts/icons.ts';
import { Prose } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';

export interface AddedStepProps {
  readonly name: string;
  readonly steps: readonly WizardStep[];
}

export function AddedStep({ name, steps }: AddedStepProps) {
  const { go } = useNavigation();
  const shown = visibleText(name);
  return (
    <WizardShell
      name="Add a set"
      icon={StackIcon}
      steps={steps}
      current="export"
      title={`${shown} is a set now.`}
      status="planned"
      line="Nothing of it is on a medium yet."
      back={{ title: 'Later', onPress: () => go({ name: 'set', set: name, tab: 'items' }) }}
      next={
        <Button kind="filled" size="bar" onPress={() => go({ name: 'export', set: name })}>
          {`Export ${cutMiddle(shown, 32)}…`}
        </Button>
      }
    >
      <Prose>
        An export encrypts the set, writes it to one or more media and reads every byte back before the copy
        counts. Two media are better than one, and one of them belongs under another roof.
      </Prose>
    </WizardShell>
  );
}
