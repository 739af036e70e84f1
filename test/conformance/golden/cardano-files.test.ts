// Files that other people's tools made, outside this repository: cardano-cli's own golden files, a development network's keys, and the
// genesis files of three networks. Every fact that docs/cardano.md builds on is held on them, where that folder is there.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cardanoChecks } from '../../../electron/core/capture/checks/cardano/index.ts';
import { keyHash, poolIdText, vrfKeyHash } from '../../../electron/core/capture/checks/cardano/hashes.ts';
import { readAddress } from '../../../electron/core/capture/checks/cardano/parse/address.ts';
import { readCertificate } from '../../../electron/core/capture/checks/cardano/parse/certificate.ts';
import { readEnvelope } from '../../../electron/core/capture/checks/cardano/parse/envelope.ts';
import { readJson, readShelleyGenesis } from '../../../electron/core/capture/checks/cardano/parse/genesis.ts';
import { readKey, type KeyReading } from '../../../electron/core/capture/checks/cardano/parse/key.ts';
import { keyTypeOf } from '../../../electron/core/capture/checks/cardano/parse/key-type.ts';
import { readMetadata } from '../../../electron/core/capture/checks/cardano/parse/metadata.ts';
import {
  readCounter,
  readOpcert,
  signatureState,
} from '../../../electron/core/capture/checks/cardano/parse/opcert.ts';
import { blake2b } from '../../../electron/core/crypto/hash.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { kesExpiresAtMs, networkOfMagic, slotClocks } from '../../../shared/profiles/cardano-spo/slots.ts';
import { projectRoot } from '../../support/import-graph.ts';
import { runChecks, type Files } from '../../support/run-checks.ts';

const folder = path.join(projectRoot, '..', 'shared', 'golden');
const isThere = existsSync(folder);
const cli = 'intersect-cardano-cli';
const yaci = 'yaci-devkit/node-2';

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(folder, name)));
const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8').trim();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function payloadOf(name: string): Uint8Array {
  const payload = readEnvelope(bytesOf(name))?.payload ?? null;
  if (payload === null) throw new Error(`${name} has no payload`);
  return payload;
}

function keyOf(name: string): KeyReading {
  const envelope = readEnvelope(bytesOf(name));
  const type = envelope === null ? null : keyTypeOf(envelope.type);
  const key = envelope === null || type === null ? null : readKey(envelope, type);
  if (key === null) throw new Error(`${name} is no key`);
  return key;
}

/** Files under the names that they have in a set; a path with "=" is read from what stands after it. */
const set = (...names: string[]): Files =>
  Object.fromEntries(
    names.map((name) => {
      const [shown = '', source = shown] = name.split('=');
      return [`pool/${path.basename(shown)}`, bytesOf(source)];
    }),
  );

const codesOf = async (files: Files): Promise<string[]> =>
  (await runChecks(cardanoChecks, files)).findings.map(({ code }) => code);

// Without the folder beside the project there is nothing to compare with.
describe.skipIf(!isThere)('golden files (skipped where ../shared/golden is absent)', () => {
  beforeAll(async () => {
    await loadSodium();
  });

  it.each([
    ['payment', `${cli}/payment_keys`],
    ['stake', `${cli}/stake_keys`],
    ['genesis delegate', `${cli}/genesis_delegate`],
    ['VRF', `${cli}/vrf_keys`],
    ['extended payment', `${cli}/extended_payment_keys`],
  ])('the %s keys are a pair by derivation', (_, name) => {
    const signing = keyOf(`${name}.skey`);
    const verification = keyOf(`${name}.vkey`);
    expect(signing.holds).toBe(true);
    expect(signing.publicKey).toBe(verification.publicKey);
    expect(signing.chainCode).toBe(verification.chainCode);
  });

  it('the cold key has the seed of the genesis delegate key, so it pairs with its bytes', () => {
    expect(keyOf(`${cli}/node-cold.skey`).publicKey).toBe(keyOf(`${cli}/genesis_delegate.vkey`).publicKey);
  });

  it('a VRF key carries its own public half', () => {
    const inside = payloadOf(`${cli}/vrf_keys.skey`).subarray(2 + 32);
    expect(hex(inside)).toBe(keyOf(`${cli}/vrf_keys.vkey`).publicKey);
    expect(keyOf(`${yaci}/vrf.skey`).holds).toBe(true);
  });

  it('a KES key leads through its tree to the key in its certificate, which the cold key signed', () => {
    const kes = keyOf(`${yaci}/kes.skey`);
    const opcert = readOpcert(payloadOf(`${yaci}/opcert.cert`));
    if (opcert === null) throw new Error('no certificate');
    expect(kes).toMatchObject({ holds: true, evolution: 0, wrongSize: null, publicKey: hex(opcert.kesKey) });
    expect([opcert.number, opcert.period]).toEqual([0, 0]);
    expect(signatureState(opcert)).toBe('valid');
    expect(signatureState({ ...opcert, period: 1 })).toBe('invalid');
    expect(signatureState({ ...opcert, number: 1 })).toBe('invalid');
  });

  it('the old certificate is named as signed in the old form', async () => {
    const opcert = readOpcert(payloadOf(`${cli}/operational_certificate.LEGACY-SIG`));
    if (opcert === null) throw new Error('no certificate');
    expect(signatureState(opcert)).toBe('legacy');
    expect(await codesOf(set(`node.cert=${cli}/operational_certificate.LEGACY-SIG`))).toEqual([
      'opcert-legacy-signature',
    ]);
  });

  it('the KES key of 704 bytes is named by its size, and its tree of depth 7 holds', async () => {
    const key = keyOf(`${cli}/kes_keys.LEGACY-704.skey`);
    expect(key).toMatchObject({ holds: true, wrongSize: 704 });
    expect(key.publicKey).toBe(keyOf(`${cli}/kes_keys.LEGACY-704.vkey`).publicKey);
    const found = await runChecks(
      cardanoChecks,
      set(`kes.skey=${cli}/kes_keys.LEGACY-704.skey`, `kes.vkey=${cli}/kes_keys.LEGACY-704.vkey`),
    );
    expect(found.findings.map(({ code, message }) => [code, /704/.test(message)])).toEqual([
      ['kes-size', true],
    ]);
  });

  it('a counter names its cold key and the next number', () => {
    const counter = readCounter(payloadOf(`${cli}/genesis_delegate.counter`));
    expect(counter?.next).toBe(0);
    expect(hex(counter?.coldKey ?? new Uint8Array())).toBe(keyOf(`${cli}/genesis_delegate.vkey`).publicKey);
  });

  it('pool id and VRF hash of the registration follow from the keys of the operator', () => {
    const coldKey = keyOf(`${cli}/operator.vkey`).publicKey ?? '';
    const certificate = readCertificate(payloadOf(`${cli}/pool-registration.cert.json`));
    expect(keyHash(coldKey)).toBe('4124a0c2ba8a7ba05824b3df23f706a1c8b3239446ab16709ae85aa1');
    expect(poolIdText(keyHash(coldKey))).toBe('pool1gyj2ps463fa6qkpyk00j8acx58ytxgu5g643vuy6apd2zmszdzp');
    expect(certificate).toMatchObject({ kind: 3, poolId: keyHash(coldKey) });
    const vrfKey = keyOf(`${cli}/operator-vrf.vkey`).publicKey ?? '';
    const ownerKey = keyOf(`${cli}/operator-owner.vkey`).publicKey ?? '';
    expect(certificate?.registration).toMatchObject({
      vrfHash: vrfKeyHash(vrfKey),
      owners: [keyHash(ownerKey)],
      rewardAccount: `e0${keyHash(ownerKey)}`,
      metadata: null,
    });
  });

  it.each([
    ['cc-hot-auth.cert', 14],
    ['pool-retirement.CertificateShelley.json', 4],
    ['stake-delegation.CertificateShelley.json', 2],
    ['stake-registration.CertificateConway.json', 7],
  ])('%s is a certificate of kind %i', (name, kind) => {
    expect(readCertificate(payloadOf(`${cli}/${name}`))?.kind).toBe(kind);
  });

  it('the metadata hash is over the exact bytes', () => {
    const metadata = readMetadata(bytesOf(`${cli}/pool-metadata.json`));
    expect(metadata).toEqual({ hash: textOf(`${cli}/pool-metadata.hash`), problems: [] });
    expect(metadata.hash).toBe('8241de08075886a7d09c847c9bbd1719459dac0bd0a2f085e673611ebb9a5965');
  });

  it('the base address holds the hashes of payment and stake keys', () => {
    const address = readAddress(textOf(`${cli}/payment.testnet14.addr`));
    expect(address).toMatchObject({ form: 'base', networkId: 0 });
    expect(address?.payment).toEqual({
      of: 'key',
      hash: keyHash(keyOf(`${cli}/payment_keys.vkey`).publicKey ?? ''),
    });
    expect(address?.stake).toEqual({
      of: 'key',
      hash: keyHash(keyOf(`${cli}/stake_keys.vkey`).publicKey ?? ''),
    });
  });

  it.each([
    ['mainnet', '1a3be38bcbb7911969283716ad7aa550250226b76a61fc51cc9a9a35d9276d81'],
    ['preprod', '162d29c4e1cf6b8a84f2d692e67a3ac6bc7851bc3e6e4afe64d15778bed8bd86'],
    ['preview', '363498d1024f84bb39d3fa9593ce391483cb40d479b87233f868d6e57c3a400d'],
  ] as const)(
    'the Shelley genesis file of %s has its known hash and counts KES periods as we do',
    (name, hash) => {
      const bytes = bytesOf(`genesis/${name}-shelley-genesis.json`);
      expect(hex(blake2b(bytes, 32))).toBe(hash);
      const genesis = readShelleyGenesis(readJson(bytes));
      const { slotsPerKesPeriod, maxKesEvolutions, slotSeconds } = slotClocks[name];
      expect(genesis).toMatchObject({ slotsPerKesPeriod, maxKesEvolutions, slotSeconds });
      expect(networkOfMagic(genesis?.networkMagic ?? -1)).toBe(name);
    },
  );

  it.each([
    ['mainnet', '2026-01-01', '1355', '2026-04-03T09:44:51Z'],
    ['preprod', '2026-01-01', '860', '2026-04-03T00:00:00Z'],
    ['preview', '2026-01-01', '776', '2026-04-04T00:00:00Z'],
    ['mainnet', '2026-11-21', '1571', '2027-02-21T09:44:51Z'],
    ['preprod', '2026-11-21', '1076', '2027-02-21T00:00:00Z'],
    ['preview', '2026-11-21', '992', '2027-02-22T00:00:00Z'],
  ] as const)('on %s at %s it is KES period %s, by the genesis file', async (name, day, period, expires) => {
    const files = set(
      `shelley-genesis.json=genesis/${name}-shelley-genesis.json`,
      `node.cert=${yaci}/opcert.cert`,
    );
    const { derived } = await runChecks(cardanoChecks, files, { nowMs: Date.parse(`${day}T00:00:00Z`) });
    const values = new Map(derived.map((value) => [value.name, value.value]));
    expect(values.get('network')).toBe(name);
    expect(values.get('kes-period-now')).toBe(period);
    expect(kesExpiresAtMs(slotClocks[name], Number(period))).toBe(Date.parse(expires));
  });

  it('whole sets of them have the findings that they should have', async () => {
    const wallet = set(
      `payment.skey=${cli}/payment_keys.skey`,
      `payment.vkey=${cli}/payment_keys.vkey`,
      `stake.skey=${cli}/stake_keys.skey`,
      `stake.vkey=${cli}/stake_keys.vkey`,
      `payment.addr=${cli}/payment.testnet14.addr`,
    );
    expect(await codesOf(wallet)).toEqual([]);
    const producer = set(
      `kes.skey=${yaci}/kes.skey`,
      `vrf.skey=${yaci}/vrf.skey`,
      `node.cert=${yaci}/opcert.cert`,
    );
    expect(await codesOf(producer)).toEqual([]);
    const operator = set(
      `node.vkey=${cli}/operator.vkey`,
      `vrf.vkey=${cli}/operator-vrf.vkey`,
      `stake.vkey=${cli}/operator-owner.vkey`,
      `pool.cert=${cli}/pool-registration.cert.json`,
    );
    expect(await codesOf(operator)).toEqual([]);
    expect(await codesOf({ ...operator, ...set(`node.cert=${yaci}/opcert.cert`) })).toEqual([
      'opcert-cold-mismatch',
    ]);
    expect(await codesOf({ ...operator, ...set(`vrf.skey=${yaci}/vrf.skey`) })).toEqual(['pair-mismatch']);
    expect(await codesOf(set(`node.skey=${cli}/node-cold.skey`, `node.vkey=${cli}/operator.vkey`))).toEqual([
      'pair-mismatch',
    ]);
  });
});
