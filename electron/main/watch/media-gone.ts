// Tells when a medium that the vault was brought from, or is read from, is pulled out: then the vault locks.
import { rememberPresence, type Presence } from '../../core/media/presence.ts';

export class MediaGone {
  readonly #onGone: (name: string) => void;
  readonly #watched = new Map<string, Presence>();
  #timer: NodeJS.Timeout | null = null;

  constructor(onGone: (name: string) => void) {
    this.#onGone = onGone;
  }

  /** Watches the folder of a medium from now on. `name` is what a person calls it. */
  async watch(folder: string, name: string): Promise<void> {
    this.#watched.set(name, await rememberPresence(folder));
  }

  /** Watches nothing any more: after a lock. */
  clear(): void {
    this.#watched.clear();
  }

  start(everyMs = 2000): void {
    this.#timer ??= setInterval(() => void this.look(), everyMs);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Looks at all of them now. */
  async look(): Promise<void> {
    for (const [name, presence] of this.#watched) {
      if (await presence.isPresent()) continue;
      // Another look may have told of it meanwhile, or a lock have ended the watching.
      if (this.#watched.delete(name)) this.#onGone(name);
    }
  }
}
