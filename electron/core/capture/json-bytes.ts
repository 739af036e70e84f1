// Walks over the bytes of a JSON object without making strings of its values: they may be secret keys, and strings cannot be zeroed.

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const longestStringBytes = 256;

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

/** Decodes a short JSON string, quotes included, that is no secret; null if it is long or malformed. */
export function shortString(raw: Uint8Array): string | null {
  if (raw.length > longestStringBytes) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(raw).toString('utf8'));
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

export interface JsonMember {
  /** Null for a name that is long or malformed. */
  readonly name: string | null;
  /** The bytes of its value, quotes included, where that is a string; else null. */
  readonly text: Uint8Array | null;
}

/**
 * Shows each member of the object that the bytes are, in their order. Answers whether the object ends where the bytes end; a text
 * that breaks off shows what came before. Null where no object begins.
 */
export function eachMember(bytes: Uint8Array, show: (member: JsonMember) => void): boolean | null {
  const json = new JsonBytes(bytes);
  if (!json.take(openBrace)) return null;
  if (json.take(closeBrace)) return json.peek() === undefined;
  for (;;) {
    const rawName = json.string();
    if (rawName === null || !json.take(colon)) return false;
    const text = json.peek() === quote ? json.string() : null;
    if (text === null && !json.skip()) return false;
    show({ name: shortString(rawName), text });
    if (!json.take(comma)) return json.take(closeBrace) && json.peek() === undefined;
  }
}
