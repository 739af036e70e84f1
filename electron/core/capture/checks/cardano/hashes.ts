// The hashes by which ids, certificates and addresses name keys: BLAKE2b of the bare public key.
import { encodeBech32 } from '../../../crypto/age/bech32.ts';
import { asciiText } from '../../../crypto/bytes.ts';
import { blake2b } from '../../../crypto/hash.ts';

const hash = (publicKey: string, length: 28 | 32): string =>
  Buffer.from(blake2b(Buffer.from(publicKey, 'hex'), length)).toString('hex');

/** BLAKE2b-224: of a cold key its pool id, of payment and stake keys what addresses and certificates hold. All hex. */
export const keyHash = (publicKey: string): string => hash(publicKey, 28);

/** BLAKE2b-256 of a VRF key, as a pool registration holds it. */
export const vrfKeyHash = (publicKey: string): string => hash(publicKey, 32);

/** "pool1…". */
export const poolIdText = (poolId: string): string =>
  asciiText(encodeBech32('pool', Buffer.from(poolId, 'hex')));
