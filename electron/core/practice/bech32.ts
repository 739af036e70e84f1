// bech32 (BIP 173, without its limit of 90 characters, as CIP-5 and CIP-19 use it).

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;

/** Human-readable part in lower case, then "1", data and checksum. */
export function bech32(prefix: string, bytes: Uint8Array): string {
  const data = toFiveBits(bytes);
  const checked = [...expand(prefix), ...data, 0, 0, 0, 0, 0, 0];
  const checksum = polymod(checked) ^ 1;
  const tail = [25, 20, 15, 10, 5, 0].map((shift) => (checksum >>> shift) & 31);
  return `${prefix}1${[...data, ...tail].map((value) => alphabet[value]).join('')}`;
}

function toFiveBits(bytes: Uint8Array): number[] {
  const out: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out.push((held >>> bits) & 31);
    }
  }
  if (bits > 0) out.push((held << (5 - bits)) & 31);
  return out;
}

const expand = (prefix: string): number[] => {
  const codes = Array.from(prefix, (character) => character.charCodeAt(0));
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
};

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, mask] of generator.entries()) if (((top >>> bit) & 1) === 1) sum ^= mask;
  }
  return sum;
}
