// From the payload of a key file to its public half, by derivation: what is public of a secret key, and whether its parts agree.
import { equalBytes } from '../../../../crypto/bytes.ts';
import { ed25519PublicFromScalar, ed25519PublicFromSeed } from '../../../../crypto/curves.ts';
import { bytesOf, readCbor } from './cbor.ts';
import type { Envelope } from './envelope.ts';
import { kesKeyBytes, readKesKey } from './kes-key.ts';
import type { KeyShape, KeyType } from './key-type.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Nothing of it is secret. */
export interface KeyReading {
  /** Hex; derived from the secret part where there is one. Null for a key from which none can be derived. */
  readonly publicKey: string | null;
  /** Hex; of extended keys. */
  readonly chainCode: string | null;
  /** What the file itself says its public half is, where that differs from what is derived. */
  readonly claimed: string | null;
  /** Of a KES signing key. */
  readonly evolution: number | null;
  /** Bytes of a KES signing key that has a wrong number of them. */
  readonly wrongSize: number | null;
  /** False where parts of the key do not belong together. */
  readonly holds: boolean;
}

const sound = { chainCode: null, claimed: null, evolution: null, wrongSize: null, holds: true };

/** Null where the payload is no key of that type. Zeroes the payload. */
export function readKey(envelope: Envelope, keyType: KeyType): KeyReading | null {
  const { payload } = envelope;
  if (payload === null) return null;
  try {
    const key = envelope.field === null ? payload : readCbor(payload);
    if (!(key instanceof Uint8Array)) return null;
    return keyType.half === 'signing' ? readSigning(key, keyType.shape) : readPublic(key, keyType);
  } finally {
    payload.fill(0);
  }
}

const publicLengths: Readonly<Record<KeyShape, number>> = {
  normal: 32,
  vrf: 32,
  kes: 32,
  extended: 64,
  opaque: 64,
  bls: 96,
};

function readPublic(key: Uint8Array, { shape }: KeyType): KeyReading | null {
  if (bytesOf(key, publicLengths[shape]) === null) return null;
  const extended = publicLengths[shape] === 64;
  const publicKey = hex(extended ? key.subarray(0, 32) : key);
  return { ...sound, publicKey, chainCode: extended ? hex(key.subarray(32)) : null };
}

function readSigning(key: Uint8Array, shape: KeyShape): KeyReading | null {
  switch (shape) {
    case 'normal':
      return key.length === 32 ? { ...sound, publicKey: hex(ed25519PublicFromSeed(key)) } : null;
    case 'vrf':
      return key.length === 64
        ? withHalves(ed25519PublicFromSeed(key.subarray(0, 32)), key.subarray(32), null)
        : null;
    case 'extended':
      // Scalar, the half that only signs, public key, chain code.
      return key.length === 128
        ? withHalves(
            ed25519PublicFromScalar(key.subarray(0, 32)),
            key.subarray(64, 96),
            hex(key.subarray(96)),
          )
        : null;
    case 'opaque':
      return key.length === 128
        ? { ...sound, publicKey: hex(key.subarray(64, 96)), chainCode: hex(key.subarray(96)) }
        : null;
    case 'bls':
      return key.length === 32 ? { ...sound, publicKey: null } : null;
    case 'kes':
      return readKes(key);
  }
}

function withHalves(derived: Uint8Array | null, inside: Uint8Array, chainCode: string | null): KeyReading {
  const holds = derived !== null && equalBytes(derived, inside);
  const publicKey = derived === null ? null : hex(derived);
  return { ...sound, publicKey, chainCode, claimed: holds ? null : hex(inside), holds };
}

function readKes(key: Uint8Array): KeyReading {
  const wrongSize = key.length === kesKeyBytes ? null : key.length;
  const kes = readKesKey(key);
  if (kes === null) return { ...sound, publicKey: null, wrongSize };
  const { evolution, holds } = kes;
  return { ...sound, publicKey: hex(kes.verificationKey), evolution, wrongSize, holds };
}
