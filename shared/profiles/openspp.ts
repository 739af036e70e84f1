// OpenSPP, a social protection registry on Odoo: database, filestore, keys and configuration. Facts: the project's operations guide and images.
import { opensppItems } from './openspp/items.ts';
import { opensppScenarios } from './openspp/scenarios.ts';
import type { Profile } from './profile.ts';
import { laptopLost, originalsLost } from './scenarios.ts';

export const openspp: Profile = {
  id: 'openspp',
  title: 'OpenSPP registry',
  summary: 'Database, filestore, encryption keys and configuration of a registry with personal data.',
  unclassifiedKind: 'data',
  policy: {
    copies: 3,
    mediaTypes: 2,
    offsite: 1,
    verifiedWithinDays: 30,
    drilledWithinDays: 90,
    verificationLevel: 'any',
  },
  objectives: { rpoHours: 24, rtoHours: 8 },
  scenarios: [originalsLost, laptopLost, ...opensppScenarios],
  generations: [
    {
      id: 'database-and-files',
      title: 'Database and filestore',
      why: 'The database names documents and the filestore has them: a filestore older than the database lacks some. Take the database first and the files after it.',
      withinMinutes: null,
    },
  ],
  options: [
    {
      id: 'no-encryption',
      title: 'No field is encrypted: there are no keys to export',
      waives: ['key-export'],
    },
    {
      id: 'attachments-in-database',
      title: 'Attachments are stored in the database',
      waives: ['filestore'],
    },
    {
      id: 'no-environment-file',
      title: 'Secrets come from a vault of the platform, not from a file',
      waives: ['env'],
    },
    {
      id: 'policy-elsewhere',
      title: 'Recovery objectives and drill log are kept elsewhere',
      waives: ['policy-doc'],
    },
  ],
  retention: { newest: 2, hourly: 0, daily: 7, weekly: 4, monthly: 6 },
  never: [
    'Never let the application start with scheduled jobs and mail on before somebody looked: it would send and pay again.',
    'Never restore a filestore that is older than the database.',
    'Never keep the key export on a medium that carries the dump.',
    'Never restore personal data onto a host that is not approved for it.',
  ],
  items: opensppItems,
};
