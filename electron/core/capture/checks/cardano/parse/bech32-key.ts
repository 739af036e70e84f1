// Keys that cardano-cli writes as bare bech32 text (`--key-output-bech32`, prefixes of CIP-5), without an envelope around them.
import { decodeBech32 } from '../../../../crypto/age/bech32.ts';
import { asciiText } from '../../../../crypto/bytes.ts';

/** Longer than a KES key in bech32, which has 608 bytes. */
const maxTextBytes = 2048;
const separator = 0x31;
const longestPrefix = 40;

const normalAndExtended = (prefix: string, role: string, suffix = ''): [string, string][] => [
  [`${prefix}_sk`, `${role}SigningKey${suffix}_ed25519`],
  [`${prefix}_vk`, `${role}VerificationKey${suffix}_ed25519`],
  [`${prefix}_xsk`, `${role}ExtendedSigningKey${suffix}_ed25519_bip32`],
  [`${prefix}_xvk`, `${role}ExtendedVerificationKey${suffix}_ed25519_bip32`],
];

const types = new Map([
  ...normalAndExtended('pool', 'StakePool'),
  ...normalAndExtended('addr', 'Payment', 'Shelley'),
  ...normalAndExtended('stake', 'Stake', 'Shelley'),
  ...normalAndExtended('drep', 'DRep'),
  ...normalAndExtended('cc_cold', 'ConstitutionalCommitteeCold'),
  ...normalAndExtended('cc_hot', 'ConstitutionalCommitteeHot'),
  ['kes_sk', 'KesSigningKey_ed25519_kes_2^6'],
  ['kes_vk', 'KesVerificationKey_ed25519_kes_2^6'],
  ['vrf_sk', 'VrfSigningKey_PraosVRF'],
  ['vrf_vk', 'VrfVerificationKey_PraosVRF'],
  ['bls_sk', 'BlsSigningKey_bls12-381-BLS-Signature-Mininimal-Signature-Size'],
  ['bls_vk', 'BlsVerificationKey_bls12-381-BLS-Signature-Mininimal-Signature-Size'],
]);

/** Prefixes of private keys that have no envelope type, such as `root_xsk` and `acct_xsk` of cardano-address. */
const otherSecret = /^[a-z_]+_x?sk$/;

const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

function trimmed(bytes: Uint8Array): Uint8Array {
  let [start, end] = [0, bytes.length];
  while (start < end && isBlank(bytes[start])) start += 1;
  while (end > start && isBlank(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
}

const isWordByte = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** The prefix of a text that is one bech32 word from first to last byte, in lower case; null for any other bytes. */
function prefixOf(text: Uint8Array): string | null {
  // No prefix of CIP-5 has a "1" in it.
  const at = text.subarray(0, longestPrefix).indexOf(separator);
  if (at < 1) return null;
  const prefix = asciiText(text.subarray(0, at)).toLowerCase();
  return /^[a-z_]+$/.test(prefix) && text.subarray(at + 1).every(isWordByte) ? prefix : null;
}

/**
 * The envelope type of the key that the text is by its prefix, whether or not its checksum holds; null for anything else. A prefix of
 * a private key without such a type answers a type of its own that says so.
 */
export function bech32KeyType(bytes: Uint8Array): string | null {
  if (bytes.length > maxTextBytes) return null;
  const prefix = prefixOf(trimmed(bytes));
  if (prefix === null) return null;
  return types.get(prefix) ?? (otherSecret.test(prefix) ? `OtherSigningKey_${prefix}` : null);
}

/** The bytes of the key, which the caller zeroes; null where the checksum does not hold or the text is no such key. */
export function bech32KeyBytes(bytes: Uint8Array): Uint8Array | null {
  if (bech32KeyType(bytes) === null) return null;
  const text = trimmed(bytes);
  const prefix = prefixOf(text);
  return prefix === null ? null : decodeBech32(prefix, text);
}
