// Where a stream of bytes goes.

export interface ByteSink {
  /** The bytes are valid during the call only: whoever keeps them copies them. */
  write(bytes: Uint8Array): void;
}

/** Copies everything it is given into one byte string, of at most `maxBytes`. */
export class ByteCollector implements ByteSink {
  readonly #pieces: Uint8Array[] = [];
  readonly #whenTooLong: () => Error;
  readonly #maxBytes: number;
  #length = 0;

  constructor(maxBytes: number, whenTooLong: () => Error) {
    this.#maxBytes = maxBytes;
    this.#whenTooLong = whenTooLong;
  }

  write(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length > this.#maxBytes) throw this.#whenTooLong();
    this.#pieces.push(bytes.slice());
  }

  /** Everything in one piece; the pieces are zeroed. */
  take(): Uint8Array {
    const joined = new Uint8Array(this.#length);
    let offset = 0;
    for (const piece of this.#pieces) {
      joined.set(piece, offset);
      offset += piece.length;
    }
    this.discard();
    return joined;
  }

  discard(): void {
    for (const piece of this.#pieces.splice(0)) piece.fill(0);
    this.#length = 0;
  }
}
