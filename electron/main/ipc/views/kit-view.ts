// What a kit does on its host, as the window shows it before it is written, and what to do with it there.
import type { KitPlan } from '../../../../shared/domain/kits/kit-plan.ts';
import { isSecret } from '../../../../shared/domain/words.ts';
import type { KitView, WrittenKit } from '../../../../shared/ipc/kits.ts';

export const kitView = (plan: KitPlan): KitView => ({
  system: plan.system,
  title: plan.title,
  copies: [
    ...(plan.dump === null ? [] : [{ title: plan.dump.title, why: plan.dump.why, sealedOnly: true }]),
    ...plan.items.map(({ title, why, kind, onDemand }) => ({
      title: onDemand === true ? `${title}, on demand` : title,
      why,
      // Data of people and of services is no less private than a key.
      sealedOnly: isSecret(kind) || kind === 'data',
    })),
  ],
  order: [...plan.order],
  needs: [
    'A shell with tar, awk, sed and find, and sha256sum or openssl.',
    'age. Without it the kit stops and says how to get it.',
  ],
  limits: [...(plan.service === null ? [] : [plan.service.why]), ...plan.limits],
});

export const kitSteps = (plan: KitPlan): WrittenKit['steps'] => [
  {
    act: 'Copy the folder to the host, and let nobody else write to it.',
    commands: ['chmod 700 coldkeep-kit.sh; chmod 600 kit.conf'],
  },
  {
    act: `Look through kit.conf: paths${plan.service === null ? '' : ', service'}${plan.dump === null ? '' : ', dump command'}.`,
    commands: [],
  },
  {
    act: 'See what it would do. Nothing is touched.',
    commands: ['sh coldkeep-kit.sh --dry-run'],
  },
  {
    act: 'Run it, onto a stick if you like: what is written there is sealed.',
    commands: ['sh coldkeep-kit.sh --out DIR'],
  },
  {
    act: 'Write down the sixteen words that it prints. They are the only proof that the bundle you bring here is this one.',
    commands: [],
  },
  { act: 'Bring the bundle and the words here, and import it.', commands: [] },
];
