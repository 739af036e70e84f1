// The laptop with the vault is gone: bring the vault and the files back on another machine, from one medium and the passphrase.
import type { ChecklistStep } from '../reports.ts';
import { bundleSteps } from './bundle-step.ts';
import { byHandSteps } from './by-hand-steps.ts';
import {
  attachStep,
  compareStep,
  copiesAgainStep,
  fetchStep,
  offlineMachineStep,
  restoreStep,
  verifyStep,
} from './common-steps.ts';
import { mountPoint, step, type StepContext } from './context.ts';
import { placementStep } from './placement.ts';

export function laptopLostSteps(context: StepContext): ChecklistStep[] {
  return [
    step('Lost, or in other hands?', {
      acts: [
        'Broken or destroyed: go on.',
        'Stolen, or you are not sure: the vault on it is locked by the passphrase, but files that lay beside it in the clear are not. Treat every key among them as known to others, and have the vault back first.',
      ],
    }),
    fetchStep(context),
    offlineMachineStep('Prepare a machine without a network'),
    step('Install Coldkeep', {
      acts: [
        'Bring the program and Node 20.19 or newer on a stick, from where you keep them or from another machine; compare their checksums.',
        'If that cannot be done now: the steps "Without Coldkeep" give the files back with stock tools.',
      ],
      commands: ['coldkeep --version'],
      mustShow: ['A version.'],
    }),
    attachStep(context),
    adoptStep(context),
    verifyStep(context),
    restoreStep(context),
    compareStep(),
    ...bundleSteps(context),
    placementStep(context, 'Put the originals where they were'),
    copiesAgainStep(context, [
      'If the laptop may be in other hands: change the passphrase first (coldkeep passphrase). Media that are not exported to afterwards still open with the old one.',
    ]),
    ...byHandSteps(context),
  ];
}

function adoptStep(context: StepContext): ChecklistStep {
  const { input } = context;
  const seq = context.best?.copy.seq;
  return step('Bring the vault back from the medium', {
    acts: ['Coldkeep asks for the passphrase. Nothing is written to the medium.'],
    commands: [`coldkeep adopt --at ${mountPoint}`],
    mustShow: [
      `Vault ${input.vault.id}.`,
      seq === undefined
        ? 'As of the newest seq that you know of.'
        : `As of seq ${seq} or higher. If it is lower, this is an older medium: take the next of the list.`,
    ],
    critical: true,
  });
}
