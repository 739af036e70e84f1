// A node of a Loom chain: validator key, node key, configuration, and chain data of one moment. Facts: go-loom, folder of its copy scripts.
import { loomItems } from './loom-node/items.ts';
import { loomScenarios } from './loom-node/scenarios.ts';
import type { Profile } from './profile.ts';
import { laptopLost, originalsLost } from './scenarios.ts';

export const loomNode: Profile = {
  id: 'loom-node',
  title: 'Loom node',
  summary: 'Validator key, node key, configuration, service unit and chain data of a node of a Loom chain.',
  unclassifiedKind: 'data',
  policy: {
    copies: 3,
    mediaTypes: 2,
    offsite: 1,
    verifiedWithinDays: 90,
    drilledWithinDays: 180,
    verificationLevel: 'any',
  },
  objectives: { rpoHours: 24, rtoHours: null },
  scenarios: [originalsLost, laptopLost, ...loomScenarios],
  generations: [
    {
      id: 'chain-snapshot',
      title: 'Chain snapshot',
      why: 'A chaindata and an app.db of different moments end in an AppHash mismatch: the node does not start.',
      withinMinutes: 60,
    },
  ],
  options: [
    {
      id: 'data-elsewhere',
      title: 'Chain data is taken from another node',
      waives: ['chain-data', 'app-db'],
    },
    { id: 'binary-elsewhere', title: 'The program is kept elsewhere', waives: ['binary'] },
    { id: 'no-unit', title: 'The node is not started by systemd', waives: ['unit'] },
  ],
  retention: { newest: 2, hourly: 24, daily: 7, weekly: 4, monthly: 3 },
  never: [
    'Never run the same priv_validator.json on two hosts: the validator signs twice and is punished.',
    'Never put an older priv_validator.json over a newer one: last_height, last_round and last_step only go forward.',
    'Never put configuration in place before the data: the data may bring that of another node.',
    'Never combine chaindata and app.db of different moments.',
    'Never start one node with restored data while others that also get it still run.',
  ],
  items: loomItems,
};
