// The kit for a QRL tip bot: the dump is awaited, then the wallet and the configuration are taken.
import type { KitPlan } from './kit-plan.ts';

export const qrlTipbotKit: KitPlan = {
  system: 'qrl-tipbot',
  title: 'a QRL tip bot',
  root: { path: '/home/operator', what: 'the home folder of the user that the bot runs as' },
  items: [
    {
      key: 'walletd',
      title: 'Wallet',
      why: 'The money of the users. Its own encryption is weak, and its one-time indexes only ever go forward.',
      kind: 'secret-hot',
      required: true,
      paths: ['{ROOT}/.qrl/walletd.json'],
    },
    {
      key: 'other-wallets',
      title: 'Other wallet files',
      why: 'Slaves and older wallets can hold money too.',
      kind: 'secret-hot',
      required: false,
      paths: ['{ROOT}/.qrl/payment_slaves.json', '{ROOT}/.qrl/wallet.json'],
    },
    {
      key: 'bot-config',
      title: 'Configuration of the bot',
      why: 'Holds the token of the chat service and the credentials of the database.',
      kind: 'secret-hot',
      required: true,
      paths: ['{ROOT}/tipbot/_config/config.json'],
    },
    {
      key: 'node-config',
      title: 'Configuration of the node',
      why: 'Which network it follows.',
      kind: 'config',
      required: false,
      paths: ['{ROOT}/.qrl/config.yml'],
    },
    {
      key: 'code',
      title: 'Versions of the bot’s packages',
      why: 'The bot runs with these and no others.',
      kind: 'binary',
      required: false,
      paths: ['{ROOT}/tipbot/package.json', '{ROOT}/tipbot/package-lock.json'],
    },
    {
      key: 'logs',
      title: 'Logs',
      why: 'Help to settle what happened to a tip.',
      kind: 'data',
      required: false,
      paths: ['{ROOT}/.qrl/walletd.log', '{ROOT}/tipbot/*.log'],
      onDemand: true,
    },
    {
      key: 'node-state',
      title: 'State of the node',
      why: 'Spares a resync; large, and always to be had again from the network.',
      kind: 'data',
      required: false,
      paths: ['{ROOT}/.qrl/data/state'],
      onDemand: true,
    },
  ],
  reports: [],
  dump: {
    title: 'Dump of the MySQL database',
    why: 'Which user owns what: the freshest and most needed item. Give the credentials in an option file that only you can read, never on the command line.',
    form: 'mysql',
    file: 'tipBotDatabase.sql',
    command:
      'mysqldump --defaults-extra-file="$ROOT/.my.cnf" --single-transaction --routines --triggers tipBotDatabase',
  },
  service: {
    unit: null,
    stop: false,
    why: 'Between dump and wallet a running bot can send a tip. Name its service and stop it where that matters, for instance before a move.',
  },
  quietSeconds: 0,
  versions: [
    { program: 'mysqldump', command: 'mysqldump --version' },
    { program: 'node', command: 'node --version' },
  ],
  order: [
    'Stops the bot, where the settings name its service and ask for it.',
    'Dumps the database, waits for the end of the dump and sees that it is whole.',
    'Packs the wallet and the configuration.',
    'Starts the bot again, also after a failure or when it is interrupted.',
  ],
  limits: [
    'The passphrase of the wallet is on no disk and in no bundle: keep it apart, with two custodians.',
    'Never run two bots with one wallet, and never go back to an older wallet file without looking up which one-time indexes were used since.',
  ],
};
