// identity.age: the vault's identity as age-keygen writes one, sealed to the passphrase. Stock age takes it as it is
// (`age -d -i identity.age`), or opened first (`age -d -o key.txt identity.age`).
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { openBytes } from './age/opener.ts';
import { scryptIdentity, scryptRecipient } from './age/scrypt.ts';
import { sealBytes } from './age/sealer.ts';
import { encodeIdentity, parseIdentity, recipientOf } from './age/x25519.ts';
import { asciiBytes, concatBytes } from './bytes.ts';
import { systemRandom, type RandomBytes } from './random.ts';

/** The file is some hundred bytes; more is not an identity. */
const maxPlaintextBytes = 4096;
const lineFeed = 0x0a;
const commentMark = 0x23;

/** The bytes of identity.age for 32 secret bytes and a passphrase (its UTF-8 bytes). Takes about a second. */
export function lockIdentity(
  secret: Uint8Array,
  passphrase: Uint8Array,
  random: RandomBytes = systemRandom,
): Uint8Array {
  const line = encodeIdentity(secret);
  const plaintext = concatBytes(
    asciiBytes(`# public key: ${recipientOf(secret)}\n`),
    line,
    Uint8Array.of(lineFeed),
  );
  try {
    return sealBytes([scryptRecipient(passphrase, undefined, random)], plaintext, random);
  } finally {
    line.fill(0);
    plaintext.fill(0);
  }
}

/**
 * The 32 secret bytes, which the caller zeroes.
 * Errors: wrong-passphrase; identity-damaged where the file is not a whole identity file, whatever the passphrase.
 * A flipped bit within its 48 bytes of salt and wrapped key cannot be told from a wrong passphrase.
 */
export function unlockIdentity(identityFile: Uint8Array, passphrase: Uint8Array): Uint8Array {
  const plaintext = openIdentityFile(identityFile, passphrase);
  try {
    return parseIdentityFile(plaintext);
  } finally {
    plaintext.fill(0);
  }
}

function openIdentityFile(identityFile: Uint8Array, passphrase: Uint8Array): Uint8Array {
  try {
    return openBytes([scryptIdentity(passphrase)], identityFile, maxPlaintextBytes);
  } catch (cause) {
    if (!(cause instanceof ColdkeepError)) throw cause;
    if (cause.code === 'no-matching-identity' && isLockedByPassphrase(identityFile)) {
      throw new ColdkeepError('wrong-passphrase', 'The passphrase does not open the identity.', {
        hint: 'Look at Caps Lock and the keyboard layout, then try again. If you are certain of it, try the twin file, identity-2.age.',
        cause,
      });
    }
    throw damaged(cause.message, cause);
  }
}

/** Whether the one stanza is a passphrase's; anything else was not written as an identity file. */
const isLockedByPassphrase = (identityFile: Uint8Array): boolean =>
  Buffer.from(identityFile.subarray(0, 64)).toString('latin1').split('\n')[1]?.startsWith('-> scrypt ') ===
  true;

function parseIdentityFile(plaintext: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < plaintext.length;) {
    const at = plaintext.indexOf(lineFeed, start);
    const end = at < 0 ? plaintext.length : at;
    const line = plaintext.subarray(start, end);
    if (line.length > 0 && line[0] !== commentMark) lines.push(line);
    start = end + 1;
  }
  const [line, ...more] = lines;
  if (line === undefined || more.length > 0) throw damaged('It does not hold exactly one identity.');
  try {
    return parseIdentity(line);
  } catch (cause) {
    throw damaged('What it holds is not an X25519 identity.', cause);
  }
}

const damaged = (why: string, cause?: unknown): ColdkeepError =>
  new ColdkeepError('identity-damaged', `The identity file is damaged. ${why}`, { cause });
