// The frame of every step of an export: the steps at the left with the answers given so far.
import type { WizardShellProps } from '../app/wizard-shell.tsx';
import { WizardShell } from '../app/wizard-shell.tsx';
import type { WizardStep } from '../app/wizard-steps.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { ExportIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { isReadCold } from './cold-state.ts';
import { contentsLines } from './contents-summary.ts';
import { hasFailed, hasNewCopy } from './copy-results.ts';
import { useExport } from './export-context.ts';
import type { ExportState } from './export-state.ts';

export type ExportStepId = 'set' | 'contents' | 'media' | 'write' | 'cold' | 'receipt';

/** Characters that fit beside a step. */
const fits = 26;

const shortName = (name: string): string => cutMiddle(visibleText(name), fits);

/** The steps with their answers, from what the wizard knows. */
export function exportSteps(state: ExportState): WizardStep[] {
  const { choices, contents, targets, copies, stage } = state;
  const fresh = copies.filter(hasNewCopy).length;
  const cold = stage.name === 'receipt' ? stage.cold.media.filter(isReadCold).length : 0;
  // A second attempt is for those that failed; the others have their copy.
  const media = new Set([...copies.filter((copy) => !hasFailed(copy)), ...targets].map(({ label }) => label));
  return [
    { id: 'set', title: 'Set', answers: choices.set === null ? [] : [shortName(choices.set)] },
    { id: 'contents', title: 'Contents', answers: contents === null ? [] : contentsLines(contents) },
    { id: 'media', title: 'Media', answers: [...media].map(shortName) },
    {
      id: 'write',
      title: 'Write',
      answers:
        copies.length === 0
          ? []
          : [fresh === 0 ? 'nothing new' : `${plural(fresh, 'copy', 'copies')} verified`],
    },
    { id: 'cold', title: 'Read back cold', answers: cold === 0 ? [] : [plural(cold, 'medium', 'media')] },
    { id: 'receipt', title: 'Receipt' },
  ];
}

export type ExportFrameProps = Omit<WizardShellProps, 'name' | 'icon' | 'steps' | 'current'> & {
  readonly step: ExportStepId;
};

export function ExportFrame({ step, ...props }: ExportFrameProps) {
  const { state } = useExport();
  return <WizardShell name="Export" icon={ExportIcon} steps={exportSteps(state)} current={step} {...props} />;
}
