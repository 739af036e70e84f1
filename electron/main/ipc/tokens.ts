// Tokens stand for folders, volumes and bundles. The window holds tokens only; what they stand for is known here and nowhere else.
import { randomBytes } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';

export type TokenKind = 'folder' | 'volume' | 'drive' | 'bundle';

const nextSteps: Readonly<Record<TokenKind, string>> = {
  folder: 'Choose the folder again.',
  volume: 'Look at the list of volumes again.',
  drive: 'Look at the list of volumes again.',
  bundle: 'Choose the bundle again.',
};

const randomHex = (): string => randomBytes(16).toString('hex');

/** Hands out tokens of one kind. The same path has the same token for as long as it is known. */
export class Tokens {
  readonly #kind: TokenKind;
  readonly #random: () => string;
  readonly #paths = new Map<string, string>();
  readonly #tokens = new Map<string, string>();

  constructor(kind: TokenKind, random: () => string = randomHex) {
    this.#kind = kind;
    this.#random = random;
  }

  of(path: string): string {
    const known = this.#tokens.get(path);
    if (known !== undefined) return known;
    const made = `${this.#kind}-${this.#random()}`;
    this.#tokens.set(path, made);
    this.#paths.set(made, path);
    return made;
  }

  knows(token: string): boolean {
    return this.#paths.has(token);
  }

  /** The path that a token stands for. Errors: bad-input for a token that was never given or is forgotten. */
  pathOf(token: string): string {
    const path = this.#paths.get(token);
    if (path === undefined) {
      throw new ColdkeepError('bad-input', `That ${this.#kind} is not known any more.`, {
        hint: nextSteps[this.#kind],
      });
    }
    return path;
  }

  forgetAll(): void {
    this.#paths.clear();
    this.#tokens.clear();
  }
}
