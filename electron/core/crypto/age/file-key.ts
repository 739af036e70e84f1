// The file key wrapped for one recipient: ChaCha20-Poly1305 with a zero nonce under a key that is used once.
import { onHeap } from '../heap.ts';
import { sodium } from '../sodium.ts';
import { headerDamaged } from './damage.ts';

export const fileKeyBytes = 16;
const tagBytes = 16;

/** The body of a stanza: 32 bytes. */
export function wrapFileKey(fileKey: Uint8Array, wrappingKey: Uint8Array): Uint8Array {
  return onHeap((scratch) => {
    const body = scratch.room(fileKey.length + tagBytes);
    const message = scratch.put(fileKey);
    const [nonce, key] = [scratch.put(new Uint8Array(12)), scratch.put(wrappingKey)];
    sodium()._crypto_aead_chacha20poly1305_ietf_encrypt(
      body,
      0,
      message,
      fileKey.length,
      0,
      0,
      0,
      0,
      0,
      nonce,
      key,
    );
    return scratch.take(body, fileKey.length + tagBytes);
  });
}

/** Null where the key does not fit. A body of another length is refused before it is tried, as the specification demands. */
export function unwrapFileKey(body: Uint8Array, wrappingKey: Uint8Array): Uint8Array | null {
  if (body.length !== fileKeyBytes + tagBytes) throw headerDamaged('a wrapped file key has the wrong length');
  return onHeap((scratch) => {
    const fileKey = scratch.room(fileKeyBytes);
    const wrapped = scratch.put(body);
    const [nonce, key] = [scratch.put(new Uint8Array(12)), scratch.put(wrappingKey)];
    const status = sodium()._crypto_aead_chacha20poly1305_ietf_decrypt(
      fileKey,
      0,
      0,
      wrapped,
      body.length,
      0,
      0,
      0,
      0,
      nonce,
      key,
    );
    return status === 0 ? scratch.take(fileKey, fileKeyBytes) : null;
  });
}
