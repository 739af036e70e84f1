// Walks over JSON as bytes and shows every value where it stands, without making strings of values: a value may be a secret, and
// strings cannot be zeroed.

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** Names of keys and positions in arrays, outermost first. Valid during the call only. */
export type JsonPath = readonly (string | number)[];

/**
 * `raw` is the text of a string without its quotes, or of a number; empty for the rest. What is in an object or array for which it
 * answers false is passed over, and not looked at for mistakes.
 */
export type JsonVisitor = (path: JsonPath, kind: JsonKind, raw: Uint8Array) => boolean | void;

/** `cut`: it ends where more must follow. */
export type JsonEnd = 'complete' | 'cut' | 'malformed';

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

const longestKeyBytes = 64;
const deepest = 64;
const nothing = new Uint8Array(0);

/** A key that is longer, or not plain ASCII, stands as this in paths. */
export const unnamedKey = '\0';

class Walk {
  readonly #bytes: Buffer;
  readonly #visit: JsonVisitor;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(bytes: Uint8Array, visit: JsonVisitor) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#visit = visit;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#at = 3;
  }

  run(): JsonEnd {
    const begun = this.#value();
    if (begun !== 'complete') return begun;
    // One step a round: a value that begins, or a container that goes on or ends. No recursion, so depth costs no stack.
    while (this.#path.length > 0) {
      const end = this.#step();
      if (end !== 'complete') return end;
    }
    return this.#peek() === undefined ? 'complete' : 'malformed';
  }

  /** What stands after a value or an opening bracket. */
  #step(): JsonEnd {
    const place = this.#path.at(-1);
    const inArray = typeof place === 'number';
    const begins = place === -1 || place === '';
    let next = this.#peek();
    if (next === undefined) return 'cut';
    if (next === (inArray ? closeBracket : closeBrace)) {
      this.#at += 1;
      this.#path.pop();
      return 'complete';
    }
    if (!begins) {
      if (next !== comma) return 'malformed';
      this.#at += 1;
      next = this.#peek();
      if (next === undefined) return 'cut';
    }
    if (inArray) {
      this.#path[this.#path.length - 1] = place + 1;
      return this.#value();
    }
    const key = this.#string();
    if (key === null) return next === quote ? 'cut' : 'malformed';
    this.#path[this.#path.length - 1] = nameOf(key);
    const divider = this.#peek();
    if (divider !== colon) return divider === undefined ? 'cut' : 'malformed';
    this.#at += 1;
    return this.#value();
  }

  #value(): JsonEnd {
    const first = this.#peek();
    if (first === undefined) return 'cut';
    if (first === openBrace || first === openBracket) {
      if (this.#path.length >= deepest) return 'malformed';
      this.#at += 1;
      if (this.#visit(this.#path, first === openBrace ? 'object' : 'array', nothing) === false)
        return this.#pass();
      this.#path.push(first === openBrace ? '' : -1);
      return 'complete';
    }
    if (first === quote) {
      const text = this.#string();
      if (text === null) return 'cut';
      this.#visit(this.#path, 'string', text);
      return 'complete';
    }
    return this.#bare();
  }

  /** Goes to the end of the object or array that has just begun. */
  #pass(): JsonEnd {
    const bytes = this.#bytes;
    for (let depth = 1; depth > 0;) {
      const byte = bytes[this.#at];
      if (byte === undefined) return 'cut';
      if (byte === quote) {
        if (this.#string() === null) return 'cut';
        continue;
      }
      if (byte === openBrace || byte === openBracket) depth += 1;
      else if (byte === closeBrace || byte === closeBracket) depth -= 1;
      this.#at += 1;
    }
    return 'complete';
  }

  /** A number, true, false or null. */
  #bare(): JsonEnd {
    const start = this.#at;
    while (isBare(this.#bytes[this.#at])) this.#at += 1;
    const raw = this.#bytes.subarray(start, this.#at);
    if (raw.length === 0 || raw.length > 400) return 'malformed';
    if (this.#at >= this.#bytes.length && this.#path.length > 0) return 'cut';
    const word = raw.length <= 5 ? raw.toString('latin1') : '';
    const kind = word === 'true' || word === 'false' ? 'boolean' : word === 'null' ? 'null' : 'number';
    const lead = raw[0] ?? 0;
    if (kind === 'number' && lead !== 0x2d && (lead < 0x30 || lead > 0x39)) return 'malformed';
    this.#visit(this.#path, kind, kind === 'null' ? nothing : raw);
    return 'complete';
  }

  /** The bytes between two quotes; null if none stands here or it does not end. */
  #string(): Buffer | null {
    if (this.#peek() !== quote) return null;
    const start = this.#at + 1;
    let end = this.#bytes.indexOf(quote, start);
    while (end !== -1 && this.#isEscaped(start, end)) end = this.#bytes.indexOf(quote, end + 1);
    if (end === -1) return null;
    this.#at = end + 1;
    return this.#bytes.subarray(start, end);
  }

  /** True after an odd number of backslashes. Looks no further back than needed to pair them. */
  #isEscaped(start: number, at: number): boolean {
    let slashes = 0;
    while (at - 1 - slashes >= start && this.#bytes[at - 1 - slashes] === backslash) slashes += 1;
    return slashes % 2 === 1;
  }

  #peek(): number | undefined {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.#at += 1;
    }
  }
}

/** Digits, letters, "+", "-" and ".". */
const isBare = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x45 ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e);

/** Empty names mean "no key yet" inside the walk, so an empty key has no name either. */
function nameOf(raw: Buffer): string {
  if (raw.length === 0 || raw.length > longestKeyBytes) return unnamedKey;
  for (const byte of raw) if (byte < 0x20 || byte > 0x7e || byte === backslash) return unnamedKey;
  return raw.toString('latin1');
}

/** Shows `visit` every value in the order of the text, containers before what is in them. Total; linear in the length. */
export function walkJson(bytes: Uint8Array, visit: JsonVisitor): JsonEnd {
  return new Walk(bytes, visit).run();
}
