// The frame of every step of a drill.
import { useMemo } from 'react';
import { visibleText } from '../../shared/domain/text.ts';
import { WizardShell, type WizardShellProps } from '../app/wizard-shell.tsx';
import { TimerIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { useDrill } from './drill-context.ts';
import { clockRuns } from './drill-state.ts';

export type DrillStepId = 'medium' | 'rehearse' | 'result';

/** Characters that fit beside a step. */
const fits = 26;

export type DrillFrameProps = Omit<
  WizardShellProps,
  'name' | 'icon' | 'steps' | 'current' | 'leaveQuestion'
> & {
  readonly step: DrillStepId;
};

export function DrillFrame({ step, ...props }: DrillFrameProps) {
  const { state } = useDrill();
  const running = clockRuns(state);
  const leaveQuestion = useMemo(
    () =>
      running
        ? {
            title: 'Leave while the clock runs?',
            text: 'The clock of the drill goes on. You find it again under Drill.',
            leave: 'Leave it running',
            stay: 'Stay here',
          }
        : null,
    [running],
  );
  const steps = [
    {
      id: 'medium',
      title: 'Medium',
      answers: [state.set ?? '', state.label]
        .filter((answer) => answer !== '')
        .map((answer) => cutMiddle(visibleText(answer), fits)),
    },
    { id: 'rehearse', title: 'Rehearse' },
    { id: 'result', title: 'Result' },
  ];
  return (
    <WizardShell
      name="Drill"
      icon={TimerIcon}
      steps={steps}
      current={step}
      leaveQuestion={leaveQuestion}
      {...props}
    />
  );
}
