// The frame of every step of an import, with the answers given so far.
import { visibleText } from '../../shared/domain/text.ts';
import { WizardShell, type WizardShellProps } from '../app/wizard-shell.tsx';
import { ImportIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { useImport } from './import-context.ts';
import { setInForce } from './import-state.ts';

export type ImportStepId = 'bundle' | 'claims' | 'words' | 'result';

/** Characters that fit beside a step. */
const fits = 26;

const short = (text: string) => cutMiddle(visibleText(text), fits);

export type ImportFrameProps = Omit<WizardShellProps, 'name' | 'icon' | 'steps' | 'current'> & {
  readonly step: ImportStepId;
};

export function ImportFrame({ step, ...props }: ImportFrameProps) {
  const { state, openedFor } = useImport();
  const set = setInForce(state, openedFor);
  const steps = [
    { id: 'bundle', title: 'Bundle', answers: state.bundle === null ? [] : [short(state.bundle.name)] },
    {
      id: 'claims',
      title: 'What it says',
      answers: [
        ...(state.inspection === null ? [] : [short(state.inspection.conditions.host)]),
        ...(set === null || state.inspection === null ? [] : [short(set)]),
      ],
    },
    { id: 'words', title: 'Words', answers: state.withoutWords ? ['none at hand'] : [] },
    { id: 'result', title: 'Result' },
  ];
  return <WizardShell name="Import" icon={ImportIcon} steps={steps} current={step} {...props} />;
}
