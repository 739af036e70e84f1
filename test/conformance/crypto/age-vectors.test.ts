// Every official vector of the age format (C2SP CCTV, npm cctv-age) against its own expectation: the class of the failure and
// the plaintext released before it.
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';
import { beforeAll, describe, expect, it } from 'vitest';
import { ArmorReader } from '../../../electron/core/crypto/age/armor.ts';
import { Opener, type Identity } from '../../../electron/core/crypto/age/opener.ts';
import { SealedReader } from '../../../electron/core/crypto/age/sealed-reader.ts';
import { scryptIdentity } from '../../../electron/core/crypto/age/scrypt.ts';
import { parseIdentity, X25519Identity } from '../../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../../electron/core/crypto/sodium.ts';
import { ColdkeepError, type ErrorCode } from '../../../shared/domain/errors.ts';

interface Vector {
  readonly expectation: string;
  readonly payloadSha256: string | null;
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
  readonly armored: boolean;
  readonly file: Uint8Array;
}

const codeOf: Readonly<Record<string, ErrorCode>> = {
  'no match': 'no-matching-identity',
  'HMAC failure': 'header-mac-wrong',
  'header failure': 'header-damaged',
  'payload failure': 'payload-damaged',
  'armor failure': 'armor-damaged',
};

const sha256OfNothing = createHash('sha256').digest('hex');
const knownKeys = [
  'expect',
  'payload',
  'identity',
  'passphrase',
  'armored',
  'file key',
  'comment',
  'compressed',
];

function parseVector(bytes: Uint8Array): Vector {
  const headEnd = Buffer.from(bytes).indexOf('\n\n');
  const fields = Buffer.from(bytes.subarray(0, headEnd))
    .toString('utf8')
    .split('\n')
    .map((line) => {
      const at = line.indexOf(': ');
      return { key: line.slice(0, at), value: line.slice(at + 2) };
    });
  const all = (key: string): string[] =>
    fields.filter((field) => field.key === key).map((field) => field.value);
  expect(fields.every((field) => knownKeys.includes(field.key))).toBe(true);
  const body = bytes.subarray(headEnd + 2);
  return {
    expectation: all('expect')[0] ?? '',
    payloadSha256: all('payload')[0] ?? null,
    identities: all('identity'),
    passphrases: all('passphrase'),
    armored: all('armored')[0] === 'yes',
    file: all('compressed')[0] === 'zlib' ? new Uint8Array(inflateSync(body)) : body,
  };
}

/** Opens a vector's file in pieces of a size and answers how it ended and what was released. */
function open(vector: Vector, pieceBytes: number): { outcome: 'success' | ErrorCode; sha256: string } {
  const released = createHash('sha256');
  const sink = { write: (piece: Uint8Array) => void released.update(piece) };
  const finish = (outcome: 'success' | ErrorCode) => ({ outcome, sha256: released.digest('hex') });
  let opener: Opener | null = null;
  try {
    const identities: Identity[] = vector.identities.map((line) => new X25519Identity(parseIdentity(line)));
    for (const passphrase of vector.passphrases) identities.push(scryptIdentity(Buffer.from(passphrase)));
    opener = new Opener(identities, sink);
    const armor = vector.armored ? new ArmorReader(opener) : null;
    for (let offset = 0; offset < vector.file.length; offset += pieceBytes) {
      (armor ?? opener).write(vector.file.subarray(offset, offset + pieceBytes));
    }
    armor?.finish();
    opener.finish();
    return finish('success');
  } catch (error) {
    if (error instanceof ColdkeepError) return finish(error.code);
    throw error;
  } finally {
    opener?.dispose();
  }
}

/** Reads a vector's file range by range, and answers how that ended. Nothing is known of what is not read. */
function readRanges(vector: Vector): { outcome: 'success' | ErrorCode; sha256: string } {
  const hash = createHash('sha256');
  let reader: SealedReader | null = null;
  try {
    const identities: Identity[] = vector.identities.map((line) => new X25519Identity(parseIdentity(line)));
    const readAt = (into: Uint8Array, position: number): number => {
      const piece = vector.file.subarray(position, position + into.length);
      into.set(piece);
      return piece.length;
    };
    reader = new SealedReader(readAt, vector.file.length, identities);
    for (let offset = 0; offset < reader.sizeBytes; offset += 10_000) {
      const piece = new Uint8Array(Math.min(10_000, reader.sizeBytes - offset));
      reader.readInto(piece, offset);
      hash.update(piece);
    }
    return { outcome: 'success', sha256: hash.digest('hex') };
  } catch (error) {
    if (error instanceof ColdkeepError) return { outcome: error.code, sha256: '' };
    throw error;
  } finally {
    reader?.dispose();
  }
}

const isPostQuantum = (vector: Vector): boolean =>
  vector.identities.some((identity) => identity.startsWith('AGE-SECRET-KEY-PQ-1'));

const names = Object.keys(vectors).filter((name) => name !== 'default');

describe('the official age vectors', () => {
  beforeAll(loadSodium);

  it('are all here', () => {
    expect(names.length).toBe(143);
  });

  it.each(names)('%s', (name) => {
    const bytes = (vectors as Readonly<Record<string, Uint8Array>>)[name];
    if (bytes === undefined) throw new Error(`vector ${name} vanished`);
    const vector = parseVector(bytes);
    const expected = vector.expectation === 'success' ? 'success' : codeOf[vector.expectation];
    expect(expected).toBeDefined();
    // A passphrase takes its time, so those go in one piece only.
    const pieceSizes = vector.passphrases.length > 0 ? [1_000_000] : [1_000_000, 4099];
    const results = pieceSizes.map((pieceBytes) => open(vector, pieceBytes));
    const unsupported = { outcome: 'recipient-unsupported', sha256: sha256OfNothing };
    const wanted = { outcome: expected, sha256: vector.payloadSha256 ?? sha256OfNothing };
    const acceptable = isPostQuantum(vector) ? [wanted, unsupported] : [wanted];
    for (const result of results) expect(acceptable).toContainEqual(result);
    if (vector.armored || vector.passphrases.length > 0 || isPostQuantum(vector)) return;
    const read = readRanges(vector);
    expect(read.outcome).toBe(expected);
    // Of a file that fails, ranges before the damage may have been read.
    expect(expected === 'success' ? read.sha256 : wanted.sha256).toBe(wanted.sha256);
  });
});
