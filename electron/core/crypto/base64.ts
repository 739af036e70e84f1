// Base64 (RFC 4648, section 4) that has exactly one spelling for a byte string.

export type Padding = 'padded' | 'unpadded';

const trimPadding = (text: string): string => text.replace(/=+$/, '');

export function encodeBase64(bytes: Uint8Array, padding: Padding): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return padding === 'padded' ? text : trimPadding(text);
}

/** Null where the text is not the canonical encoding of any bytes: foreign characters, wrong padding, stray bits. */
export function decodeBase64(text: string, padding: Padding): Uint8Array | null {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  return encodeBase64(bytes, padding) === text ? bytes : null;
}
