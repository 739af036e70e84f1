// Checks of Cardano key files as their specifications say, written apart from the code that makes the practice pool.
import { blake2b } from '../../electron/core/crypto/hash.ts';
import { ed25519PublicKey } from '../../electron/core/practice/ed25519.ts';

export type Decoded = number | string | null | Buffer | Decoded[] | { tag: number; value: Decoded };

/** Decodes one definite-length CBOR value (RFC 8949) and demands that nothing follows. */
export function decodeCbor(bytes: Buffer): Decoded {
  const [value, end] = decodeAt(bytes, 0);
  if (end !== bytes.length) throw new Error('bytes after the CBOR value');
  return value;
}

function decodeAt(bytes: Buffer, start: number): [Decoded, number] {
  const first = bytes.readUInt8(start);
  if (first === 0xf6) return [null, start + 1];
  const [argument, at] = argumentAt(bytes, start);
  switch (first >> 5) {
    case 0:
      return [argument, at];
    case 2:
      return [bytes.subarray(at, at + argument), at + argument];
    case 3:
      return [bytes.subarray(at, at + argument).toString('utf8'), at + argument];
    case 4: {
      const list: Decoded[] = [];
      let next = at;
      for (let index = 0; index < argument; index++) {
        const [value, end] = decodeAt(bytes, next);
        list.push(value);
        next = end;
      }
      return [list, next];
    }
    case 6: {
      const [value, end] = decodeAt(bytes, at);
      return [{ tag: argument, value }, end];
    }
    default:
      throw new Error(`CBOR major type ${first >> 5} is not in use here`);
  }
}

function argumentAt(bytes: Buffer, start: number): [number, number] {
  const low = bytes.readUInt8(start) & 31;
  if (low < 24) return [low, start + 1];
  if (low === 24) return [bytes.readUInt8(start + 1), start + 2];
  if (low === 25) return [bytes.readUInt16BE(start + 1), start + 3];
  if (low === 26) return [bytes.readUInt32BE(start + 1), start + 5];
  if (low === 27) return [Number(bytes.readBigUInt64BE(start + 1)), start + 9];
  throw new Error('indefinite lengths are not in use here');
}

export interface Envelope {
  type: string;
  description: string;
  cborHex: string;
}

export const readEnvelope = (text: string): Envelope & { value: Decoded } => {
  const envelope = JSON.parse(text) as Envelope;
  return { ...envelope, value: decodeCbor(Buffer.from(envelope.cborHex, 'hex')) };
};

/**
 * The verification key of a Sum KES signing key at period 0, after demanding that every half on the way down is the one its parent
 * names: layout left key ‖ right seed ‖ left vkey ‖ right vkey, vkey = BLAKE2b-256 of both.
 */
export function kesVerificationKey(skey: Buffer, depth: number): Buffer {
  if (skey.length !== 32 + 96 * depth)
    throw new Error(`a key of depth ${depth} has ${32 + 96 * depth} bytes, not ${skey.length}`);
  if (depth === 0) return Buffer.from(ed25519PublicKey(skey));
  const left = skey.subarray(0, skey.length - 96);
  const leftVkey = skey.subarray(skey.length - 64, skey.length - 32);
  if (!kesVerificationKey(left, depth - 1).equals(leftVkey))
    throw new Error(`the left half at depth ${depth} is another key`);
  return Buffer.from(blake2b(skey.subarray(skey.length - 64), 32));
}

/** Also derives the right halves from their seeds (BLAKE2b-256 of 1 or 2 and the seed) and compares their verification keys. */
export function kesFromSeed(seed: Buffer, depth: number): Buffer {
  if (depth === 0) return Buffer.from(ed25519PublicKey(seed));
  const half = (which: number): Buffer =>
    Buffer.from(blake2b(Buffer.concat([Buffer.from([which]), seed]), 32));
  return Buffer.from(
    blake2b(Buffer.concat([kesFromSeed(half(1), depth - 1), kesFromSeed(half(2), depth - 1)]), 32),
  );
}
