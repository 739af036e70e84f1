// Base64 to bytes without strings: what comes out may be a secret.

const alphabet = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 'latin1');
const values = new Int8Array(256).fill(-1);
for (const [value, byte] of alphabet.entries()) values[byte] = value;

const equalsSign = 0x3d;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** Line ends and padding are passed over; null where another byte is no part of base64. The caller zeroes the answer. */
export function decodeBase64(bytes: Uint8Array): Uint8Array | null {
  const decoded = new Uint8Array(Math.floor((bytes.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    if (byte === newline || byte === carriageReturn || byte === equalsSign) continue;
    const value = values[byte] ?? -1;
    if (value === -1) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      decoded[length] = (held >> bits) & 0xff;
      length += 1;
    }
  }
  return decoded.subarray(0, length);
}
