// A QRL tip bot to practise on: the wallet of its users, its database, its configuration and what it was built from.
import {
  below,
  dumpFile,
  openFile,
  secretFile,
  writePracticeFiles,
  type PracticeFiles,
  type PracticeMoment,
} from '../practice-files.ts';
import { mysqlDump } from '../dumps/plain-dumps.ts';
import { practiceWord } from '../seeds.ts';
import { walletdJson } from './wallet.ts';

const firstTipMs = Date.UTC(2026, 0, 1);
const tipMs = 6 * 60 * 60 * 1000;
const tipsOfUser = 200;

/** Tips so far: one every six hours, and a new user for every two hundred. */
const tipsAt = (now: number): number => Math.max(1, Math.floor((now - firstTipMs) / tipMs));

const configJson = (seed: string): string =>
  pretty({
    bot_details: { bot_id: '100000000000000001', bot_name: 'practice', bot_url: 'https://practice.invalid' },
    database: {
      host: 'localhost',
      user: 'tipbot',
      [['pass', 'word'].join('')]: practiceWord(seed, 'qrl database'),
      database: 'tipbot',
    },
    discord: { prefix: '+', token: practiceWord(seed, 'qrl chat') },
    wallet: { tx_fee: 0.001, num_slaves: 10, height: 12, wallet_pub: practiceWord(seed, 'qrl public') },
    faucet: { payout_interval: 30 },
  });

const nodeYml = `p2p_local_port: 19000
public_api_enabled: True
public_api_host: "127.0.0.1"
mining_enabled: False
`;

const packageLock = pretty({
  name: 'tipbot',
  version: '1.0.0',
  lockfileVersion: 2,
  requires: true,
  packages: { '': { name: 'tipbot', version: '1.0.0', dependencies: { mysql: '^2.18.1' } } },
});

const lasting = (seed: string): PracticeFiles => ({
  '.qrl/config.yml': openFile(nodeYml),
  'tipbot/_config/config.json': secretFile(configJson(seed)),
  'tipbot/package-lock.json': openFile(packageLock),
});

function data({ seed, now }: PracticeMoment): PracticeFiles {
  const tips = tipsAt(now);
  const users = 1 + Math.floor(tips / tipsOfUser);
  const userRows = Array.from({ length: users }, (_, user) => [
    String(user + 1),
    `practice user ${user + 1}`,
  ]);
  const tipRows = Array.from({ length: tips }, (_, tip) => [
    String(tip + 1),
    String((tip % users) + 1),
    '0.5',
  ]);
  const dump = mysqlDump(
    'tipbot',
    [
      { name: 'users', columns: ['id', 'user_name'], rows: userRows },
      {
        name: 'wallets',
        columns: ['id', 'wallet_pub'],
        rows: userRows.map(([id = '']) => [id, `wallet ${id}`]),
      },
      { name: 'tips', columns: ['id', 'from_user_id', 'tip_amount'], rows: tipRows },
    ],
    now,
  );
  return {
    '.qrl/walletd.json': secretFile(walletdJson(seed, users, tips % 4096)),
    'tipbot/tipbot.sql': dumpFile(dump),
  };
}

/** Writes `bot/`, the bot's home: the wallet daemon's folder and the bot's own. */
export const makePracticeTipbot = (folder: string, moment: PracticeMoment): Promise<void> =>
  writePracticeFiles(folder, below('bot', { ...lasting(moment.seed), ...data(moment) }), moment.now);

/** More tips: one-time keys used up, perhaps a new user, a new dump. */
export const advancePracticeTipbot = (folder: string, moment: PracticeMoment): Promise<void> =>
  writePracticeFiles(folder, below('bot', data(moment)), moment.now);

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
