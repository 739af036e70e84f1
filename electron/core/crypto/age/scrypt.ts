// The scrypt recipient type of age: a passphrase. It locks identity files.
// node:crypto computes it: WebAssembly memory never shrinks, keeps its contents, and cannot reach the 4 GiB that 2^22 takes.
import { scryptSync } from 'node:crypto';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { asciiBytes, concatBytes } from '../bytes.ts';
import { systemRandom, type RandomBytes } from '../random.ts';
import { headerDamaged } from './damage.ts';
import { unwrapFileKey, wrapFileKey } from './file-key.ts';
import type { Identity, Recipient, Stanza } from './stanza.ts';

const type = 'scrypt';
const label = asciiBytes('age-encryption.org/v1/scrypt');
const saltBytes = 16;
const blockSize = 8;

/** The least work that we write, as a power of two. */
export const minLogN = 18;
/** The most work that we accept to do: 4 GiB of memory and some ten seconds. */
export const maxLogN = 22;

/** Seals to a passphrase (its bytes as typed, UTF-8). It keeps a reference; their owner zeroes them. */
export function scryptRecipient(
  passphrase: Uint8Array,
  logN = minLogN,
  random: RandomBytes = systemRandom,
): Recipient {
  if (logN < minLogN || logN > maxLogN)
    throw new Error(`scrypt work is written from 2^${minLogN} to 2^${maxLogN}`);
  return {
    alone: true,
    wrap(fileKey): Stanza {
      const salt = random(saltBytes);
      const key = stretch(passphrase, salt, logN);
      const body = wrapFileKey(fileKey, key);
      key.fill(0);
      return { words: [type, encodeBase64(salt, 'unpadded'), String(logN)], body };
    },
  };
}

/** Opens what was sealed to a passphrase. Work above 2^`acceptedLogN` is refused before any of it is done. */
export function scryptIdentity(passphrase: Uint8Array, acceptedLogN = maxLogN): Identity {
  return {
    unwrap(stanzas): Uint8Array | null {
      const own = stanzas.find((stanza) => stanza.words[0] === type);
      if (own === undefined) return null;
      if (stanzas.length > 1) throw headerDamaged('a passphrase stanza is not the only one');
      const { salt, logN } = parseArguments(own, acceptedLogN);
      if (own.body.length !== 32) throw headerDamaged('a wrapped file key has the wrong length');
      const key = stretch(passphrase, salt, logN);
      try {
        return unwrapFileKey(own.body, key);
      } finally {
        key.fill(0);
      }
    },
  };
}

function parseArguments(stanza: Stanza, acceptedLogN: number): { salt: Uint8Array; logN: number } {
  const [, encodedSalt, work, ...more] = stanza.words;
  if (encodedSalt === undefined || work === undefined || more.length > 0) {
    throw headerDamaged('a passphrase stanza has the wrong number of arguments');
  }
  const salt = decodeBase64(encodedSalt, 'unpadded');
  if (salt?.length !== saltBytes) throw headerDamaged('the salt of a passphrase stanza is malformed');
  if (!/^[1-9][0-9]*$/.test(work)) throw headerDamaged('the work factor of a passphrase stanza is malformed');
  if (work.length > 3 || Number(work) > acceptedLogN) {
    throw headerDamaged(`its passphrase stanza asks for more work than 2^${acceptedLogN}`);
  }
  return { salt, logN: Number(work) };
}

function stretch(passphrase: Uint8Array, salt: Uint8Array, logN: number): Uint8Array {
  const workMemory = 128 * blockSize * 2 ** logN;
  try {
    return scryptSync(passphrase, concatBytes(label, salt), 32, {
      N: 2 ** logN,
      r: blockSize,
      p: 1,
      // The bound is ours already; the library's own only has to be above it.
      maxmem: workMemory + 1024 * 1024,
    });
  } catch (cause) {
    throw new ColdkeepError(
      'recipient-unsupported',
      `The passphrase takes ${Math.ceil(workMemory / 2 ** 20)} MiB of memory to try, and this machine does not give them.`,
      {
        hint: 'Close other programs or use a machine with more memory.',
        cause,
      },
    );
  }
}
