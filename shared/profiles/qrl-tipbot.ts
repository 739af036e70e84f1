// A tip bot for QRL: wallet, database, configuration, and a passphrase that is in no file. Facts: theqrl-community/tipbot, theQRL/QRL.
import type { Profile } from './profile.ts';
import { tipbotItems } from './qrl-tipbot/items.ts';
import { tipbotScenarios } from './qrl-tipbot/scenarios.ts';
import { laptopLost, originalsLost } from './scenarios.ts';

export const qrlTipbot: Profile = {
  id: 'qrl-tipbot',
  title: 'QRL tip bot',
  summary: 'Wallet, database, configuration and program of a bot that holds money of its users.',
  unclassifiedKind: 'data',
  policy: {
    copies: 3,
    mediaTypes: 2,
    offsite: 1,
    verifiedWithinDays: 30,
    drilledWithinDays: 90,
    verificationLevel: 'any',
  },
  objectives: { rpoHours: 24, rtoHours: null },
  scenarios: [originalsLost, laptopLost, ...tipbotScenarios],
  generations: [
    {
      id: 'wallet-and-database',
      title: 'Wallet and database',
      why: 'The wallet has the addresses and the database says whose they are: of different moments, new users have money that nobody can find.',
      withinMinutes: null,
    },
  ],
  options: [
    { id: 'code-elsewhere', title: 'The program is kept elsewhere', waives: ['code'] },
    {
      id: 'no-local-node',
      title: 'The bot uses a QRL node on another host',
      waives: ['node-config', 'node-state'],
    },
  ],
  retention: { newest: 1, hourly: 24, daily: 7, weekly: 5, monthly: 12 },
  never: [
    'Never run two bots with one wallet.',
    'Never let a one-time index go backwards: one that signs twice gives the key away.',
    'Never start the bot before database and chain agree: it would pay twice.',
    'Never put the passphrase of the wallet into a file, nor its paper beside the media.',
  ],
  items: tipbotItems,
};
