// The steps of a wizard as its column shows them.
import type { ReactNode } from 'react';
import type { Step } from '../parts/steps.tsx';

export interface WizardStep {
  readonly id: string;
  readonly title: string;
  /** The answers given in this step, one line each; shown once it is passed. */
  readonly answers?: readonly ReactNode[];
}

/** What comes before the current step is done and shows its answers; the rest is to come. */
export function stepsOf(steps: readonly WizardStep[], current: string): Step[] {
  const now = steps.findIndex(({ id }) => id === current);
  if (now === -1) throw new Error(`The wizard has no step ${current}.`);
  return steps.map(({ id, title, answers = [] }, index) => {
    if (index < now) return { id, title, state: 'done', lines: answers };
    return { id, title, state: index === now ? 'now' : 'later' };
  });
}
