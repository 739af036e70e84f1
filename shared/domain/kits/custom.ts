// The kit for a system of which Coldkeep knows nothing: what is copied stands in the settings alone.
import type { KitPlan } from './kit-plan.ts';

export const customKit: KitPlan = {
  system: 'custom',
  title: 'a system of your own',
  root: { path: '/opt/service', what: 'the folder that most of the files lie in' },
  items: [
    {
      key: 'settings',
      title: 'Settings',
      why: 'An example: a folder with configuration. Change the path, and add a line for everything else.',
      kind: 'config',
      required: true,
      paths: ['{ROOT}/config'],
    },
    {
      key: 'keys',
      title: 'Keys',
      why: 'An example of secrets that are in daily use on this host.',
      kind: 'secret-hot',
      required: false,
      paths: ['{ROOT}/keys'],
      onDemand: true,
    },
    {
      key: 'data',
      title: 'Data',
      why: 'An example of data; stop the service for it, unless it may be copied while it is written to.',
      kind: 'data',
      required: false,
      paths: ['/var/lib/service'],
      onDemand: true,
    },
  ],
  reports: [],
  dump: null,
  service: {
    unit: null,
    stop: false,
    why: 'Name the service that writes to these files, so that the bundle says whether it ran.',
  },
  quietSeconds: 0,
  versions: [],
  order: [
    'Stops the service, where the settings name one and ask for it.',
    'Runs the dump command, where the settings have one, and sees that it ended well.',
    'Packs the files that the settings name, and reads them once more for their checksums.',
    'Starts the service again, also after a failure or when it is interrupted.',
  ],
  limits: ['It copies what its settings name and nothing else.'],
};
