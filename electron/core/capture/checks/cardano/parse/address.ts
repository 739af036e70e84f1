// Cardano addresses: bech32 of header and credentials (CIP-19), and the base58 of Byron, which is recognised and not read.
import { decodeBech32 } from '../../../../crypto/age/bech32.ts';
import { asciiBytes } from '../../../../crypto/bytes.ts';
import type { Credential } from './certificate.ts';

export interface Address {
  /** What it can do: receive with or without stake, or collect rewards. */
  readonly form: 'base' | 'pointer' | 'enterprise' | 'reward' | 'byron';
  /** 1 is mainnet, 0 every test network; null for Byron. */
  readonly networkId: 0 | 1 | null;
  readonly payment: Credential | null;
  readonly stake: Credential | null;
}

const prefixes = [
  ['addr', 1, false],
  ['addr_test', 0, false],
  ['stake', 1, true],
  ['stake_test', 0, true],
] as const;

const looksLike = /^(?:addr|stake)(?:_test)?1/i;
const byron = /^(?:Ae2|DdzFF)[1-9A-HJ-NP-Za-km-z]{20,200}$/;

export const looksLikeAddress = (text: string): boolean => looksLike.test(text) || byron.test(text);

/** Null for what is no address: a wrong checksum, a header that contradicts its prefix, a length that the header does not have. */
export function readAddress(text: string): Address | null {
  if (byron.test(text)) return { form: 'byron', networkId: null, payment: null, stake: null };
  for (const [prefix, networkId, isReward] of prefixes) {
    const bytes = decodeBech32(prefix, asciiBytes(text));
    if (bytes === null) continue;
    const address = fromBytes(bytes);
    if (address === null || address.networkId !== networkId) return null;
    return (address.form === 'reward') === isReward ? address : null;
  }
  return null;
}

/** Header: four bits of type, four of network; then one or two hashes of 28 bytes, or a hash and a pointer. */
function fromBytes(bytes: Uint8Array): Address | null {
  const header = bytes[0];
  if (header === undefined || (header & 15) > 1) return null;
  const networkId = (header & 1) === 1 ? 1 : 0;
  const type = header >>> 4;
  const hashAt = (at: number, script: boolean): Credential => ({
    of: script ? 'script' : 'key',
    hash: Buffer.from(bytes.subarray(at, at + 28)).toString('hex'),
  });
  const payment = hashAt(1, (type & 1) === 1);
  if (type <= 3) {
    const stake = hashAt(29, (type & 2) === 2);
    return bytes.length === 57 ? { form: 'base', networkId, payment, stake } : null;
  }
  if (type <= 5) {
    return bytes.length > 31 && bytes.length <= 60
      ? { form: 'pointer', networkId, payment, stake: null }
      : null;
  }
  if (bytes.length !== 29) return null;
  if (type <= 7) return { form: 'enterprise', networkId, payment, stake: null };
  return type >= 14 ? { form: 'reward', networkId, payment: null, stake: payment } : null;
}
