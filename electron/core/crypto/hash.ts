// BLAKE2b, HMAC-SHA256 and HKDF-SHA256 (RFC 5869; libsodium's WebAssembly has no HKDF, so it is composed from HMAC).
import { concatBytes } from './bytes.ts';
import { onHeap } from './heap.ts';
import { sodium } from './sodium.ts';

/** Large inputs go through the heap in pieces, so that it does not grow with them. */
const pieceBytes = 256 * 1024;

type Absorb = (piece: number, byteCount: number) => void;

function eachPiece(bytes: Uint8Array, address: number, absorb: Absorb): void {
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    const piece = bytes.subarray(offset, offset + pieceBytes);
    sodium().HEAPU8.set(piece, address);
    absorb(address, piece.length);
  }
}

/** Unkeyed BLAKE2b (RFC 7693) of a whole byte string. */
export function blake2b(bytes: Uint8Array, outputBytes: 28 | 32 | 64): Uint8Array {
  const lib = sodium();
  return onHeap((scratch) => {
    const state = scratch.room(lib._crypto_generichash_statebytes());
    const output = scratch.room(outputBytes);
    const piece = scratch.room(Math.min(bytes.length, pieceBytes));
    lib._crypto_generichash_init(state, 0, 0, outputBytes);
    eachPiece(bytes, piece, (at, count) => lib._crypto_generichash_update(state, at, count, 0));
    lib._crypto_generichash_final(state, output, outputBytes);
    return scratch.take(output, outputBytes);
  });
}

/** HMAC-SHA256, 32 bytes; the key may have any length. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const lib = sodium();
  return onHeap((scratch) => {
    const state = scratch.room(lib._crypto_auth_hmacsha256_statebytes());
    const output = scratch.room(32);
    const piece = scratch.room(Math.min(bytes.length, pieceBytes));
    lib._crypto_auth_hmacsha256_init(state, scratch.put(key), key.length);
    eachPiece(bytes, piece, (at, count) => lib._crypto_auth_hmacsha256_update(state, at, count, 0));
    lib._crypto_auth_hmacsha256_final(state, output);
    return scratch.take(output, 32);
  });
}

/** HKDF-SHA256. An absent salt is 32 zero bytes (RFC 5869, 2.2). `outputBytes` up to 8160. */
export function hkdfSha256(input: {
  secret: Uint8Array;
  salt?: Uint8Array;
  info: Uint8Array;
  outputBytes: number;
}): Uint8Array {
  if (input.outputBytes > 255 * 32) throw new Error('HKDF-SHA256 gives 8160 bytes at most');
  const pseudorandomKey = hmacSha256(input.salt ?? new Uint8Array(32), input.secret);
  const output = new Uint8Array(input.outputBytes);
  let block: Uint8Array = new Uint8Array(0);
  for (let offset = 0, counter = 1; offset < output.length; offset += 32, counter++) {
    const next = hmacSha256(pseudorandomKey, concatBytes(block, input.info, Uint8Array.of(counter)));
    block.fill(0);
    block = next;
    output.set(block.subarray(0, output.length - offset), offset);
  }
  block.fill(0);
  pseudorandomKey.fill(0);
  return output;
}
