import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blake2b } from '../../../electron/core/crypto/hash.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { bech32 } from '../../../electron/core/practice/bech32.ts';
import { ed25519PublicKey, ed25519Verify } from '../../../electron/core/practice/ed25519.ts';
import { kesPair } from '../../../electron/core/practice/kes.ts';
import { previewKesPeriod } from '../../../electron/core/practice/opcert.ts';
import { makePracticePool, rotatePracticeKes } from '../../../electron/core/practice/practice-pool.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { completenessFindings } from '../../../shared/profiles/completeness.ts';
import { parseEnvelopeType } from '../../../shared/profiles/envelope.ts';
import { matchItem } from '../../../shared/profiles/match.ts';
import { kesFromSeed, kesVerificationKey, readEnvelope, type Decoded } from '../../support/cardano-checks.ts';

const seed = 'unit tests';
const now = Date.parse('2026-11-21T00:00:00Z');

let folder = '';
beforeAll(async () => {
  await loadSodium();
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-practice-'));
  await makePracticePool(folder, { seed, now });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = (name: string, where = folder): Promise<string> => readFile(join(where, name), 'utf8');
const value = async (name: string, where = folder): Promise<Decoded> =>
  readEnvelope(await text(`pool/${name}`, where)).value;
const bytes = async (name: string, where = folder): Promise<Buffer> => (await value(name, where)) as Buffer;
const hash = (content: Uint8Array, length: 28 | 32): string =>
  Buffer.from(blake2b(content, length)).toString('hex');

describe('known answers', () => {
  it('gives the pool id of the operator key of cardano-cli', () => {
    const vkey = Buffer.from('4284e9702a97561fbb0c91789b61636066e195c134a50ba65b4036c20a97f383', 'hex');
    const id = blake2b(vkey, 28);
    expect(Buffer.from(id).toString('hex')).toBe('4124a0c2ba8a7ba05824b3df23f706a1c8b3239446ab16709ae85aa1');
    expect(bech32('pool', id)).toBe('pool1gyj2ps463fa6qkpyk00j8acx58ytxgu5g643vuy6apd2zmszdzp');
  });

  it.each([
    ['2026-01-01T00:00:00Z', 776],
    ['2026-11-21T00:00:00Z', 992],
    ['2022-10-25T00:00:00Z', 0],
    ['2022-10-26T11:59:59Z', 0],
    ['2022-10-26T12:00:00Z', 1],
  ])('KES period of preview at %s is %i', (iso, period) => {
    expect(previewKesPeriod(Date.parse(iso))).toBe(period);
  });

  it('knows no KES period before the network began', () => {
    expect(() => previewKesPeriod(Date.parse('2022-10-24T23:59:59Z'))).toThrow('did not exist yet');
  });

  it.each([0, 1, 2, 6])('builds KES keys of depth %i whose halves fit', (depth) => {
    const start = Buffer.alloc(32, depth + 1);
    const { skey, vkey } = kesPair(start, depth);
    expect(skey.length).toBe(32 + 96 * depth);
    expect(kesVerificationKey(Buffer.from(skey), depth)).toEqual(Buffer.from(vkey));
    expect(kesFromSeed(start, depth)).toEqual(Buffer.from(vkey));
  });
});

describe('keys of the practice pool', () => {
  it.each(['node', 'payment', 'stake'])('%s.skey and %s.vkey are a pair', async (name) => {
    expect(Buffer.from(ed25519PublicKey(await bytes(`${name}.skey`)))).toEqual(await bytes(`${name}.vkey`));
  });

  it('the VRF key is seed and public key, and its pair', async () => {
    const skey = await bytes('vrf.skey');
    expect(skey).toHaveLength(64);
    expect(skey.subarray(32)).toEqual(await bytes('vrf.vkey'));
    expect(Buffer.from(ed25519PublicKey(skey.subarray(0, 32)))).toEqual(await bytes('vrf.vkey'));
  });

  it('the KES key has 608 bytes and gives its verification key', async () => {
    const skey = await bytes('kes.skey');
    expect(skey).toHaveLength(608);
    expect(kesVerificationKey(skey, 6)).toEqual(await bytes('kes.vkey'));
  });

  it('the opcert is signed by the cold key for this KES key, number 0 and the period of now', async () => {
    expect(await opcertFlaws(folder, 0, 992)).toEqual([]);
  });

  it('every pair is another one', async () => {
    const keys = await Promise.all(
      ['node', 'vrf', 'payment', 'stake', 'kes'].map((name) => bytes(`${name}.vkey`)),
    );
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(5);
  });
});

/** What does not hold of the opcert, by name. */
async function opcertFlaws(where: string, number: number, period: number): Promise<string[]> {
  const [signed, cold] = (await value('node.cert', where)) as [[Buffer, number, number, Buffer], Buffer];
  const [kesVkey, opcertNumber, opcertPeriod, signature] = signed;
  const [counter, counterCold] = (await value('node.counter', where)) as [number, Buffer];
  const message = Buffer.alloc(48);
  kesVkey.copy(message);
  message.writeUInt32BE(opcertNumber, 36);
  message.writeUInt32BE(opcertPeriod, 44);
  const other = Buffer.from(message);
  other.writeUInt32BE(opcertPeriod + 1, 44);
  const claims: Record<string, boolean> = {
    number: opcertNumber === number,
    period: opcertPeriod === period,
    'KES key': kesVkey.equals(await bytes('kes.vkey', where)),
    'cold key': cold.equals(await bytes('node.vkey', where)),
    signature: ed25519Verify(cold, message, signature) && !ed25519Verify(cold, other, signature),
    counter: counter === number + 1 && counterCold.equals(cold),
  };
  return Object.keys(claims).filter((claim) => claims[claim] !== true);
}

describe('what is derived from the keys', () => {
  it('the pool id, in both spellings', async () => {
    const id = blake2b(await bytes('node.vkey'), 28);
    expect(await text('pool/pool.id')).toBe(Buffer.from(id).toString('hex'));
    expect(await text('pool/pool.id-bech32')).toBe(bech32('pool', id));
  });

  it('the addresses', async () => {
    const payment = hash(await bytes('payment.vkey'), 28);
    const stake = hash(await bytes('stake.vkey'), 28);
    expect(await text('pool/payment.addr')).toBe(
      bech32('addr_test', Buffer.from(`00${payment}${stake}`, 'hex')),
    );
    expect(await text('pool/stake.addr')).toBe(bech32('stake_test', Buffer.from(`e0${stake}`, 'hex')));
  });

  it('the pool certificate agrees with keys and metadata', async () => {
    const cert = (await value('pool.cert')) as Decoded[];
    const stake = hash(await bytes('stake.vkey'), 28);
    const metadata = await readFile(join(folder, 'pool/md.json'));
    expect(cert).toHaveLength(10);
    expect(cert[0]).toBe(3);
    expect((cert[1] as Buffer).toString('hex')).toBe(hash(await bytes('node.vkey'), 28));
    expect((cert[2] as Buffer).toString('hex')).toBe(hash(await bytes('vrf.vkey'), 32));
    expect((cert[6] as Buffer).toString('hex')).toBe(`e0${stake}`);
    expect(cert[7]).toEqual({ tag: 258, value: [Buffer.from(stake, 'hex')] });
    expect(((cert[9] as Decoded[])[1] as Buffer).toString('hex')).toBe(hash(metadata, 32));
    expect(await text('pool/poolMetaDataHash.txt')).toBe(hash(metadata, 32));
    expect(`${(cert[9] as string[])[0]}\n`).toBe(await text('pool/metadataUrl.txt'));
    expect(metadata.length).toBeLessThanOrEqual(512);
  });

  it('the delegation and the registration name the same keys', async () => {
    const stake = Buffer.from(hash(await bytes('stake.vkey'), 28), 'hex');
    const pool = Buffer.from(hash(await bytes('node.vkey'), 28), 'hex');
    expect(await value('deleg.cert')).toEqual([2, [0, stake], pool]);
    expect(await value('stake.cert')).toEqual([7, [0, stake], 2_000_000]);
  });

  it('the configuration names its genesis files by their hashes', async () => {
    const config = JSON.parse(await text('config/config.json')) as Record<string, string>;
    for (const era of ['Shelley', 'Alonzo', 'Conway']) {
      const file = await readFile(join(folder, 'config', config[`${era}GenesisFile`] ?? ''));
      expect(config[`${era}GenesisHash`]).toBe(hash(file, 32));
    }
    const byron = JSON.stringify(JSON.parse(await text('config/byron-genesis.json')));
    expect(config.ByronGenesisHash).toBe(hash(Buffer.from(byron), 32));
  });
});

describe('the files', () => {
  it('secret ones are their owner’s alone', async () => {
    for (const name of await readdir(join(folder, 'pool'))) {
      const mode = (await stat(join(folder, 'pool', name))).mode & 0o777;
      expect([name, mode]).toEqual([name, name.endsWith('.skey') ? 0o600 : 0o644]);
    }
  });

  it('are all known to the profile, and nothing that matters is missing', async () => {
    const items = await Promise.all(
      (await readdir(folder, { recursive: true }))
        .filter((path) => path.includes('/'))
        .map(async (path) => {
          const known = matchItem(cardanoSpo, { path, envelopeType: parseEnvelopeType(await text(path)) });
          return {
            path,
            type: 'file' as const,
            key: known?.key ?? 'unclassified',
            kind: known?.kind ?? ('data' as const),
          };
        }),
    );
    expect(completenessFindings(cardanoSpo, items)).toEqual([]);
  });

  it('are the same for the same seed, and others for another', async () => {
    const twin = await mkdtemp(join(tmpdir(), 'coldkeep-practice-'));
    try {
      await makePracticePool(twin, { seed, now });
      for (const name of await readdir(join(folder, 'pool'))) {
        expect(await text(`pool/${name}`, twin)).toBe(await text(`pool/${name}`));
      }
      await makePracticePool(twin, { seed: `${seed}!`, now });
      expect(await text('pool/node.vkey', twin)).not.toBe(await text('pool/node.vkey'));
    } finally {
      await rm(twin, { recursive: true, force: true });
    }
  });
});

describe('rotatePracticeKes', () => {
  it('makes the next generation and touches nothing else', async () => {
    const own = await mkdtemp(join(tmpdir(), 'coldkeep-practice-'));
    try {
      await makePracticePool(own, { seed, now });
      const read = async (): Promise<Map<string, string>> =>
        new Map(
          await Promise.all(
            (await readdir(join(own, 'pool'))).map(
              async (name) => [name, await text(`pool/${name}`, own)] as const,
            ),
          ),
        );
      const before = await read();
      const later = now + 60 * 24 * 3600 * 1000;
      const { opcert } = await rotatePracticeKes(own, { seed, now: later });
      expect(opcert).toEqual({ number: 1, period: previewKesPeriod(later) });
      expect(await opcertFlaws(own, 1, opcert.period)).toEqual([]);
      expect(kesVerificationKey(await bytes('kes.skey', own), 6)).toEqual(await bytes('kes.vkey', own));
      const after = await read();
      const changed = [...after]
        .filter(([name, content]) => before.get(name) !== content)
        .map(([name]) => name);
      expect(changed.toSorted()).toEqual(['kes.skey', 'kes.vkey', 'node.cert', 'node.counter']);
      expect(after.size).toBe(before.size);

      for (let number = 2; number < 26; number++) await rotatePracticeKes(own, { seed, now: later });
      expect(await opcertFlaws(own, 25, opcert.period)).toEqual([]);
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  });
});
