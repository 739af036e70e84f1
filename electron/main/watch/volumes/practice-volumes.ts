// Practice media: folders that are pulled out and plugged in on the screen. A pulled one is really gone, under another name, so that
// the engine meets what it would meet with a stick.
import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { describeVolume } from './describe-volume.ts';
import { Listeners, type VolumeSource, type Volume } from './volume.ts';

export class PracticeVolumes implements VolumeSource {
  readonly #listeners = new Listeners();
  #paths: readonly string[] = [];
  /** Which medium lay at a path when it was last seen there. */
  readonly #mediumIds = new Map<string, string>();

  /** Lists these folders from now on, and no others. What was left pulled out of an earlier practice is plugged in. */
  use(paths: readonly string[]): void {
    this.#paths = paths;
    for (const path of paths) {
      if (!existsSync(path) && existsSync(pulledPath(path))) renameSync(pulledPath(path), path);
    }
    this.#listeners.tell();
  }

  /** Errors: bad-input for what is no practice medium. */
  pull(path: string): void {
    this.#refuseStranger(path);
    if (existsSync(path)) renameSync(path, pulledPath(path));
    this.#listeners.tell();
  }

  /** Errors: bad-input for what is no practice medium. */
  plug(path: string): void {
    this.#refuseStranger(path);
    if (!existsSync(path)) renameSync(pulledPath(path), path);
    this.#listeners.tell();
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  list(): Promise<Volume[]> {
    return Promise.all(this.#paths.map((path) => this.#describe(path)));
  }

  async #describe(path: string): Promise<Volume> {
    const volume = await describeVolume({ path, pretend: true }, null);
    if (volume.mediumId !== null) this.#mediumIds.set(path, volume.mediumId);
    return {
      ...volume,
      description: 'Practice medium',
      type: 'usb',
      removable: true,
      // It is a folder of this laptop; that it is one is what the word practice says.
      onSystemDisk: false,
      // What was pulled out is waited for by its id.
      mediumId: volume.mediumId ?? this.#mediumIds.get(path) ?? null,
    };
  }

  #refuseStranger(path: string): void {
    if (this.#paths.includes(path)) return;
    throw new ColdkeepError('bad-input', 'Only practice media are pulled out on the screen.', {
      hint: 'Pull the medium out by hand.',
    });
  }
}

/** Beside it, hidden: where a pulled medium waits. */
const pulledPath = (path: string): string => join(dirname(path), `.pulled-${basename(path)}`);
