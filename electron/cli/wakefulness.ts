// While long work shows progress the machine stays awake: a suspend in the middle cuts the power of sticks.

export class Wakefulness {
  readonly #stayAwake: () => () => void;
  #release: (() => void) | null = null;
  #ended = false;

  constructor(stayAwake: () => () => void) {
    this.#stayAwake = stayAwake;
  }

  /** Fine to call again and again. */
  begin(): void {
    if (!this.#ended) this.#release ??= this.#stayAwake();
  }

  end(): void {
    this.#ended = true;
    this.#release?.();
  }
}
