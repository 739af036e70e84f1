// Whatever the bytes: every parser answers, no check throws, and nothing secret gets into what is found or derived.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardanoChecks } from '../../../../electron/core/capture/checks/cardano/index.ts';
import {
  bech32KeyBytes,
  bech32KeyType,
} from '../../../../electron/core/capture/checks/cardano/parse/bech32-key.ts';
import { readCbor } from '../../../../electron/core/capture/checks/cardano/parse/cbor.ts';
import { readCertificate } from '../../../../electron/core/capture/checks/cardano/parse/certificate.ts';
import { readEnvelope } from '../../../../electron/core/capture/checks/cardano/parse/envelope.ts';
import {
  canonicalHash,
  readByronGenesis,
  readJson,
  readNodeConfig,
  readShelleyGenesis,
} from '../../../../electron/core/capture/checks/cardano/parse/genesis.ts';
import { readKey } from '../../../../electron/core/capture/checks/cardano/parse/key.ts';
import { keyTypeOf } from '../../../../electron/core/capture/checks/cardano/parse/key-type.ts';
import { readMetadata } from '../../../../electron/core/capture/checks/cardano/parse/metadata.ts';
import { readCounter, readOpcert } from '../../../../electron/core/capture/checks/cardano/parse/opcert.ts';
import { envelopeType } from '../../../../electron/core/capture/envelope-type.ts';
import { loadSodium } from '../../../../electron/core/crypto/sodium.ts';
import { encodeCbor } from '../../../../electron/core/practice/cbor.ts';
import { keysOf, nowMs, soundPool, textAt } from '../../../support/pool-files.ts';
import { runChecks, type Files } from '../../../support/run-checks.ts';

await loadSodium();

const signingTypes = [
  'StakePoolSigningKey_ed25519',
  'VrfSigningKey_PraosVRF',
  'KesSigningKey_ed25519_kes_2^6',
  'PaymentExtendedSigningKeyShelley_ed25519_bip32',
  'PaymentSigningKeyByronLegacy_ed25519_bip32',
  'BlsSigningKey_bls12-381-BLS-Signature-Mininimal-Signature-Size',
  'StakePoolHWSigningFile_ed25519',
  'StakeVerificationKeyShelley_ed25519',
];

const readAll = (bytes: Uint8Array): void => {
  envelopeType(bytes);
  readEnvelope(bytes);
  bech32KeyType(bytes);
  bech32KeyBytes(bytes);
  readCbor(bytes);
  readOpcert(bytes);
  readCounter(bytes);
  readCertificate(bytes);
  readMetadata(bytes);
  const json = readJson(bytes);
  readShelleyGenesis(json);
  readByronGenesis(json);
  readNodeConfig(json);
  canonicalHash(json);
};

const cborSoup = fc
  .array(
    fc.constantFrom(
      0x00,
      0x03,
      0x18,
      0x1b,
      0x41,
      0x58,
      0x5f,
      0x62,
      0x82,
      0x8a,
      0x9f,
      0xbf,
      0xa1,
      0xd8,
      0xf6,
      0xff,
    ),
  )
  .map((bytes) => Uint8Array.from(bytes));

describe('every parser', () => {
  it('answers to random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => readAll(bytes)).not.toThrow();
      }),
    );
  });

  it('answers to what looks like CBOR', () => {
    fc.assert(
      fc.property(cborSoup, (bytes) => {
        expect(() => readAll(bytes)).not.toThrow();
      }),
    );
  });

  it('answers to what looks like JSON', () => {
    const soup = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'type', 'cborHex', '1', '58', ' '),
    );
    fc.assert(
      fc.property(soup, (pieces) => {
        expect(() => readAll(Buffer.from(pieces.join('')))).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => readAll(Buffer.from(JSON.stringify(value)))).not.toThrow();
      }),
    );
  });

  it('answers to nesting without end and to lengths without bytes', () => {
    for (const start of ['[', '{"a":', '{"type":[', '"']) readAll(Buffer.from(start.repeat(30_000)));
    for (const byte of [0x81, 0x9f, 0xa1, 0xbf, 0xd8, 0x5f]) readAll(new Uint8Array(60_000).fill(byte));
    for (const head of [0x5b, 0x7b, 0x9b, 0xbb])
      readAll(Uint8Array.of(head, ...new Uint8Array(8).fill(0x7f)));
    expect(canonicalHash(JSON.parse('['.repeat(100) + ']'.repeat(100)))).toBeNull();
  });

  it('answers to keys of any length', () => {
    const lengths = fc.constantFrom(0, 1, 31, 32, 33, 64, 96, 128, 130, 608, 704);
    fc.assert(
      fc.property(
        fc.constantFrom(...signingTypes),
        lengths,
        fc.nat(255),
        fc.boolean(),
        (type, length, byte, bare) => {
          const keyType = keyTypeOf(type);
          if (keyType === null) throw new Error(`${type} is a key`);
          const key = new Uint8Array(length).fill(byte);
          const payload = bare ? key : encodeCbor(key);
          readKey(
            { type, hasDescription: true, field: bare ? null : 'cborHex', payload, whole: true },
            keyType,
          );
          expect(payload.every((each) => each === 0)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('CBOR', () => {
  it('is read as it was written', () => {
    const leaf = fc.oneof(
      fc.maxSafeNat(),
      fc.string(),
      fc.constant(null),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 30 })),
    }));
    fc.assert(
      fc.property(value, (each) => {
        const bytes = new Uint8Array(encodeCbor(each as never));
        expect(readCbor(bytes)).toEqual(each);
        expect(readCbor(bytes.subarray(0, -1))).toBeNull();
        expect(readCbor(Uint8Array.of(...bytes, 0))).toBeNull();
      }),
    );
  });

  it('of indefinite length is read too', () => {
    expect(readCbor(Uint8Array.of(0x9f, 1, 0x5f, 0x41, 2, 0x41, 3, 0xff, 0xff))).toEqual([
      1,
      Uint8Array.of(2, 3),
    ]);
  });
});

describe('the checks together', () => {
  const pool = soundPool();
  const paths = Object.keys(pool);
  const keys = keysOf();
  const secrets = [keys.cold, keys.vrf, keys.payment, keys.stake].map(({ seed }) =>
    Buffer.from(seed).toString('hex'),
  );
  const kes = /"cborHex": "590260([0-9a-f]+)"/.exec(textAt(pool, 'pool/kes.skey'))?.[1] ?? '';
  const leaves = [...secrets, kes.slice(0, 64)];

  const mutated = fc.record({
    path: fc.constantFrom(...paths),
    at: fc.nat(2000),
    byte: fc.nat(255),
    cut: fc.boolean(),
    swap: fc.option(fc.constantFrom(...paths)),
  });

  it('say something of any mutation, and nothing secret', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutated, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const files: Record<string, string | Uint8Array> = { ...pool };
        for (const { path, at, byte, cut, swap } of mutations) {
          const bytes = Buffer.from(textAt(files, swap ?? path));
          bytes[at % Math.max(1, bytes.length)] = byte;
          files[path] = cut ? bytes.subarray(0, at % Math.max(1, bytes.length)) : bytes;
        }
        const { findings, derived } = await runChecks(cardanoChecks, files, { nowMs });
        const text = JSON.stringify([findings, derived]);
        expect(leaves.filter((secret) => text.includes(secret))).toEqual([]);
        for (const { message, fix, why } of findings) expect([message, fix, why]).not.toContain('');
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('do so of files of any bytes under any name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...paths), fc.uint8Array())), async (entries) => {
        const files: Files = Object.fromEntries(entries);
        const { findings } = await runChecks(cardanoChecks, files, { nowMs });
        expect(findings.every(({ subject }) => subject in files || subject === 'clock')).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('a folder of thousands of keys', () => {
  it('is judged to an end', async () => {
    const pool = soundPool();
    const names = ['stake.vkey', 'stake.cert', 'deleg.cert', 'payment.vkey', 'payment.addr', 'stake.addr'];
    const files: Record<string, string | Uint8Array> = { ...pool };
    for (let index = 0; index < 400; index++) {
      for (const name of names) files[`wallets/${index}/${name}`] = textAt(pool, `pool/${name}`);
    }
    const { findings } = await runChecks(cardanoChecks, files, { nowMs });
    expect(findings).toEqual([]);
  }, 60_000);
});
