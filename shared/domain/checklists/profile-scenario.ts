// The checklist of a scenario that a profile describes: its own steps, woven into fetching, verifying and restoring a medium.
import type { ProfileScenario } from '../../profiles/profile.ts';
import type { ChecklistStep } from '../reports.ts';
import { shellWord } from '../shell-word.ts';
import { kinds, type Kind } from '../words.ts';
import { byHandSteps } from './by-hand-steps.ts';
import { bundleSteps } from './bundle-step.ts';
import {
  attachStep,
  compareStep,
  copiesAgainStep,
  fetchStep,
  offlineMachineStep,
  restoreStep,
  verifyStep,
} from './common-steps.ts';
import { restoredFolder, step, type StepContext } from './context.ts';
import { filledStep } from './fill-in.ts';
import { orderLines } from './order-lines.ts';
import { outsideSteps } from './outside-step.ts';

export function profileScenarioSteps(context: StepContext, scenario: ProfileScenario): ChecklistStep[] {
  const own = (steps: ProfileScenario['steps']): ChecklistStep[] =>
    steps.map((each) => filledStep(context, each));
  const is = step('Is this what happened?', {
    acts: [scenario.when, 'If not, take another checklist of this set.'],
  });
  if (!scenario.fromMedium) {
    return [is, ...own(scenario.first), ...outsideSteps(context, scenario.items), ...own(scenario.steps)];
  }
  return [
    is,
    ...own(scenario.first),
    fetchStep(context),
    ...outsideSteps(context, scenario.items),
    offlineMachineStep('Sit down at the offline machine'),
    attachStep(context),
    verifyStep(context),
    restoreStep(context, neededKinds(context, scenario)),
    compareStep(),
    ...bundleSteps(context),
    ...(scenario.toHost ? [carryStep(context, scenario)] : []),
    step('Put everything back in this order', {
      acts: orderLines(context, scenario.items),
      mustShow: ['Owner and mode of each as said here; no secret file can be read by others (ls -l).'],
      critical: true,
    }),
    ...own(scenario.steps),
    copiesAgainStep(context),
    ...byHandSteps(context),
  ];
}

/** Null where items of every kind are needed: what is not needed is not laid bare. */
function neededKinds({ input }: StepContext, { items }: ProfileScenario): readonly Kind[] | null {
  const entries = input.set.profile.items.filter(({ attested }) => !attested);
  const needed = new Set(entries.filter(({ key }) => items.includes(key)).map(({ kind }) => kind));
  const held = new Set(entries.map(({ kind }) => kind));
  return items.length === 0 || needed.size === held.size ? null : kinds.filter((kind) => needed.has(kind));
}

function carryStep({ input }: StepContext, { items }: ProfileScenario): ChecklistStep {
  const files = input.items.filter(
    (item) => item.type === 'file' && item.pathB64 === undefined && items.includes(item.key),
  );
  const few = files.length > 0 && files.length <= 40;
  const what = few ? files.map(({ path }) => shellWord(`./${path}`)).join(' ') : '.';
  return step('Carry it to the host, sealed', {
    acts: [
      'What the host needs, and nothing else, goes there sealed, on a stick that is for this only. The Coldkeep medium stays here.',
      'Let age make the passphrase; it goes by voice or on paper, not with the stick. With much data, take a folder on an encrypted disk in place of /dev/shm.',
      'Once everything is in place and runs: remove ~/carried from the host, and wipe the stick.',
    ],
    commands: [
      `tar -cf /dev/shm/carry.tar -C ${restoredFolder} ${what}`,
      'age -p -o /media/transfer/carry.tar.age /dev/shm/carry.tar && rm /dev/shm/carry.tar',
      'mkdir -m 700 ~/carried && age -d -o ~/carried.tar /media/transfer/carry.tar.age && tar -xpf ~/carried.tar -C ~/carried --no-same-owner; rm -f ~/carried.tar',
    ],
    mustShow: ['The stick holds carry.tar.age and nothing else; the third command is for the host.'],
    critical: true,
  });
}
