// Looks at something again and again, because nothing announces its changes, and tells of each change once.

/** Values are compared as JSON: they are small and plain. */
export class Poll<T> {
  readonly #read: () => T;
  readonly #onChange: (value: T) => void;
  #value: T;
  #seen: string;
  #timer: NodeJS.Timeout | null = null;

  constructor(read: () => T, onChange: (value: T) => void) {
    this.#read = read;
    this.#onChange = onChange;
    this.#value = read();
    this.#seen = JSON.stringify(this.#value);
  }

  get value(): T {
    return this.#value;
  }

  look(): T {
    const value = this.#read();
    const seen = JSON.stringify(value);
    if (seen === this.#seen) return this.#value;
    this.#value = value;
    this.#seen = seen;
    this.#onChange(value);
    return value;
  }

  start(everyMs: number): void {
    this.#timer ??= setInterval(() => void this.look(), everyMs);
    // Watching alone keeps no program alive.
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
