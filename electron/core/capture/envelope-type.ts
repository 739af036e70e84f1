// Finds the `type` of a Cardano TextEnvelope in the bytes of a JSON file without making strings of the rest: the rest may be a
// secret key, and strings cannot be zeroed.
import { isSecretEnvelope } from '../../../shared/profiles/envelope.ts';

/** Larger files are not looked into. */
export const maxEnvelopeBytes = 64 * 1024;

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const longestTypeBytes = 256;
const payloadKeys: ReadonlySet<string> = new Set(['cborHex', 'cborXPubKeyHex', 'encrHex']);

class JsonBytes {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.#at = hasByteOrderMark ? 3 : 0;
  }

  peek(): number | undefined {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.#at += 1;
    }
  }

  take(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.#at += 1;
    return true;
  }

  /** The bytes of a string, quotes included; null if none stands here or it does not end. */
  string(): Uint8Array | null {
    if (!this.take(quote)) return null;
    const start = this.#at - 1;
    while (this.#at < this.#bytes.length) {
      const byte = this.#bytes[this.#at];
      this.#at += byte === backslash ? 2 : 1;
      if (byte === quote) return this.#bytes.subarray(start, this.#at);
    }
    return null;
  }

  /** Passes over a value of any form; false if it does not end. */
  skip(): boolean {
    let depth = 0;
    for (;;) {
      const byte = this.peek();
      if (byte === undefined) return false;
      if (byte === quote) {
        if (this.string() === null) return false;
      } else if ((byte === comma || byte === closeBrace || byte === closeBracket) && depth === 0) {
        return true;
      } else {
        this.#at += 1;
        if (byte === openBrace || byte === openBracket) depth += 1;
        if (byte === closeBrace || byte === closeBracket) depth -= 1;
      }
      if (depth === 0 && this.#ends()) return true;
    }
  }

  #ends(): boolean {
    const next = this.peek();
    return next === comma || next === closeBrace || next === closeBracket;
  }
}

/** Decodes a short JSON string; null if it is long or malformed. */
function decode(raw: Uint8Array): string | null {
  if (raw.length > longestTypeBytes) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(raw).toString('utf8'));
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/**
 * The `type` of a TextEnvelope: an object with a string of that name and a payload beside it. Null for any other bytes. A type that
 * speaks of a private key counts without a payload, and in a file that breaks off after it: what is left may still be secret.
 * As in every JSON parser the last of several `type` keys counts.
 */
export function envelopeType(bytes: Uint8Array): string | null {
  if (bytes.length > maxEnvelopeBytes) return null;
  const json = new JsonBytes(bytes);
  if (!json.take(openBrace)) return null;
  let type: string | null = null;
  let hasPayload = false;
  for (;;) {
    const rawKey = json.string();
    if (rawKey === null || !json.take(colon)) break;
    const key = decode(rawKey);
    const value = json.peek() === quote ? json.string() : null;
    if (value === null && !json.skip()) break;
    if (key === 'type') type = value === null ? null : decode(value);
    if (key !== null && payloadKeys.has(key) && value !== null) hasPayload = true;
    if (!json.take(comma)) break;
  }
  return type !== null && (hasPayload || isSecretEnvelope(type)) ? type : null;
}
