import { createCipheriv, createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ed25519PublicKey } from '../../../electron/core/practice/ed25519.ts';
import {
  changePracticeSet,
  makePracticeSet,
  practiceSystems,
  type PracticeSystem,
} from '../../../electron/core/practice/practice-sets.ts';
import { practiceWord } from '../../../electron/core/practice/seeds.ts';
import { readTree } from '../../support/world.ts';

const seed = 'unit tests';
const now = Date.parse('2026-11-21T00:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;

const root = mkdtempSync(join(tmpdir(), 'coldkeep-sets-'));
beforeAll(async () => {
  for (const system of practiceSystems) await makePracticeSet(system, join(root, system), { seed, now });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string): unknown => JSON.parse(text(path));

describe('a practice set', () => {
  it.each(practiceSystems)('of %s is the same for the same seed, and another for another', async (system) => {
    const twin = join(root, 'twin', system);
    await makePracticeSet(system, twin, { seed, now });
    expect(readTree(twin)).toEqual(readTree(join(root, system)));
    await makePracticeSet(system, twin, { seed: `${seed}!`, now });
    expect(readTree(twin)).not.toEqual(readTree(join(root, system)));
  });

  const changed: Record<PracticeSystem, readonly string[]> = {
    'cardano-spo': ['pool/kes.skey', 'pool/kes.vkey', 'pool/node.cert', 'pool/node.counter'],
    'loom-node': [
      'loom/app.db/000002.log',
      'loom/chaindata/config/priv_validator.json',
      'loom/chaindata/data/blockstore.db/000002.log',
      'loom/chaindata/data/state.db/000002.log',
    ],
    'aleph-ccn': ['aleph/dump_aleph.sql', 'aleph/pyaleph-ipfs/blocks/diskUsage'],
    'qrl-tipbot': ['bot/.qrl/walletd.json', 'bot/tipbot/tipbot.sql'],
    openspp: [],
  };

  it.each(practiceSystems)('of %s changes where an operator’s life changes it', async (system) => {
    const own = join(root, 'changed', system);
    await makePracticeSet(system, own, { seed, now });
    const before = readTree(own);
    await changePracticeSet(system, own, { seed, now: now + 30 * dayMs });
    const after = readTree(own);
    const other = [...after].filter(([path, content]) => before.has(path) && before.get(path) !== content);
    expect(other.map(([path]) => path)).toEqual(changed[system]);
    const added = [...after.keys()].filter((path) => !before.has(path));
    const gone = [...before.keys()].filter((path) => !after.has(path));
    const named = system === 'openspp' ? /^openspp\/dumps\// : /^aleph\/pyaleph-local-storage\//;
    expect([...added, ...gone].filter((path) => !named.test(path))).toEqual([]);
    expect(added.length > 0).toBe(system === 'openspp' || system === 'aleph-ccn');
    expect(gone).toHaveLength(system === 'openspp' ? 2 : 0);
  });

  it.each(practiceSystems)('of %s was written at its moment, dumps before the files', async (system) => {
    const late = [...readTree(join(root, system)).keys()].filter((path) => {
      const before = now - statSync(join(root, system, path)).mtimeMs;
      return before !== (/\.(?:sql|dump)$/.test(path) && !path.includes('roles') ? 120_000 : 0);
    });
    expect(late).toEqual([]);
  });
});

describe('the keys of the servers', () => {
  it('an RSA key of 2048 bits, e = 65537, and its public half', () => {
    const key = createPrivateKey({
      key: readFileSync(join(root, 'aleph-ccn/aleph/keys/node-secret.pkcs8.der')),
      format: 'der',
      type: 'pkcs8',
    });
    expect(key.asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65_537n });
    expect(createPublicKey(key).export({ format: 'pem', type: 'spki' })).toBe(
      text('aleph-ccn/aleph/keys/node-pub.key'),
    );
  });

  it('a validator key whose halves fit, in the genesis file, and a node key that the unit lists', () => {
    const validator = json('loom-node/loom/chaindata/config/priv_validator.json') as {
      address: string;
      last_height: string;
      pub_key: { value: string };
      priv_key: { value: string };
    };
    const both = Buffer.from(validator.priv_key.value, 'base64');
    expect(Buffer.from(ed25519PublicKey(both.subarray(0, 32)))).toEqual(both.subarray(32));
    expect(validator.pub_key.value).toBe(both.subarray(32).toString('base64'));
    expect(Number(validator.last_height)).toBeGreaterThan(1_000_000);
    expect(text('loom-node/loom/genesis.json')).toContain(validator.pub_key.value);
    const node = json('loom-node/loom/chaindata/config/node_key.json') as { priv_key: { value: string } };
    const publicKey = Buffer.from(node.priv_key.value, 'base64').subarray(32);
    const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 40);
    expect(text('loom-node/loom/loom.service')).toContain(`tcp://${id}@`);
  });

  it('a wallet whose seeds open with its passphrase, and whose addresses hold', () => {
    const wallet = json('qrl-tipbot/bot/.qrl/walletd.json') as {
      version: number;
      encrypted: boolean;
      addresses: { address: string; pk: string; hexseed: string; slaves: unknown[][] }[];
    };
    expect([wallet.version, wallet.encrypted]).toEqual([1, true]);
    const passphrase = practiceWord(seed, 'qrl passphrase');
    const key = createHash('sha256').update(passphrase).digest();
    expect(wallet.addresses.length).toBeGreaterThan(1);
    for (const { address, pk, hexseed, slaves } of wallet.addresses) {
      const body = Buffer.from(address.slice(1), 'hex');
      expect(address).toMatch(/^Q[0-9a-f]{78}$/);
      expect(body.subarray(3, 35)).toEqual(createHash('sha256').update(Buffer.from(pk, 'hex')).digest());
      expect(createHash('sha256').update(body.subarray(0, 35)).digest().subarray(-4)).toEqual(
        body.subarray(35),
      );
      const sealed = Buffer.from(hexseed, 'base64');
      const cipher = createCipheriv('aes-256-ctr', key, sealed.subarray(0, 16));
      expect(cipher.update(sealed.subarray(16)).toString('latin1')).toMatch(/^[0-9a-f]{102}$/);
      expect(slaves[0]).toHaveLength(10);
    }
    const files = [...readTree(join(root, 'qrl-tipbot')).values()];
    expect(files.filter((content) => content.includes(passphrase))).toEqual([]);
  });
});

describe('the programs', () => {
  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
    'are whole: they start and end at once (not Linux on x64: skipped)',
    () => {
      for (const path of ['loom-node/loom/loom', 'cardano-spo/config/cardano-node']) {
        expect(execFileSync(join(root, path)).length).toBe(0);
      }
    },
  );
});
