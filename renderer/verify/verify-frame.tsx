// The frame of every step of a verification.
import { formatDuration } from '../../shared/domain/duration.ts';
import { plural } from '../../shared/domain/text.ts';
import { WizardShell, type WizardShellProps } from '../app/wizard-shell.tsx';
import { ShieldCheckIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { useVerify } from './verify-context.ts';

export type VerifyStepId = 'medium' | 'read' | 'result';

/** Characters that fit beside a step. */
const fits = 26;

export type VerifyFrameProps = Omit<WizardShellProps, 'name' | 'icon' | 'steps' | 'current'> & {
  readonly step: VerifyStepId;
  /** Of the medium, once it is chosen. */
  readonly label?: string | null;
};

export function VerifyFrame({ step, label = null, ...props }: VerifyFrameProps) {
  const { state } = useVerify();
  const { stage } = state;
  const read =
    stage.name === 'result'
      ? [
          `${plural(stage.report.copies.length, 'copy', 'copies')}${stage.seconds === null ? '' : `, ${formatDuration(stage.seconds)}`}`,
        ]
      : [];
  const steps = [
    { id: 'medium', title: 'Medium', answers: label === null ? [] : [cutMiddle(label, fits)] },
    { id: 'read', title: 'Read', answers: read },
    { id: 'result', title: 'Result' },
  ];
  return <WizardShell name="Verify" icon={ShieldCheckIcon} steps={steps} current={step} {...props} />;
}
