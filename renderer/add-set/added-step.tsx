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
  /** A kit brings its files: that is the next thing to make. */
  readonly byKit: boolean;
  readonly steps: readonly WizardStep[];
}

export function AddedStep({ name, byKit, steps }: AddedStepProps) {
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
      line={byKit ? 'Nothing of it is here yet.' : 'Nothing of it is on a medium yet.'}
      back={{ title: 'Later', onPress: () => go({ name: 'set', set: name, tab: 'items' }) }}
      next={
        byKit ? (
          <Button kind="filled" size="bar" onPress={() => go({ name: 'kit', set: name })}>
            Make a kit…
          </Button>
        ) : (
          <Button kind="filled" size="bar" onPress={() => go({ name: 'export', set: name })}>
            {`Export ${cutMiddle(shown, 32)}…`}
          </Button>
        )
      }
    >
      <Prose>
        {byKit
          ? 'A kit is a small script for the host. It copies what lives there, seals it to this vault and shows sixteen words. Bring the bundle and the words here, and import it; then export.'
          : 'An export encrypts the set, writes it to one or more media and reads every byte back before the copy counts. Two media are better than one, and one of them belongs under another roof.'}
      </Prose>
    </WizardShell>
  );
}
