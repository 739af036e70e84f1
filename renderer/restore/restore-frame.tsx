// The frame of every step of a restore: the steps with the answers given so far.
import { formatDate } from '../../shared/domain/ages.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { kindNames } from '../../shared/domain/type-names.ts';
import { WizardShell, type WizardShellProps } from '../app/wizard-shell.tsx';
import type { WizardStep } from '../app/wizard-steps.ts';
import { RestoreIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { useRestore } from './restore-context.ts';
import { snapshotOf, type RestoreState } from './restore-state.ts';

export type RestoreStepId = 'from' | 'what' | 'where' | 'restore' | 'compare';

/** Characters that fit beside a step. */
const fits = 26;
const short = (text: string): string => cutMiddle(visibleText(text), fits);

export function restoreSteps(state: RestoreState): WizardStep[] {
  const snapshot = snapshotOf(state);
  const { options, only, folder, stage } = state;
  return [
    { id: 'from', title: 'From', answers: options === null ? [] : [short(options.label)] },
    {
      id: 'what',
      title: 'What',
      answers:
        snapshot === null
          ? []
          : [
              short(snapshot.set),
              `as of ${formatDate(snapshot.takenAtMs)}`,
              ...(only === null ? [] : [only.map((kind) => kindNames[kind]).join(', ')]),
            ],
    },
    { id: 'where', title: 'Where', answers: folder === null ? [] : [short(folder.name)] },
    {
      id: 'restore',
      title: 'Restore',
      answers: stage.name === 'result' ? [plural(stage.report.items, 'item')] : [],
    },
    { id: 'compare', title: 'Compare' },
  ];
}

export type RestoreFrameProps = Omit<WizardShellProps, 'name' | 'icon' | 'steps' | 'current'> & {
  readonly step: RestoreStepId;
};

export function RestoreFrame({ step, ...props }: RestoreFrameProps) {
  const { state } = useRestore();
  return (
    <WizardShell name="Restore" icon={RestoreIcon} steps={restoreSteps(state)} current={step} {...props} />
  );
}
