// Reads numbers and strings of PostgreSQL's custom format from a file of any size, through a window.
import type { FileContent } from '../../../file-content.ts';

/** The file ends where more must follow. */
export class Truncated extends Error {}

const windowBytes = 64 * 1024;

export class DumpReader {
  readonly sizeBytes: number;
  /** Offset of the next byte. */
  at = 0;
  /** Bytes of an integer, beside its sign; as the head of the dump says. */
  integerBytes = 4;
  offsetBytes = 8;
  readonly #content: FileContent;
  #window: Uint8Array = new Uint8Array(0);
  #windowAt = 0;

  constructor(content: FileContent) {
    this.#content = content;
    this.sizeBytes = content.sizeBytes;
  }

  byte(): number {
    let byte = this.#window[this.at - this.#windowAt];
    if (byte === undefined || this.at < this.#windowAt) {
      if (this.at >= this.sizeBytes || this.at < 0) throw new Truncated();
      this.#windowAt = this.at;
      this.#window = this.#content.read(this.at, windowBytes);
      byte = this.#window[0];
      if (byte === undefined) throw new Truncated();
    }
    this.at += 1;
    return byte;
  }

  /** Lowest byte first. Numbers that are no safe integers become Infinity: no file is so large. */
  unsigned(bytes: number): number {
    let value = 0;
    for (let place = 0; place < bytes; place += 1) value += this.byte() * 256 ** place;
    return Number.isSafeInteger(value) ? value : Number.POSITIVE_INFINITY;
  }

  integer(): number {
    const sign = this.byte();
    const value = this.unsigned(this.integerBytes);
    return sign === 0 ? value : -value;
  }

  skip(bytes: number): void {
    this.at += bytes;
    if (this.at > this.sizeBytes) throw new Truncated();
  }

  /** Latin-1. */
  text(bytes: number): string {
    let text = '';
    for (let read = 0; read < bytes; read += 1) text += String.fromCharCode(this.byte());
    return text;
  }

  /** A string of at most `most` bytes; of a longer one, or none, null. */
  string(most: number): string | null {
    const length = this.integer();
    if (length < 0) return null;
    const start = this.at;
    this.skip(length);
    if (length > most) return null;
    const bytes = this.#content.read(start, length);
    return Buffer.from(bytes).toString('utf8');
  }

  /** False for the string that is none, which ends a list. */
  skipString(): boolean {
    const length = this.integer();
    if (length < 0) return false;
    this.skip(length);
    return true;
  }

  skipStrings(count: number): void {
    for (let read = 0; read < count; read += 1) this.skipString();
  }
}
