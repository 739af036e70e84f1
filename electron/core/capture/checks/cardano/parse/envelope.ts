// Reads a key file: type and payload of a TextEnvelope (cardano-api), a hardware-wallet file, an envelope encrypted by SPO Scripts, or
// a bare bech32 key. The payload goes from hex straight into bytes that can be zeroed; no strings are made of it.
import { eachMember, shortString } from '../../../json-bytes.ts';
import { bech32KeyBytes, bech32KeyType } from './bech32-key.ts';

const payloadFields = ['cborHex', 'cborXPubKeyHex', 'encrHex'] as const;
export type PayloadField = (typeof payloadFields)[number];

export interface Envelope {
  readonly type: string;
  /** cardano-cli refuses an envelope without one, though it may be empty. */
  readonly hasDescription: boolean;
  /** Null for a bare bech32 key, whose payload has no CBOR around it. */
  readonly field: PayloadField | null;
  /** To be zeroed by who reads it; null where it is missing, no hex, or its checksum does not hold. */
  readonly payload: Uint8Array | null;
  /** False where the text breaks off or something follows the object. */
  readonly whole: boolean;
}

interface Seen {
  type: string | null;
  hasDescription: boolean;
  field: PayloadField | null;
  text: Uint8Array | null;
}

/** Null for bytes that are no key file at all. */
export function readEnvelope(bytes: Uint8Array): Envelope | null {
  const seen: Seen = { type: null, hasDescription: false, field: null, text: null };
  const whole = eachMember(bytes, ({ name, text }) => {
    if (name === 'type') seen.type = text === null ? null : shortString(text);
    if (name === 'description') seen.hasDescription = text !== null;
    const field = payloadFields.find((candidate) => candidate === name);
    if (field !== undefined) [seen.field, seen.text] = [field, text];
  });
  if (whole === null) return bareKey(bytes);
  const { type, hasDescription, field, text } = seen;
  if (type === null) return null;
  const payload = text === null ? null : fromQuotedHex(text);
  return { type, hasDescription, field, payload, whole };
}

function bareKey(bytes: Uint8Array): Envelope | null {
  const type = bech32KeyType(bytes);
  if (type === null) return null;
  return { type, hasDescription: true, field: null, payload: bech32KeyBytes(bytes), whole: true };
}

function hexDigit(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

/** The bytes of hex between quotes, in lower or upper case; null for anything else. */
function fromQuotedHex(quoted: Uint8Array): Uint8Array | null {
  const digits = quoted.length - 2;
  if (digits < 0 || digits % 2 !== 0) return null;
  const bytes = new Uint8Array(digits / 2);
  for (let index = 0; index < bytes.length; index++) {
    const high = hexDigit(quoted[1 + index * 2]);
    const low = hexDigit(quoted[2 + index * 2]);
    if (high < 0 || low < 0) {
      bytes.fill(0);
      return null;
    }
    bytes[index] = high * 16 + low;
  }
  return bytes;
}
