// Operational certificates and their issue counters (cardano-api, OperationalCertificate; cardano-ledger, OCertSignable).
import { concatBytes } from '../../../../crypto/bytes.ts';
import { ed25519Verify } from '../../../../crypto/curves.ts';
import { bytesOf, isList, numberOf, readCbor } from './cbor.ts';

export interface Opcert {
  readonly kesKey: Uint8Array;
  readonly number: number;
  /** First KES period in which it counts. */
  readonly period: number;
  readonly signature: Uint8Array;
  readonly coldKey: Uint8Array;
}

/** [[KES key, number, period, signature], cold key]; null for anything else, and for numbers beyond 2^53. */
export function readOpcert(cbor: Uint8Array): Opcert | null {
  const value = readCbor(cbor);
  if (value === null || !isList(value) || value.length !== 2) return null;
  const [body, cold] = value;
  if (!isList(body) || body.length !== 4) return null;
  const kesKey = bytesOf(body[0], 32);
  const number = numberOf(body[1]);
  const period = numberOf(body[2]);
  const signature = bytesOf(body[3], 64);
  const coldKey = bytesOf(cold, 32);
  if (kesKey === null || number === null || period === null || signature === null || coldKey === null) {
    return null;
  }
  return { kesKey, number, period, signature, coldKey };
}

export interface Counter {
  /** The number that the next certificate will get. */
  readonly next: number;
  readonly coldKey: Uint8Array;
}

/** [next number, cold key]; null for anything else. */
export function readCounter(cbor: Uint8Array): Counter | null {
  const value = readCbor(cbor);
  if (value === null || !isList(value) || value.length !== 2) return null;
  const next = numberOf(value[0]);
  const coldKey = bytesOf(value[1], 32);
  return next === null || coldKey === null ? null : { next, coldKey };
}

/** `legacy`: signed over the CBOR form, as before the Shelley ledger was final; nodes refuse it. */
export type SignatureState = 'valid' | 'legacy' | 'invalid';

/** By the key inside the certificate, or by another one. */
export function signatureState(opcert: Opcert, coldKey: Uint8Array = opcert.coldKey): SignatureState {
  if (ed25519Verify(coldKey, signedBytes(opcert), opcert.signature)) return 'valid';
  return ed25519Verify(coldKey, legacySignedBytes(opcert), opcert.signature) ? 'legacy' : 'invalid';
}

/** KES key, number and period, both as 64 bits big-endian: 48 bytes. */
function signedBytes({ kesKey, number, period }: Opcert): Uint8Array {
  const numbers = Buffer.alloc(16);
  numbers.writeBigUInt64BE(BigInt(number), 0);
  numbers.writeBigUInt64BE(BigInt(period), 8);
  return concatBytes(kesKey, numbers);
}

const legacySignedBytes = ({ kesKey, number, period }: Opcert): Uint8Array =>
  concatBytes(Uint8Array.of(0x83, 0x58, 0x20), kesKey, cborUnsigned(number), cborUnsigned(period));

function cborUnsigned(value: number): Uint8Array {
  if (value < 24) return Uint8Array.of(value);
  if (value < 0x100) return Uint8Array.of(24, value);
  const size = value < 0x10000 ? 2 : value < 0x100000000 ? 4 : 8;
  const bytes = Buffer.alloc(1 + size);
  bytes[0] = size === 2 ? 25 : size === 4 ? 26 : 27;
  if (size === 8) bytes.writeBigUInt64BE(BigInt(value), 1);
  else bytes.writeUIntBE(value, 1, size);
  return bytes;
}
