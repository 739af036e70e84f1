// Reads CBOR (RFC 8949) as far as Cardano's key files and certificates use it. Total: any bytes end in a value or in null.

export type CborValue =
  number | bigint | string | boolean | null | Uint8Array | readonly CborValue[] | CborTag | CborMap;

export interface CborTag {
  readonly tag: number;
  readonly value: CborValue;
}

export interface CborMap {
  readonly entries: readonly (readonly [CborValue, CborValue])[];
}

const maxDepth = 32;
const maxValues = 20_000;
const breakByte = 0xff;

/** Thrown and caught inside this file only. */
class NotCbor extends Error {}

class CborReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  whole(): CborValue {
    const value = this.#value(0);
    if (this.#at !== this.#bytes.length) throw new NotCbor('bytes after the value');
    return value;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new NotCbor('the bytes end');
    this.#at += 1;
    return byte;
  }

  #take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw new NotCbor('the bytes end');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #value(depth: number): CborValue {
    this.#values += 1;
    if (depth > maxDepth || this.#values > maxValues) throw new NotCbor('too deep or too many values');
    const first = this.#byte();
    const major = first >>> 5;
    if (major === 7) return this.#simple(first & 31);
    if ((first & 31) === 31) return this.#indefinite(major, depth);
    const argument = this.#argument(first & 31);
    if (major === 0) return argument;
    if (major === 1) return typeof argument === 'number' ? -1 - argument : -1n - argument;
    if (typeof argument === 'bigint') throw new NotCbor('too long');
    if (major === 2) return this.#take(argument);
    if (major === 3) return this.#text(this.#take(argument));
    if (major === 4) return this.#list(argument, depth);
    if (major === 5) return this.#map(argument, depth);
    return { tag: argument, value: this.#value(depth + 1) };
  }

  #argument(low: number): number | bigint {
    if (low < 24) return low;
    if (low > 27) throw new NotCbor('a reserved length');
    const bytes = this.#take(2 ** (low - 24));
    const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  }

  #text(bytes: Uint8Array): string {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  }

  /** Each value takes a byte at least, so a length that the bytes cannot hold ends at their end. */
  #list(length: number, depth: number): CborValue[] {
    const list: CborValue[] = [];
    for (let index = 0; index < length; index++) list.push(this.#value(depth + 1));
    return list;
  }

  #map(length: number, depth: number): CborMap {
    const entries: [CborValue, CborValue][] = [];
    for (let index = 0; index < length; index++) {
      entries.push([this.#value(depth + 1), this.#value(depth + 1)]);
    }
    return { entries };
  }

  #ends(): boolean {
    if (this.#bytes[this.#at] !== breakByte) return false;
    this.#at += 1;
    return true;
  }

  #indefinite(major: number, depth: number): CborValue {
    if (major === 4) {
      const list: CborValue[] = [];
      while (!this.#ends()) list.push(this.#value(depth + 1));
      return list;
    }
    if (major === 5) {
      const entries: [CborValue, CborValue][] = [];
      while (!this.#ends()) entries.push([this.#value(depth + 1), this.#value(depth + 1)]);
      return { entries };
    }
    if (major === 2) {
      const pieces: Uint8Array[] = [];
      while (!this.#ends()) {
        const piece = this.#value(maxDepth);
        if (!(piece instanceof Uint8Array)) throw new NotCbor('a piece of another kind');
        pieces.push(piece);
      }
      return new Uint8Array(Buffer.concat(pieces));
    }
    throw new NotCbor('an indefinite length that is not in use');
  }

  #simple(low: number): CborValue {
    if (low === 20 || low === 21) return low === 21;
    if (low === 22 || low === 23) return null;
    throw new NotCbor('a simple value or a fraction, which are not in use');
  }
}

/** The one value that the bytes are; null where they are none, or bytes follow. Byte strings are views of the input. */
export function readCbor(bytes: Uint8Array): CborValue | null {
  try {
    return new CborReader(bytes).whole();
  } catch {
    return null;
  }
}

export const isList = (value: CborValue | undefined): value is readonly CborValue[] => Array.isArray(value);

export const isTag = (value: CborValue | undefined): value is CborTag =>
  typeof value === 'object' && value !== null && 'tag' in value;

/** A byte string of that length, or null. */
export const bytesOf = (value: CborValue | undefined, length: number): Uint8Array | null =>
  value instanceof Uint8Array && value.length === length ? value : null;

/** A whole number from 0 to 2^53 - 1, or null. */
export const numberOf = (value: CborValue | undefined): number | null =>
  typeof value === 'number' && value >= 0 ? value : null;
