// Counts the files of a tar archive that comes in pieces, and tells whether it came to its end.
import { blockBytes, fields } from '../../../bundle/tar-format.ts';

const regular: ReadonlySet<number> = new Set([0x00, 0x30, 0x37]);

export class TarCounter {
  /** Regular files whose header came. */
  files = 0;
  #left = 0;
  readonly #header = Buffer.alloc(blockBytes);
  #filled = 0;
  #ended = false;
  #broken = false;

  /** True where the block of zeros came that ends an archive, or, without one, the last file came whole. */
  get isComplete(): boolean {
    return this.#ended || (!this.#broken && this.#left === 0 && this.#filled === 0 && this.files > 0);
  }

  /** Total for any bytes; linear. */
  take(piece: Uint8Array): void {
    let at = 0;
    while (at < piece.length && !this.#ended && !this.#broken) {
      if (this.#left > 0) {
        const passed = Math.min(this.#left, piece.length - at);
        this.#left -= passed;
        at += passed;
        continue;
      }
      const taken = Math.min(blockBytes - this.#filled, piece.length - at);
      this.#header.set(piece.subarray(at, at + taken), this.#filled);
      this.#filled += taken;
      at += taken;
      if (this.#filled === blockBytes) this.#readHeader();
    }
  }

  #readHeader(): void {
    this.#filled = 0;
    if (this.#header.every((byte) => byte === 0)) {
      this.#ended = true;
      return;
    }
    const size = sizeIn(this.#header);
    if (size === null) {
      this.#broken = true;
      return;
    }
    if (regular.has(this.#header[fields.typeflag[0]] ?? 0)) this.files += 1;
    this.#left = Math.ceil(size / blockBytes) * blockBytes;
  }
}

/** Octal digits, or GNU's binary form for large files; null for neither. */
function sizeIn(header: Buffer): number | null {
  const [at, length] = fields.size;
  const field = header.subarray(at, at + length);
  if ((field[0] ?? 0) === 0x80) {
    const size = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(size) ? size : null;
  }
  const text = field.toString('latin1').replaceAll('\0', ' ').trim();
  return text === '' ? 0 : /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : null;
}
