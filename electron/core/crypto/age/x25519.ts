// The X25519 recipient type of age: what every file of a vault is sealed to and opened with.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { asciiBytes, asciiText, concatBytes } from '../bytes.ts';
import { x25519Public, x25519Shared } from '../curves.ts';
import { hkdfSha256 } from '../hash.ts';
import { systemRandom, type RandomBytes } from '../random.ts';
import { decodeBech32, encodeBech32, upperCase } from './bech32.ts';
import { headerDamaged } from './damage.ts';
import { unwrapFileKey, wrapFileKey } from './file-key.ts';
import type { Identity, Recipient, Stanza } from './stanza.ts';

const type = 'X25519';
const info = asciiBytes('age-encryption.org/v1/X25519');
const secretPrefix = 'age-secret-key-';
const postQuantumPrefix = 'AGE-SECRET-KEY-PQ-1';

/** 32 fresh secret bytes of an identity. */
export const generateIdentity = (random: RandomBytes = systemRandom): Uint8Array => random(32);

/** "AGE-SECRET-KEY-1…" as ASCII bytes, which the caller zeroes. */
export function encodeIdentity(secret: Uint8Array): Uint8Array {
  const lower = encodeBech32(secretPrefix, secret);
  const text = upperCase(lower);
  lower.fill(0);
  return text;
}

/** The 32 secret bytes of an "AGE-SECRET-KEY-1…" line. Errors: bad-input, recipient-unsupported (post-quantum). */
export function parseIdentity(line: string | Uint8Array): Uint8Array {
  const text = typeof line === 'string' ? asciiBytes(line) : line;
  if (asciiText(text.subarray(0, postQuantumPrefix.length)) === postQuantumPrefix) {
    throw new ColdkeepError('recipient-unsupported', 'Post-quantum identities are not supported yet.');
  }
  const secret = text[0] === 0x41 ? decodeBech32(secretPrefix, text) : null;
  if (secret?.length !== 32)
    throw new ColdkeepError('bad-input', 'This is not an age identity (AGE-SECRET-KEY-1…).');
  return secret;
}

/** "age1…", the public half of an identity's 32 secret bytes. */
export const recipientOf = (secret: Uint8Array): string =>
  asciiText(encodeBech32('age', x25519Public(secret)));

/** Seals to an "age1…" recipient. Errors: bad-input, recipient-unsupported (other "age1…" types). */
export function x25519Recipient(encoded: string, random: RandomBytes = systemRandom): Recipient {
  const text = asciiBytes(encoded);
  const point = text[0] === 0x61 ? decodeBech32('age', text) : null;
  if (point?.length !== 32) {
    if (/^age1(pq|tag|tagpq|[a-z0-9-]+)1/.test(encoded)) {
      throw new ColdkeepError(
        'recipient-unsupported',
        `The recipient ${encoded.slice(0, 16)}… is of a type that is not supported yet.`,
      );
    }
    throw new ColdkeepError('bad-input', 'This is not an age recipient (age1…).');
  }
  return {
    alone: false,
    wrap(fileKey): Stanza {
      const ephemeral = random(32);
      const shared = x25519Shared(ephemeral, point);
      if (shared === null)
        throw new ColdkeepError(
          'bad-input',
          'This age recipient is of low order: nothing sealed to it would be secret.',
        );
      const share = x25519Public(ephemeral);
      const key = wrappingKey(shared, share, point);
      const body = wrapFileKey(fileKey, key);
      for (const secret of [ephemeral, shared, key]) secret.fill(0);
      return { words: [type, encodeBase64(share, 'unpadded')], body };
    },
  };
}

/** Opens what was sealed to its recipient. It keeps a reference to the secret bytes; their owner zeroes them. */
export class X25519Identity implements Identity {
  readonly #secret: Uint8Array;
  readonly #point: Uint8Array;

  constructor(secret: Uint8Array) {
    if (secret.length !== 32) throw new Error('an X25519 identity has 32 bytes');
    this.#secret = secret;
    this.#point = x25519Public(secret);
  }

  unwrap(stanzas: readonly Stanza[]): Uint8Array | null {
    for (const stanza of stanzas) {
      const fileKey = stanza.words[0] === type ? this.#unwrapOne(stanza) : null;
      if (fileKey !== null) return fileKey;
    }
    return null;
  }

  #unwrapOne(stanza: Stanza): Uint8Array | null {
    const [, encodedShare, ...more] = stanza.words;
    if (encodedShare === undefined || more.length > 0)
      throw headerDamaged('an X25519 stanza has the wrong number of arguments');
    const share = decodeBase64(encodedShare, 'unpadded');
    if (share?.length !== 32) throw headerDamaged('the share of an X25519 stanza is malformed');
    const shared = x25519Shared(this.#secret, share);
    if (shared === null) throw headerDamaged('the share of an X25519 stanza is of low order');
    const key = wrappingKey(shared, share, this.#point);
    try {
      return unwrapFileKey(stanza.body, key);
    } finally {
      key.fill(0);
      shared.fill(0);
    }
  }
}

const wrappingKey = (shared: Uint8Array, share: Uint8Array, point: Uint8Array): Uint8Array =>
  hkdfSha256({ secret: shared, salt: concatBytes(share, point), info, outputBytes: 32 });
