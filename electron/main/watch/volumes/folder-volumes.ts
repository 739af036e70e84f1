// Folders that a person chose to stand among the volumes: a share that is mounted by hand, a disk that the system lists otherwise.
import { statSync } from 'node:fs';
import { Poll } from '../poll.ts';
import { describeVolume } from './describe-volume.ts';
import { Listeners, type VolumeSource, type Volume } from './volume.ts';

export class FolderVolumes implements VolumeSource {
  readonly #home: () => string | null;
  readonly #listeners = new Listeners();
  readonly #paths = new Set<string>();
  readonly #poll: Poll<boolean[]>;

  constructor(home: () => string | null) {
    this.#home = home;
    this.#poll = new Poll(
      () => [...this.#paths].map((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true),
      () => this.#listeners.tell(),
    );
  }

  /** Lists a folder from now on. */
  add(path: string): void {
    this.#paths.add(path);
    this.#poll.look();
  }

  /** Forgets all of them: what was chosen in one vault is not shown in another. */
  clear(): void {
    this.#paths.clear();
    this.#poll.look();
  }

  start(everyMs = 2000): void {
    this.#poll.start(everyMs);
  }

  stop(): void {
    this.#poll.stop();
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  list(): Promise<Volume[]> {
    return Promise.all([...this.#paths].map((path) => describeVolume({ path }, this.#home())));
  }
}
