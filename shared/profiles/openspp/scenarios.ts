// What can happen to an OpenSPP deployment, and the steps that are its own. Two persons, as personal data is handled.
import type { ProfileScenario, ScenarioStep } from '../profile.ts';

const approval: ScenarioStep = {
  title: 'Have the restore approved',
  acts: [
    'Three roles, not one person: who handles sealed copies, who holds the keys, who approves. Write the names down.',
    'Note the time: it is the beginning of the outage that is measured against the objective.',
  ],
  mustShow: ['Approved by ______ at ______.'],
  critical: true,
};

const appOff: ScenarioStep = {
  title: 'Stop the application',
  acts: [
    'No user and no job may write while data comes back. Keep what is left of the old data; move it aside.',
  ],
  commands: ['docker compose stop odoo', 'docker compose ps'],
  mustShow: ['odoo is not running.'],
  critical: true,
};

const restoreDatabase: ScenarioStep = {
  title: 'Roles, then the database',
  acts: [
    'Into an empty database; PostgreSQL with PostGIS, of the same or a newer major version than the dump.',
  ],
  commands: [
    'psql -v ON_ERROR_STOP=1 -f 01-create-roles.sql postgres',
    'createdb -O odoo NAME',
    'pg_restore --exit-on-error --no-owner --role=odoo -d NAME FILE.dump',
  ],
  mustShow: ['Each command ends without an error.'],
  critical: true,
};

const restoreFiles: ScenarioStep = {
  title: 'Then the filestore',
  acts: ['Of the same moment as the dump or later. Its folder is named after the database.'],
  commands: [
    'sudo mkdir -p /var/lib/odoo/filestore/NAME && sudo tar -xzf FILESTORE.tar.gz -C /var/lib/odoo/filestore/NAME',
    'sudo chown -R odoo: /var/lib/odoo/filestore && sudo find /var/lib/odoo/filestore/NAME -type f | wc -l',
  ],
  mustShow: ['As many files as the copy has: {{filestore-files}}. Never 0.'],
};

const keysBack: ScenarioStep = {
  title: 'Keys and configuration',
  acts: [
    'The crypto officer puts the key export into the key provider, all versions and salts.',
    'Then odoo.conf and the environment; host names that are no longer true are changed.',
  ],
  mustShow: ['The key provider names the versions that the officer expects.'],
  critical: true,
};

const seeThatItHolds: ScenarioStep = {
  title: 'See that it holds before users come back',
  acts: [
    'Log in; compare the number of registrants with the last report; open three attachments; read one encrypted field; look at the job queue.',
    'Write down how old the data is and how long it took.',
  ],
  commands: ['psql NAME -c "select count(*) from res_partner"'],
  mustShow: ['Registrants ______, attachments open, field readable, queue empty or working.'],
  critical: true,
};

export const opensppScenarios: readonly ProfileScenario[] = [
  {
    id: 'server-lost',
    title: 'The server is lost',
    when: 'The whole deployment goes onto a new server.',
    items: [
      'compose',
      'addons',
      'roles-sql',
      'db-dump',
      'filestore',
      'key-export',
      'odoo-conf',
      'env',
      'tls',
      'policy-doc',
    ],
    fromMedium: true,
    toHost: true,
    first: [approval],
    steps: [
      restoreDatabase,
      restoreFiles,
      keysBack,
      {
        title: 'Start with scheduled jobs and mail off, then let them on',
        acts: [
          'Nothing may be sent twice: look at what was sent after the dump was taken before mail and payments are let on.',
        ],
        commands: [
          'docker compose run --rm odoo odoo -d NAME --max-cron-threads=0 --smtp-server=localhost --smtp-port=1',
        ],
        mustShow: ['The login page, and no mail leaves.'],
        critical: true,
      },
      seeThatItHolds,
    ],
  },
  {
    id: 'database-only',
    title: 'Only the database is lost',
    when: 'Server, filestore and keys are well; the database comes back from a dump.',
    items: ['db-dump', 'roles-sql'],
    fromMedium: true,
    toHost: true,
    first: [approval, appOff],
    steps: [
      restoreDatabase,
      {
        title: 'Leave the filestore as it is',
        acts: [
          'It is newer than the dump, which does no harm: files without rows are ignored. Never put an older one over it.',
        ],
      },
      seeThatItHolds,
    ],
  },
  {
    id: 'drill-restore',
    title: 'Rehearse: restore beside the live system',
    when: 'The quarterly drill on a host of its own, with scheduled jobs and mail off.',
    items: ['compose', 'addons', 'roles-sql', 'db-dump', 'filestore', 'key-export', 'odoo-conf', 'env'],
    fromMedium: true,
    toHost: true,
    first: [
      approval,
      {
        title: 'Take a host that can reach nobody',
        acts: [
          'No route to the mail server, to payment providers, to the live database. It is wiped afterwards.',
        ],
        mustShow: ['No network, or one without any of these.'],
        critical: true,
      },
    ],
    steps: [
      restoreDatabase,
      restoreFiles,
      {
        title: 'Make the copy harmless before it starts',
        acts: [
          'Scheduled jobs off, mail servers off, payment providers off: in the database, before the application sees it.',
        ],
        commands: [
          'odoo neutralize -d NAME || psql NAME -c "update ir_cron set active=false; update ir_mail_server set active=false"',
          'psql NAME -c "select count(*) from ir_cron where active; select count(*) from ir_mail_server where active"',
        ],
        mustShow: ['0 active mail servers; no job but that which cleans up.'],
        critical: true,
      },
      keysBack,
      seeThatItHolds,
      {
        title: 'Record the drill and wipe the host',
        acts: [
          'Into the drill log: date, persons, age of the data, time taken, what went wrong. Personal data goes with the disk.',
        ],
        mustShow: ['Signed in the drill log.'],
      },
    ],
  },
];
