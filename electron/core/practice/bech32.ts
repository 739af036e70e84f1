// bech32 text (CIP-5, CIP-19) of what is public or worth nothing: for a real secret key it stays bytes.
import { encodeBech32 } from '../crypto/age/bech32.ts';

/** Human-readable part in lower case, then "1", data and checksum. */
export const bech32 = (prefix: string, bytes: Uint8Array): string =>
  Buffer.from(encodeBech32(prefix, bytes)).toString('latin1');
