// libsodium's WebAssembly, loaded once and called directly: the wrappers around it copy every input and every output.
// This file is the only one that imports it.
import * as wrappers from 'libsodium-wrappers-sumo';

/** An address on the WebAssembly heap. */
export type Address = number;

/**
 * The C functions in use, as Emscripten exports them: pointers are addresses, a 64-bit length is two 32-bit halves, low first.
 * Those that can fail return 0 for success.
 */
export interface Sodium {
  /** Replaced whenever the heap grows: take a new view after anything that allocates. */
  readonly HEAPU8: Uint8Array;
  _malloc(byteCount: number): Address;
  _free(address: Address): void;
  _crypto_aead_chacha20poly1305_ietf_encrypt(
    ciphertext: Address,
    ciphertextLength: Address,
    message: Address,
    messageLength: number,
    messageLengthHigh: number,
    extra: Address,
    extraLength: number,
    extraLengthHigh: number,
    secretNonce: Address,
    nonce: Address,
    key: Address,
  ): number;
  _crypto_aead_chacha20poly1305_ietf_decrypt(
    message: Address,
    messageLength: Address,
    secretNonce: Address,
    ciphertext: Address,
    ciphertextLength: number,
    ciphertextLengthHigh: number,
    extra: Address,
    extraLength: number,
    extraLengthHigh: number,
    nonce: Address,
    key: Address,
  ): number;
  _crypto_auth_hmacsha256_statebytes(): number;
  _crypto_auth_hmacsha256_init(state: Address, key: Address, keyLength: number): number;
  _crypto_auth_hmacsha256_update(state: Address, input: Address, length: number, lengthHigh: number): number;
  _crypto_auth_hmacsha256_final(state: Address, output: Address): number;
  _crypto_generichash_statebytes(): number;
  _crypto_generichash_init(state: Address, key: Address, keyLength: number, outputLength: number): number;
  _crypto_generichash_update(state: Address, input: Address, length: number, lengthHigh: number): number;
  _crypto_generichash_final(state: Address, output: Address, outputLength: number): number;
  _crypto_scalarmult(shared: Address, secret: Address, point: Address): number;
  _crypto_scalarmult_base(point: Address, secret: Address): number;
  _crypto_scalarmult_ed25519_base_noclamp(point: Address, scalar: Address): number;
  _crypto_sign_seed_keypair(publicKey: Address, secretKey: Address, seed: Address): number;
  _crypto_sign_detached(
    signature: Address,
    signatureLength: Address,
    message: Address,
    messageLength: number,
    messageLengthHigh: number,
    secretKey: Address,
  ): number;
  _crypto_sign_verify_detached(
    signature: Address,
    message: Address,
    messageLength: number,
    messageLengthHigh: number,
    publicKey: Address,
  ): number;
}

let loaded: Sodium | null = null;

/** Loads libsodium; later calls share the first. Everything else in this folder needs it to have resolved. */
export async function loadSodium(): Promise<Sodium> {
  await wrappers.ready;
  // The package exports its raw module but its types leave it out.
  loaded ??= (wrappers as unknown as { libsodium: Sodium }).libsodium;
  if (typeof loaded._crypto_aead_chacha20poly1305_ietf_encrypt !== 'function') {
    throw new Error('libsodium-wrappers-sumo no longer exports its raw module');
  }
  return loaded;
}

/** The loaded library. */
export function sodium(): Sodium {
  if (loaded === null) throw new Error('libsodium was used before loadSodium() resolved');
  return loaded;
}
