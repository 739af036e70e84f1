// X25519 (RFC 7748) and Ed25519 (RFC 8032).
import { onHeap } from './heap.ts';
import { sodium } from './sodium.ts';

/** The public point of a 32-byte secret scalar. */
export function x25519Public(secret: Uint8Array): Uint8Array {
  return onHeap((scratch) => {
    const point = scratch.room(32);
    sodium()._crypto_scalarmult_base(point, scratch.put(secret));
    return scratch.take(point, 32);
  });
}

/** The shared secret; null where the point is of low order and the secret would be all zeroes. */
export function x25519Shared(secret: Uint8Array, point: Uint8Array): Uint8Array | null {
  return onHeap((scratch) => {
    const shared = scratch.room(32);
    const status = sodium()._crypto_scalarmult(shared, scratch.put(secret), scratch.put(point));
    return status === 0 ? scratch.take(shared, 32) : null;
  });
}

/** `secretKey` is libsodium's form: the 32-byte seed followed by the public key. */
export function ed25519KeysFromSeed(seed: Uint8Array): { publicKey: Uint8Array; secretKey: Uint8Array } {
  return onHeap((scratch) => {
    const publicKey = scratch.room(32);
    const secretKey = scratch.room(64);
    sodium()._crypto_sign_seed_keypair(publicKey, secretKey, scratch.put(seed));
    return { publicKey: scratch.take(publicKey, 32), secretKey: scratch.take(secretKey, 64) };
  });
}

/** The public key of a 32-byte seed, without the secret half that libsodium puts beside it. */
export function ed25519PublicFromSeed(seed: Uint8Array): Uint8Array {
  return onHeap((scratch) => {
    const publicKey = scratch.room(32);
    sodium()._crypto_sign_seed_keypair(publicKey, scratch.room(64), scratch.put(seed));
    return scratch.take(publicKey, 32);
  });
}

/**
 * The base point times a 32-byte little-endian scalar as it is, without clamping: the public key of an extended key (BIP32-Ed25519),
 * whose scalar is no hash of a seed. Null for a multiple of the group order.
 */
export function ed25519PublicFromScalar(scalar: Uint8Array): Uint8Array | null {
  return onHeap((scratch) => {
    const point = scratch.room(32);
    const status = sodium()._crypto_scalarmult_ed25519_base_noclamp(point, scratch.put(scalar));
    return status === 0 ? scratch.take(point, 32) : null;
  });
}

export function ed25519Sign(secretKey: Uint8Array, message: Uint8Array): Uint8Array {
  return onHeap((scratch) => {
    const signature = scratch.room(64);
    sodium()._crypto_sign_detached(
      signature,
      0,
      scratch.put(message),
      message.length,
      0,
      scratch.put(secretKey),
    );
    return scratch.take(signature, 64);
  });
}

export function ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return onHeap((scratch) => {
    const [at, text, key] = [scratch.put(signature), scratch.put(message), scratch.put(publicKey)];
    return sodium()._crypto_sign_verify_detached(at, text, message.length, 0, key) === 0;
  });
}
