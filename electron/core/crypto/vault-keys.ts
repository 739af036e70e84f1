// What a vault derives from the 32 secret bytes of its identity. Whoever opens the identity has all of it, so nothing else
// needs keeping. The infos are part of the format and never change.
import { recipientOf } from './age/x25519.ts';
import { asciiBytes } from './bytes.ts';
import { hkdfSha256 } from './hash.ts';
import { signingKeysFromSeed, type SigningKeys } from './minisign.ts';

export interface VaultKeys {
  /** "age1…", what copies are sealed to. */
  readonly recipient: string;
  readonly signing: SigningKeys;
  /** 32 bytes; keys the HMAC in snapshot ids. The owner zeroes it. */
  readonly snapshotIdKey: Uint8Array;
}

/** HKDF-SHA256 without salt over the identity's secret bytes, one info a purpose. */
export function deriveVaultKeys(identitySecret: Uint8Array): VaultKeys {
  const derive = (info: string): Uint8Array =>
    hkdfSha256({ secret: identitySecret, info: asciiBytes(info), outputBytes: 32 });
  const seed = derive('coldkeep/minisign/v1');
  const signing = signingKeysFromSeed(seed);
  seed.fill(0);
  return {
    recipient: recipientOf(identitySecret),
    signing,
    snapshotIdKey: derive('coldkeep/snapshot-id/v1'),
  };
}
