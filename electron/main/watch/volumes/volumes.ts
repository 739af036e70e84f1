// All that could carry copies in this run of the app: what the system mounted, what a person chose, and the practice media.
import { allVolumes } from './all-volumes.ts';
import { FolderVolumes } from './folder-volumes.ts';
import { PracticeVolumes } from './practice-volumes.ts';
import { SystemVolumes } from './system-volumes.ts';
import type { VolumeSource, Volume } from './volume.ts';

export class Volumes implements VolumeSource {
  readonly #folders: FolderVolumes;
  readonly #system: SystemVolumes;
  readonly #practice = new PracticeVolumes();
  readonly #all: VolumeSource;
  /** While a practice vault is open, only practice media are shown: real ones must not be written to in a rehearsal. */
  #practising = false;

  /** `home` is the vault folder in use: what shares its disk shares its fate. */
  constructor(home: () => string | null) {
    this.#folders = new FolderVolumes(home);
    this.#system = new SystemVolumes({ home });
    this.#all = allVolumes([this.#practice, this.#system, this.#folders]);
  }

  start(): void {
    this.#system.start();
    this.#folders.start();
  }

  stop(): void {
    this.#system.stop();
    this.#folders.stop();
  }

  list(): Promise<Volume[]> {
    return this.#practising ? this.#practice.list() : this.#all.list();
  }

  onChange(listener: () => void): () => void {
    return this.#all.onChange(listener);
  }

  /** Lists a folder that a person chose among the volumes. */
  add(path: string): void {
    this.#folders.add(path);
  }

  /** Forgets the chosen folders: what was chosen in one vault is not shown in another. */
  forgetFolders(): void {
    this.#folders.clear();
  }

  /** Shows these folders, and nothing else, as practice media; an empty list ends that. */
  practise(media: readonly string[]): void {
    this.#practising = media.length > 0;
    this.#practice.use(media);
  }

  /** Errors: bad-input for what is no practice medium. */
  pull(path: string): void {
    this.#practice.pull(path);
  }

  /** Errors: bad-input for what is no practice medium. */
  plug(path: string): void {
    this.#practice.plug(path);
  }
}
