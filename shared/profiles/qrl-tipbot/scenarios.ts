// What can happen to a QRL tip bot, and the steps that are its own.
import type { ProfileScenario, ScenarioStep } from '../profile.ts';

const botOff: ScenarioStep = {
  title: 'Make sure that no bot runs',
  acts: [
    'Two bots with one wallet use the same one-time indexes twice, which gives the key away, and pay twice.',
    'If the old server still answers: stop the bot and the wallet there, and see that they stay stopped.',
  ],
  commands: ['pgrep -af "tipbot|qrl_walletd|walletd-rest-proxy"'],
  mustShow: ['Nothing; or the old server is off.'],
  critical: true,
};

const nodeInSync: ScenarioStep = {
  title: 'Start the QRL node and let it come into sync',
  acts: [
    'Programs first: QRL node, Go, Node.js and MySQL of the versions that were in use. Then the node, alone.',
  ],
  commands: ['screen -d -m start_qrl', 'qrl state'],
  mustShow: ['The block height of an explorer.'],
};

const startWallet: ScenarioStep = {
  title: 'Start the wallet and unlock it by hand',
  acts: [
    'Fetch the passphrase from its place. It is typed, never pasted from a file, and never put into one.',
    'A wrong passphrase is not refused: it shows in addresses that do not fit.',
  ],
  commands: [
    'qrl_walletd',
    'screen -d -m walletd-rest-proxy -serverIPPort 127.0.0.1:5359 -walletServiceEndpoint 127.0.0.1:19010',
  ],
  mustShow: ['The wallet lists the addresses of the users.'],
  critical: true,
};

const oneTimeIndexes: ScenarioStep = {
  title: 'Set the one-time indexes above all that were used',
  acts: [
    'For the address that pays and its slave trees: look up the highest one-time index that the chain has seen.',
    'The highest index in the copy is {{wallet-highest-index}}. The wallet must go on above what the chain has seen. A restored wallet may know a lower one; an index that signs twice gives the key away.',
  ],
  mustShow: ['Index of the wallet: ______  highest on chain: ______  the first is higher.'],
  critical: true,
};

const importDatabase: ScenarioStep = {
  title: 'Import the database',
  acts: ['Into an empty database. Then count users and tips and compare with what you know.'],
  commands: [
    'mysql -u root -p -e "CREATE DATABASE tipbot"',
    'mysql -u root -p tipbot < tipBotDatabase.sql',
    'mysql -u root -p tipbot -e "SELECT COUNT(*) FROM users; SELECT COUNT(*) FROM tips"',
  ],
  mustShow: ['No error, and numbers that can be true.'],
  critical: true,
};

const agree: ScenarioStep = {
  title: 'See that database and chain agree before the bot starts',
  acts: [
    'Compare the addresses of the wallet with those of the database, and the balances with the chain.',
    'Write down what was paid after the dump was taken and enter it. Until then the bot stays off: else it pays twice.',
  ],
  mustShow: ['Addresses in both: ______ and ______, the same. Sums agree.'],
  critical: true,
};

const startBot: ScenarioStep = {
  title: 'Start the bot last',
  acts: [
    'Tell the users from when to when it was away. Tip one another a small amount and look at both balances.',
  ],
  mustShow: ['The tip arrives once.'],
};

export const tipbotScenarios: readonly ProfileScenario[] = [
  {
    id: 'server-lost',
    title: 'The server is lost',
    when: 'Wallet, database and configuration go onto a new server.',
    items: [
      'walletd',
      'other-wallets',
      'passphrase-ref',
      'bot-config',
      'node-config',
      'node-state',
      'database',
      'code',
    ],
    fromMedium: true,
    toHost: true,
    first: [botOff],
    steps: [nodeInSync, startWallet, oneTimeIndexes, importDatabase, agree, startBot],
  },
  {
    id: 'wallet-locked',
    title: 'The server was restarted and the wallet is locked',
    when: 'Everything is in its place; the passphrase is needed, as after every start.',
    items: ['passphrase-ref'],
    fromMedium: false,
    toHost: false,
    first: [
      {
        title: 'Keep the bot off until the wallet is open',
        acts: ['A bot without its wallet answers users with errors and leaves tips half done.'],
        commands: ['pgrep -af tipbot'],
        mustShow: ['Nothing.'],
      },
    ],
    steps: [nodeInSync, startWallet, startBot],
  },
  {
    id: 'database-lost',
    title: 'The database is lost',
    when: 'The server is well and the wallet is the one in use; only the database comes from a copy.',
    items: ['database'],
    fromMedium: true,
    toHost: true,
    first: [
      {
        title: 'Stop the bot; leave the wallet as it is',
        acts: [
          'The wallet of the server is newer than any copy: it stays where it is. Only the database comes back.',
        ],
        commands: ['pgrep -af tipbot', 'sudo systemctl status mysql --no-pager'],
        mustShow: ['No bot runs.'],
        critical: true,
      },
    ],
    steps: [importDatabase, agree, startBot],
  },
];
