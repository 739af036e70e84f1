// The folders from a root down to where work is going on, kept open from one item to the next: items come in byte order, so
// neighbours share most of their way.
import type { OpenedFolder } from './opened-folder.ts';

interface Step {
  readonly name: Buffer;
  readonly folder: OpenedFolder;
}

export interface TrailOptions {
  /** Called for a name that is about to be entered, `depth` steps below the root; a restore makes the folder here. */
  readonly beforeEntering?: (parent: OpenedFolder, name: Buffer, depth: number) => void;
  /** Called for a folder that is left, while it is still open; a restore syncs it here. */
  readonly beforeLeaving?: (folder: OpenedFolder) => void;
}

export class FolderTrail {
  readonly #root: OpenedFolder;
  readonly #options: TrailOptions;
  readonly #steps: Step[] = [];

  /** Takes over `root` and closes it in `close`. */
  constructor(root: OpenedFolder, options: TrailOptions = {}) {
    this.#root = root;
    this.#options = options;
  }

  /** Opens the way down to the folder with these components, below the root. Throws what open(2) gives for a link or no folder. */
  enter(components: readonly Buffer[]): OpenedFolder {
    let shared = 0;
    while (shared < this.#steps.length && shared < components.length) {
      const component = components[shared];
      if (component === undefined || this.#steps[shared]?.name.equals(component) !== true) break;
      shared += 1;
    }
    this.#leaveUntil(shared);
    let folder = this.#steps.at(-1)?.folder ?? this.#root;
    for (const name of components.slice(shared)) {
      this.#options.beforeEntering?.(folder, name, this.#steps.length + 1);
      folder = folder.folder(name);
      this.#steps.push({ name, folder });
    }
    return folder;
  }

  #leaveUntil(depth: number): void {
    while (this.#steps.length > depth) {
      const step = this.#steps.pop();
      if (step === undefined) return;
      try {
        this.#options.beforeLeaving?.(step.folder);
      } finally {
        step.folder.close();
      }
    }
  }

  /** Closes every folder that is still open, the root too, and calls nothing. */
  close(): void {
    for (const step of this.#steps.splice(0)) step.folder.close();
    this.#root.close();
  }
}
