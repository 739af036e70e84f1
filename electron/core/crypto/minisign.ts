// Signatures in the format of minisign, prehashed ("ED"): stock `minisign -Vm FILE -P KEY` accepts them. The reader demands
// exactly what we write, so that no bit of a signature file can change unnoticed.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { asciiBytes, asciiText, concatBytes, equalBytes } from './bytes.ts';
import { ed25519KeysFromSeed, ed25519Sign, ed25519Verify } from './curves.ts';
import { blake2b } from './hash.ts';

const untrustedLine = 'untrusted comment: signature by a Coldkeep vault';
const trustedPrefix = 'trusted comment: ';
const keyAlgorithm = asciiBytes('Ed');
const prehashedAlgorithm = asciiBytes('ED');
const keyIdBytes = 8;
const signatureBytes = 64;

export interface SigningKeys {
  /** The public key as minisign prints it: base64 of "Ed", the 8-byte key id and the 32-byte Ed25519 key. */
  readonly publicKey: string;
  /** libsodium's secret key: seed and public key, 64 bytes. The owner zeroes it. */
  readonly secret: Uint8Array;
}

interface PublicKey {
  readonly keyId: Uint8Array;
  readonly point: Uint8Array;
}

/** Keys from 32 secret bytes. The key id is the first 8 bytes of BLAKE2b-256 of the public key, so it needs no storing. */
export function signingKeysFromSeed(seed: Uint8Array): SigningKeys {
  if (seed.length !== 32) throw new Error('a signing seed has 32 bytes');
  const { publicKey, secretKey } = ed25519KeysFromSeed(seed);
  const keyId = blake2b(publicKey, 32).subarray(0, keyIdBytes);
  return {
    publicKey: encodeBase64(concatBytes(keyAlgorithm, keyId, publicKey), 'padded'),
    secret: secretKey,
  };
}

/** The text of a .minisig file: four lines, each ended by a line feed. `trustedComment` is printable ASCII. */
export function sign(keys: SigningKeys, bytes: Uint8Array, trustedComment: string): string {
  if (!isPrintable(trustedComment)) throw new Error('a trusted comment is one line of printable ASCII');
  const { keyId } = parsePublicKey(keys.publicKey);
  const signature = ed25519Sign(keys.secret, blake2b(bytes, 64));
  const global = ed25519Sign(keys.secret, concatBytes(signature, asciiBytes(trustedComment)));
  const lines = [
    untrustedLine,
    encodeBase64(concatBytes(prehashedAlgorithm, keyId, signature), 'padded'),
    trustedPrefix + trustedComment,
    encodeBase64(global, 'padded'),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * Answers the trusted comment of a signature that holds. `signatureText`: the file's bytes as Latin-1 or ASCII text.
 * Errors: signature-malformed (not the four lines that we write), signature-foreign (another key's), signature-wrong (this
 * key's, but not over these bytes or with this comment); bad-input for a malformed public key.
 */
export function verify(publicKey: string, bytes: Uint8Array, signatureText: string): string {
  const key = parsePublicKey(publicKey);
  const { keyId, signature, trustedComment, global } = parseSignature(signatureText);
  if (!equalBytes(keyId, key.keyId)) {
    throw new ColdkeepError(
      'signature-foreign',
      'The signature was made with another key than the one it was held against.',
    );
  }
  if (!ed25519Verify(key.point, blake2b(bytes, 64), signature)) {
    throw new ColdkeepError(
      'signature-wrong',
      'The signature does not belong to this file: one of them was changed.',
    );
  }
  if (!ed25519Verify(key.point, concatBytes(signature, asciiBytes(trustedComment)), global)) {
    throw new ColdkeepError('signature-wrong', 'The trusted comment of the signature was changed.');
  }
  return trustedComment;
}

function parsePublicKey(line: string): PublicKey {
  const bytes = decodeBase64(line, 'padded');
  if (bytes?.length !== 2 + keyIdBytes + 32 || !equalBytes(bytes.subarray(0, 2), keyAlgorithm)) {
    throw new ColdkeepError('bad-input', 'This is not a minisign public key.');
  }
  return { keyId: bytes.subarray(2, 2 + keyIdBytes), point: bytes.subarray(2 + keyIdBytes) };
}

function parseSignature(text: string): {
  keyId: Uint8Array;
  signature: Uint8Array;
  trustedComment: string;
  global: Uint8Array;
} {
  const [untrusted, encoded, trusted, encodedGlobal, end, ...more] = text.split('\n');
  if (end !== '' || more.length > 0) throw malformed('it does not have exactly four lines');
  if (untrusted !== untrustedLine) throw malformed('its first line is not the one that Coldkeep writes');
  const bytes = decodeBase64(encoded ?? '', 'padded');
  if (bytes?.length !== 2 + keyIdBytes + signatureBytes)
    throw malformed('its second line is not a signature');
  if (!equalBytes(bytes.subarray(0, 2), prehashedAlgorithm)) {
    throw malformed(
      `it is of type "${asciiText(bytes.subarray(0, 2)).replaceAll(/[^\x20-\x7e]/g, '?')}", not "ED"`,
    );
  }
  const trustedComment =
    trusted?.startsWith(trustedPrefix) === true ? trusted.slice(trustedPrefix.length) : null;
  if (trustedComment === null || !isPrintable(trustedComment))
    throw malformed('its third line is not a trusted comment');
  const global = decodeBase64(encodedGlobal ?? '', 'padded');
  if (global?.length !== signatureBytes) throw malformed('its fourth line is not a signature');
  return {
    keyId: bytes.subarray(2, 2 + keyIdBytes),
    signature: bytes.subarray(2 + keyIdBytes),
    trustedComment,
    global,
  };
}

const isPrintable = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

const malformed = (why: string): ColdkeepError =>
  new ColdkeepError('signature-malformed', `The signature file is damaged: ${why}.`);
