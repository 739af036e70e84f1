// What can happen to a core channel node, and the steps that are its own.
import type { ProfileScenario, ScenarioStep } from '../profile.ts';

const keysAndConfig = ['node-secret', 'node-pub', 'legacy-keys', 'config-yml', 'compose'];
const data = ['ipfs-identity', 'local-storage', 'ipfs', 'postgres'];

const oldNodeOff: ScenarioStep = {
  title: 'Make sure that the old node is off',
  acts: ['Two nodes with one key look like an attack to the others, and both lose their standing.'],
  commands: ['docker compose down', 'docker ps'],
  mustShow: ['No container of pyaleph; or the host is off.'],
  critical: true,
};

const keyBeforeStart: ScenarioStep = {
  title: 'Put the key in place before anything starts',
  acts: [
    'The folder keys/ and what is in it belong to the user of the container.',
    'Never run "pyaleph --gen-keys" here: it overwrites the key.',
  ],
  commands: [
    'sudo chown -R 1000:1000 keys && sudo chmod 700 keys && sudo chmod 600 keys/node-secret.pkcs8.der',
    'openssl pkey -inform DER -in keys/node-secret.pkcs8.der -pubout | cmp - keys/node-pub.key',
  ],
  mustShow: ['cmp says nothing: both halves belong together.'],
  critical: true,
};

const seeItCatchUp: ScenarioStep = {
  title: 'See that it catches up',
  acts: [
    'The peer id must be the one that others know: {{peer-id}}.',
    'Compare the number of messages with another node; pending messages go towards 0. This takes hours, and days without a copy of the data.',
  ],
  commands: ['docker compose up -d', 'curl -s localhost:4024/metrics | grep pyaleph_status'],
  mustShow: ['pyaleph_status_sync_messages_total comes close to that of another node.'],
};

export const alephScenarios: readonly ProfileScenario[] = [
  {
    id: 'host-lost',
    title: 'The host is lost',
    when: 'The node goes onto a new host, with its files and its database.',
    items: [...keysAndConfig, ...data],
    fromMedium: true,
    toHost: true,
    first: [oldNodeOff],
    steps: [
      keyBeforeStart,
      {
        title: 'Files first',
        acts: [
          'Make the volumes, then put the file storage and the IPFS storage into them, while nothing runs.',
          'Files newer than the database do no harm. Files older than the database do: rows then name files that are not there.',
        ],
        commands: ['docker compose up --no-start', 'docker volume ls'],
        mustShow: ['Volumes whose names end in pyaleph-ipfs, pyaleph-local-storage and pyaleph-postgres.'],
        critical: true,
      },
      {
        title: 'Then the database',
        acts: [
          'Start only PostgreSQL, of the same major version as the dump, and let it read the dump.',
          'Without -t: a terminal puts carriage returns into what it passes on.',
        ],
        commands: [
          'docker compose up -d postgres',
          'docker exec -i CONTAINER psql -v ON_ERROR_STOP=1 -U aleph postgres < DUMP.sql',
          'docker exec CONTAINER psql -U aleph aleph -c "select count(*) from messages"',
        ],
        mustShow: ['No line with ERROR, and a number of messages that is not 0.'],
        critical: true,
      },
      seeItCatchUp,
    ],
  },
  {
    id: 'key-only',
    title: 'Only the key comes back',
    when: 'The host is new or was set up again; data will come from the network.',
    items: keysAndConfig,
    fromMedium: true,
    toHost: true,
    first: [oldNodeOff],
    steps: [keyBeforeStart, seeItCatchUp],
  },
  {
    id: 'resync',
    title: 'Everything is fetched from the network again',
    when: 'Database or files are damaged and no copy is good enough. Keys and configuration are in place.',
    items: [],
    fromMedium: false,
    toHost: false,
    first: [
      {
        title: 'Stop the node, and keep its keys',
        acts: ['The keys are outside the volumes. See that they are there before a volume is removed.'],
        commands: ['docker compose down', 'ls -l keys'],
        mustShow: ['node-secret.pkcs8.der and node-pub.key.'],
        critical: true,
      },
    ],
    steps: [
      {
        title: 'Remove the volumes that are damaged',
        acts: [
          'If only the database is damaged, remove only that of PostgreSQL: the files that are there need not be fetched again.',
          'Read the names twice. A removed volume does not come back.',
        ],
        commands: ['docker volume ls', 'docker volume rm NAME'],
        mustShow: ['Only the names that were meant are gone.'],
        critical: true,
      },
      seeItCatchUp,
    ],
  },
];
