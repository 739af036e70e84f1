// The originals are gone and the vault is there: restore the set and put everything back in its place.
import { cardanoProducerSteps, cardanoStopStep } from './cardano.ts';
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
import { step, type StepContext } from './context.ts';
import { outsideSteps } from './outside-step.ts';
import { placementStep } from './placement.ts';

export function originalsLostSteps(context: StepContext): ChecklistStep[] {
  const cardano = context.input.set.profile.id === 'cardano-spo';
  return [
    step('Lost, or in other hands?', {
      acts: [
        'Lost or destroyed: go on.',
        cardano
          ? 'Stolen: the copies bring the pool back, but the thief has the keys too. Renew the KES key, register a new VRF key, and if the cold, payment or stake key is gone, move the pledge to new keys first.'
          : 'Stolen: the copies bring the files back, but the thief has them too. Have every key among them replaced.',
      ],
    }),
    cardano ? cardanoStopStep() : stopStep(),
    fetchStep(context),
    ...outsideSteps(context, []),
    offlineMachineStep('Sit down at the offline machine'),
    attachStep(context),
    verifyStep(context),
    restoreStep(context),
    compareStep(),
    ...bundleSteps(context),
    placementStep(context, 'Put the originals back in their place'),
    ...(cardano ? cardanoProducerSteps(context) : []),
    copiesAgainStep(context),
    ...byHandSteps(context),
  ];
}

const stopStep = (): ChecklistStep =>
  step('Stop what uses these files', {
    acts: [
      'Stop every service that works with them and see that it stays stopped, so that nothing runs with half of them.',
    ],
    mustShow: ['It is stopped, or the machine is off.'],
    critical: true,
  });
