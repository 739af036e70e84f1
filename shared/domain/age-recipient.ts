// What a recipient of age looks like, told without any key: bech32 (BIP 173) with the prefix "age" around 32 bytes.

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;

/** "age" as bech32's checksum takes it: high bits, zero, low bits. */
const prefixValues = [3, 3, 3, 0, 1, 7, 5];

/** 32 bytes in groups of five bits, and a checksum of six. */
const dataLength = 52 + 6;

/** True for "age1…" with a right checksum: an X25519 recipient, written in lower case. A mistyped one is none. */
export function isAgeRecipient(text: string): boolean {
  if (!text.startsWith('age1') || text.length !== 4 + dataLength) return false;
  const values = Array.from(text.slice(4), (character) => alphabet.indexOf(character));
  return !values.includes(-1) && checksum([...prefixValues, ...values]) === 1;
}

function checksum(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, mask] of generator.entries()) if (((top >>> bit) & 1) === 1) sum ^= mask;
  }
  return sum;
}
