// One fault, one finding: what the checks say of a pool in which exactly one thing is not as it should be, or in which all is well in
// an unusual way.
import { describe, expect, it } from 'vitest';
import { cardanoChecks } from '../../../../electron/core/capture/checks/cardano/index.ts';
import { bech32 } from '../../../../electron/core/practice/bech32.ts';
import { blake2b } from '../../../../electron/core/crypto/hash.ts';
import { loadSodium } from '../../../../electron/core/crypto/sodium.ts';
import { kesPair } from '../../../../electron/core/practice/kes.ts';
import { counterFile } from '../../../../electron/core/practice/opcert.ts';
import { textEnvelope } from '../../../../electron/core/practice/text-envelope.ts';
import { kesKeyAt } from '../../../support/kes-evolution.ts';
import {
  inFolder,
  keysOf,
  nowMs,
  periodNow,
  renewal,
  soundPool,
  textAt,
  without,
} from '../../../support/pool-files.ts';
import { runChecks, type Files, type Wishes } from '../../../support/run-checks.ts';

await loadSodium();
const pool = soundPool();
const other = soundPool('other');

const from = (files: Files, ...names: string[]): Files =>
  Object.fromEntries(names.map((name) => [`pool/${name}`, textAt(files, `pool/${name}`)]));

/** "code subject severity" of every finding. */
async function found(files: Files, wishes: Wishes = {}): Promise<string[]> {
  const { findings } = await runChecks(cardanoChecks, files, { nowMs, ...wishes });
  return findings.map(({ code, subject, severity }) => `${code} ${subject} ${severity}`);
}

const renamed = (files: Files, names: Readonly<Record<string, string>>): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [names[name] ?? name, content]));

const kesNames = (index: string): Record<string, string> => ({
  'kes.skey': `acme.kes-${index}.skey`,
  'kes.vkey': `acme.kes-${index}.vkey`,
  'node.cert': `acme.node-${index}.opcert`,
  'node.counter': 'acme.node.counter',
});
const generation = (number: number, period = periodNow): Files =>
  inFolder('pool', renamed(renewal(number, period), kesNames(`00${number}`)));
const lasting = without(pool, 'pool/kes.skey', 'pool/kes.vkey', 'pool/node.cert', 'pool/node.counter');
const evolvedKes = (seed: Uint8Array): string =>
  textEnvelope('KesSigningKey_ed25519_kes_2^6', '', kesKeyAt(seed, 6, 40));

const wallet = (seed: string, folder: string): Files =>
  inFolder(
    folder,
    Object.fromEntries(
      ['payment.skey', 'payment.vkey', 'stake.skey', 'stake.vkey', 'payment.addr', 'stake.addr'].map(
        (name) => [name, textAt(soundPool(seed), `pool/${name}`)],
      ),
    ),
  );

const chain = (number: number | null): Wishes => ({
  knowledge: { onChainCounter: { number, atMs: nowMs } },
});

const at = (number: number): Files => ({ ...pool, ...inFolder('pool', renewal(number)) });

const hashOf = (text: string): string => Buffer.from(blake2b(Buffer.from(text), 32)).toString('hex');

describe('a wrong half of a pair', () => {
  it.each(['node', 'vrf', 'payment', 'stake'])('%s.vkey is named alone', async (name) => {
    expect(await found({ ...pool, ...from(other, `${name}.vkey`) })).toEqual([
      `pair-mismatch pool/${name}.vkey warn`,
    ]);
  });

  it.each(['node', 'vrf', 'payment', 'stake'])(
    '%s.skey is named as the stranger, for the other files go with its verification key',
    async (name) => {
      expect(await found({ ...pool, ...from(other, `${name}.skey`) })).toEqual([
        `pair-mismatch pool/${name}.skey critical`,
      ]);
    },
  );

  it('tells what else goes with the wrong half', async () => {
    const { findings } = await runChecks(cardanoChecks, { ...pool, ...from(other, 'node.skey') });
    expect(findings[0]?.consequences).toEqual([
      'pool/pool.id goes with pool/node.vkey, not with pool/node.skey.',
      'pool/pool.id-bech32 goes with pool/node.vkey, not with pool/node.skey.',
      'pool/node.cert goes with pool/node.vkey, not with pool/node.skey.',
      'pool/node.counter goes with pool/node.vkey, not with pool/node.skey.',
      'pool/pool.cert goes with pool/node.vkey, not with pool/node.skey.',
      'pool/deleg.cert goes with pool/node.vkey, not with pool/node.skey.',
    ]);
  });

  it('is found under other names too, where a pool has one of the sort', async () => {
    const { 'pool/node.skey': cold = '', ...rest } = pool;
    const files = { ...rest, 'offline/cold.skey': cold, ...from(other, 'node.vkey') };
    expect(await found(files)).toEqual(['pair-mismatch pool/node.vkey warn']);
  });

  it('in a hardware-wallet file is named, beside that the key is in one', async () => {
    const xPub = Buffer.concat([
      Buffer.from([0x58, 0x40]),
      keysOf('other').stake.publicKey,
      Buffer.alloc(32),
    ]);
    const file = {
      type: 'StakeHWSigningFileShelley_ed25519',
      description: '',
      cborXPubKeyHex: xPub.toString('hex'),
    };
    const files = { ...without(pool, 'pool/stake.skey'), 'pool/stake.hwsfile': JSON.stringify(file) };
    expect(await found(files)).toEqual([
      'pair-mismatch pool/stake.hwsfile critical',
      'hardware-reference pool/stake.hwsfile warn',
    ]);
  });
});

describe('several wallets', () => {
  it('in folders of their own are told apart', async () => {
    expect(await found({ ...pool, ...wallet('a', 'wallets/a'), ...wallet('b', 'wallets/b') })).toEqual([]);
  });

  it('are named where the key of one lies with another', async () => {
    const files = { ...pool, ...wallet('a', 'wallets/a'), ...wallet('b', 'wallets/b') };
    const swapped = { ...files, 'wallets/a/payment.vkey': textAt(files, 'wallets/b/payment.vkey') };
    expect(await found(swapped)).toEqual(['pair-mismatch wallets/a/payment.vkey warn']);
  });

  it('may have verification keys of other owners beside them', async () => {
    expect(await found({ ...pool, 'pool/owner2.stake.vkey': textAt(other, 'pool/stake.vkey') })).toEqual([]);
  });
});

describe('renewals', () => {
  it('side by side are no mismatch, whatever their order of names', async () => {
    expect(await found({ ...lasting, ...generation(0, periodNow - 70), ...generation(1) })).toEqual([]);
  });

  it('whose older KES key was destroyed, as it should be, are none', async () => {
    const files = { ...lasting, ...generation(0, periodNow - 70), ...generation(1) };
    expect(await found(without(files, 'pool/acme.kes-000.skey'))).toEqual([]);
  });

  it('are one where the newest certificate has no key beside older ones', async () => {
    const files = { ...lasting, ...generation(0, periodNow - 40), ...generation(1) };
    expect(await found(without(files, 'pool/acme.kes-001.skey', 'pool/acme.kes-001.vkey'))).toEqual([
      'kes-opcert-mismatch pool/acme.node-001.opcert critical',
    ]);
  });

  it('are one where only the certificate was renewed', async () => {
    const files = { ...pool, ...inFolder('pool', renewal(1)), ...from(pool, 'kes.skey', 'kes.vkey') };
    expect(await found(files)).toEqual(['kes-opcert-mismatch pool/node.cert critical']);
  });

  it('are one where only the KES signing key is older: its verification key goes with the certificate', async () => {
    const files = { ...pool, ...inFolder('pool', renewal(1)), ...from(pool, 'kes.skey') };
    const { findings } = await runChecks(cardanoChecks, files, { nowMs });
    expect(findings).toMatchObject([
      {
        code: 'kes-opcert-mismatch',
        consequences: ['pool/kes.vkey goes with the certificate, not with the signing key.'],
      },
    ]);
  });

  it('are less grave where an older pair still makes blocks', async () => {
    const files = {
      ...pool,
      'offline/node.cert': renewal(1)['node.cert'] ?? '',
      'pool/node.counter': renewal(1)['node.counter'] ?? '',
    };
    expect(await found(files)).toEqual(['kes-opcert-mismatch offline/node.cert warn']);
  });

  it('are not judged where no KES key is in the set, as with an agent that holds it', async () => {
    expect(await found(without(pool, 'pool/kes.skey', 'pool/kes.vkey'))).toEqual([]);
  });

  it('know a KES key that was evolved', async () => {
    const seed = Buffer.alloc(32, 3);
    const files = {
      ...pool,
      'pool/kes.skey': evolvedKes(seed),
      'pool/kes.vkey': textEnvelope('KesVerificationKey_ed25519_kes_2^6', '', kesPair(seed).vkey),
    };
    expect(await found(files)).toEqual(['kes-opcert-mismatch pool/node.cert critical']);
    const pair = without({ ...files }, 'pool/node.cert', 'pool/node.counter');
    expect(await found(pair)).toEqual([]);
  });

  it('name a KES key of 704 bytes by its size, and nothing else', async () => {
    const { skey } = kesPair(Buffer.alloc(32, 4), 7);
    expect(
      await found({ ...pool, 'pool/kes.skey': textEnvelope('KesSigningKey_ed25519_kes_2^6', '', skey) }),
    ).toEqual(['kes-size pool/kes.skey critical']);
  });

  it('name a KES key that is torn inside', async () => {
    const skey = Buffer.from(kesPair(Buffer.alloc(32, 4)).skey);
    skey[40] = (skey[40] ?? 0) ^ 1;
    expect(
      await found({ ...pool, 'pool/kes.skey': textEnvelope('KesSigningKey_ed25519_kes_2^6', '', skey) }),
    ).toEqual(['pair-mismatch pool/kes.skey critical']);
  });
});

describe('files of another pool', () => {
  it('that go together are one finding', async () => {
    const strange = from(other, 'node.cert', 'node.counter', 'pool.id', 'pool.id-bech32', 'pool.cert');
    const { findings } = await runChecks(cardanoChecks, { ...pool, ...strange }, { nowMs });
    expect(findings).toMatchObject([
      { code: 'opcert-cold-mismatch', subject: 'pool/node.cert', consequences: { length: 4 } },
    ]);
  });

  it('are found without any cold key, against the certificate', async () => {
    const online = without(pool, 'pool/node.skey', 'pool/node.vkey');
    expect(await found(online)).toEqual([]);
    expect(await found({ ...online, ...from(other, 'node.counter') })).toEqual([
      'counter-cold-mismatch pool/node.counter warn',
    ]);
    expect(await found({ ...online, ...from(other, 'pool.id') })).toEqual([
      'pool-id-mismatch pool/pool.id warn',
    ]);
  });

  it('are stake certificates and addresses of one stake key: one finding', async () => {
    const strange = from(other, 'stake.cert', 'stake.addr');
    const { findings } = await runChecks(cardanoChecks, { ...pool, ...strange }, { nowMs });
    expect(findings).toMatchObject([
      { code: 'certificate-key-mismatch', subject: 'pool/stake.cert', consequences: { length: 1 } },
    ]);
  });

  it('may be addresses that are kept under names of their own', async () => {
    expect(await found({ ...pool, 'pool/exchange.addr': textAt(other, 'pool/payment.addr') })).toEqual([]);
  });
});

describe('keys written as bare bech32', () => {
  const bare: Files = {
    ...pool,
    'pool/node.skey': `${bech32('pool_sk', keysOf().cold.seed)}\n`,
    'pool/node.vkey': bech32('pool_vk', keysOf().cold.publicKey),
    'pool/vrf.vkey': bech32('vrf_vk', keysOf().vrf.publicKey),
    'pool/stake.vkey': bech32('stake_vk', keysOf().stake.publicKey),
  };

  it('are read like envelopes', async () => {
    expect(await found(bare)).toEqual([]);
    expect(
      await found({ ...bare, 'pool/node.vkey': bech32('pool_vk', keysOf('other').cold.publicKey) }),
    ).toEqual(['pair-mismatch pool/node.vkey warn']);
  });

  it('are no keys where a character is wrong', async () => {
    const text = textAt(bare, 'pool/node.skey').trim();
    const wrong = text.endsWith('q') ? `${text.slice(0, -1)}p` : `${text.slice(0, -1)}q`;
    expect(await found({ ...bare, 'pool/node.skey': wrong })).toEqual([
      'envelope-invalid pool/node.skey critical',
    ]);
  });
});

describe('a file that should be a key', () => {
  it.each([
    ['cut off', (text: string) => text.slice(0, -10)],
    ['followed by something', (text: string) => `${text}{}`],
    ['without description', (text: string) => text.replace('"description"', '"comment"')],
    ['one byte short', (text: string) => text.replace(/[0-9a-f]{2}"\n/, '"\n')],
    ['with another CBOR length', (text: string) => text.replace('5820', '581f')],
    ['with a byte after it', (text: string) => text.replace(/([0-9a-f]{2})"\n/, '$100"\n')],
    [
      'of an extended type with the bytes of a plain one',
      (text: string) =>
        text.replace('StakePoolSigningKey_ed25519', 'StakePoolExtendedSigningKey_ed25519_bip32'),
    ],
  ])('and is %s', async (_, edit) => {
    const text = textAt(pool, 'pool/node.skey');
    expect(edit(text)).not.toBe(text);
    expect(await found({ ...pool, 'pool/node.skey': edit(text) })).toEqual([
      'envelope-invalid pool/node.skey critical',
    ]);
  });

  it('and is plain text by that name', async () => {
    expect(await found({ ...pool, 'pool/vrf.vkey': 'see the other stick\n' })).toEqual([
      'envelope-invalid pool/vrf.vkey warn',
    ]);
  });

  it('and is encrypted inside its envelope, as SPO Scripts do, says no more than its type', async () => {
    const file = JSON.stringify({
      type: 'StakePoolSigningKey_ed25519',
      description: 'Encrypted',
      encrHex: '8c0d0409',
    });
    expect(await found({ ...pool, 'pool/node.skey': file })).toEqual([]);
  });
});

describe('the counter and the chain', () => {
  it.each([
    [0, null, []],
    [1, null, []],
    [2, null, ['counter-ahead pool/node.cert warn']],
    [5, 5, []],
    [6, 5, []],
    [7, 5, ['counter-ahead pool/node.cert warn']],
    [4, 5, ['counter-behind pool/node.cert critical']],
  ])('certificate %i where the chain saw %s', async (number, onChain, codes) => {
    expect(await found(at(number), chain(onChain))).toEqual(codes);
  });

  it('without a certificate the counter itself is compared', async () => {
    const files = without(at(5), 'pool/node.cert', 'pool/kes.skey', 'pool/kes.vkey');
    expect(await found(files, chain(5))).toEqual([]);
    expect(await found(files, chain(9))).toEqual(['counter-behind pool/node.counter critical']);
  });

  it('takes the highest of several counters', async () => {
    expect(await found({ ...at(5), 'archive/node.counter': counterFile(3, keysOf().cold) })).toEqual([]);
  });
});

describe('metadata', () => {
  const edited = `${textAt(pool, 'pool/md.json')} `;
  it('that were edited are named, not what names them', async () => {
    expect(await found({ ...pool, 'pool/md.json': edited })).toEqual([
      'metadata-hash-mismatch pool/md.json warn',
    ]);
  });

  it('whose text file alone is another is named there', async () => {
    expect(await found({ ...pool, 'pool/poolMetaDataHash.txt': hashOf(edited) })).toEqual([
      'metadata-hash-mismatch pool/poolMetaDataHash.txt warn',
    ]);
  });

  it('may lie beside older ones', async () => {
    expect(await found({ ...pool, 'pool/poolmeta-20250101.json': edited })).toEqual([]);
  });

  it.each([
    ['no JSON', 'name: x'],
    ['a list', '[]'],
    ['a ticker of two', textAt(pool, 'pool/md.json').replace('PRAC', 'PR')],
    ['no homepage', textAt(pool, 'pool/md.json').replace('homepage', 'page')],
    ['more than 512 bytes', textAt(pool, 'pool/md.json') + ' '.repeat(512)],
  ])('with %s break the rules, and their hash is a consequence', async (_, text) => {
    expect(text).not.toBe(textAt(pool, 'pool/md.json'));
    expect(await found({ ...pool, 'pool/md.json': text })).toEqual(['metadata-invalid pool/md.json warn']);
  });

  it('are compared among those who name them where the file is missing', async () => {
    const files = without(pool, 'pool/md.json');
    expect(await found(files)).toEqual([]);
    expect(await found({ ...files, 'pool/poolMetaDataHash.txt': hashOf('x') })).toEqual([
      'metadata-hash-mismatch pool/poolMetaDataHash.txt warn',
    ]);
    expect(await found({ ...files, 'pool/poolMetaDataHash.txt': 'none' })).toEqual([
      'metadata-hash-mismatch pool/poolMetaDataHash.txt warn',
    ]);
  });
});

describe('a file that bears the name of a short text and holds something else', () => {
  it.each([
    ['payment.addr', 'address-mismatch', 'see the other stick, please'],
    ['stake.addr', 'address-mismatch', '\u0000\u0001'],
    ['pool.id', 'pool-id-mismatch', 'pool1qqqq'],
    ['pool.id-bech32', 'pool-id-mismatch', 'none\nat all'],
    ['poolMetaDataHash.txt', 'metadata-hash-mismatch', 'to be done'],
    ['metadataUrl.txt', 'metadata-url-mismatch', 'ask Ada'],
  ])('%s: %s', async (name, code, text) => {
    expect(await found({ ...pool, [`pool/${name}`]: text })).toEqual([`${code} pool/${name} warn`]);
  });

  it('is read with white space around it', async () => {
    const spaced = ['payment.addr', 'pool.id', 'poolMetaDataHash.txt', 'metadataUrl.txt'].map((name) => [
      `pool/${name}`,
      ` ${textAt(pool, `pool/${name}`)}\r\n`,
    ]);
    expect(await found({ ...pool, ...Object.fromEntries(spaced) })).toEqual([]);
  });
});
