// A core channel node of aleph.im: keys that others trust, configuration, files and database. Facts: pyaleph and its guide to operators.
import { alephItems } from './aleph-ccn/items.ts';
import { alephScenarios } from './aleph-ccn/scenarios.ts';
import type { Profile } from './profile.ts';
import { laptopLost, originalsLost } from './scenarios.ts';

export const alephCcn: Profile = {
  id: 'aleph-ccn',
  title: 'aleph.im core channel node',
  summary: 'Node key, configuration, file storage and database of a core channel node.',
  unclassifiedKind: 'data',
  policy: {
    copies: 3,
    mediaTypes: 2,
    offsite: 1,
    verifiedWithinDays: 90,
    drilledWithinDays: 180,
    verificationLevel: 'any',
  },
  objectives: { rpoHours: 168, rtoHours: null },
  scenarios: [originalsLost, laptopLost, ...alephScenarios],
  generations: [
    {
      id: 'database-and-files',
      title: 'Database and files',
      why: 'A database that is newer than its files names files that are not there. Take the database first and the files after it; restore the files first.',
      withinMinutes: null,
    },
  ],
  options: [
    {
      id: 'keys-only',
      title: 'Only keys and configuration are kept; data comes from the network again',
      waives: ['local-storage', 'ipfs', 'postgres', 'ipfs-identity'],
    },
    { id: 'no-ipfs', title: 'This node runs without IPFS', waives: ['ipfs', 'ipfs-identity'] },
    { id: 'no-local-storage', title: 'All files are in IPFS', waives: ['local-storage'] },
  ],
  retention: { newest: 2, hourly: 0, daily: 3, weekly: 4, monthly: 2 },
  never: [
    'Never run two nodes with one key.',
    'Never run "pyaleph --gen-keys" on a folder with keys: it overwrites them without asking.',
    'Never start the node with new keys on its old address: others refuse it for hours or days.',
    'Never restore a database that is newer than its files, nor the database before the files.',
  ],
  items: alephItems,
};
