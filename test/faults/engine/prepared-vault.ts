// A vault folder and a medium with earlier copies, as often as a test wants, and the built command line as a process to be ended.
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import { createVault, openVault, type EngineOptions } from '../../../electron/core/vault.ts';
import { startWorkerThread } from '../../../electron/core/worker/thread.ts';
import {
  builtCli,
  builtWorker,
  passphrase,
  passphraseText,
  practiceFiles,
  World,
} from '../../support/world.ts';
import type { SteeredRun, Step } from '../support/kill-at.ts';
import { runUnder } from '../support/kill-at.ts';

/** The engine with the machine's own clock, as the command line has it. */
export const engine: EngineOptions = { startWorker: () => startWorkerThread(builtWorker) };

/** Memory where there is some to be had as a folder: thousands of small syncs cost nothing there. */
const parentFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** One place in which a process is ended: a vault folder, a medium, and everything beside them that it might touch. */
export class Place {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  get home(): string {
    return join(this.root, 'home');
  }

  get medium(): string {
    return join(this.root, 'medium');
  }

  /** The command line with this place's vault folder. */
  command(...args: readonly string[]): SteeredRun {
    return {
      command: process.execPath,
      args: [builtCli, '--home', this.home, '--json', '--yes', ...args],
      env: { COLDKEEP_PASSPHRASE: passphraseText },
      under: [this.root],
    };
  }

  async inVault<T>(
    work: (vault: UnlockedVault) => Promise<T>,
    withPassphrase: Uint8Array = passphrase(),
  ): Promise<T> {
    const { vault } = await openVault({ home: this.home, passphrase: withPassphrase }, engine);
    try {
      return await work(vault);
    } finally {
      await vault.close();
    }
  }
}

export class PreparedVault {
  readonly #world = new World(parentFolder);
  /** Never touched once it is prepared. */
  readonly before: Place;
  /** Ids of the copies on the medium, oldest first. */
  readonly earlier: string[] = [];
  #places = 0;

  constructor() {
    this.before = new Place(join(realpathSync(this.#world.root), 'before'));
    mkdirSync(this.before.medium, { recursive: true });
  }

  /** Makes the vault, exports its set "keys" `exports` times, changed each time, and changes it once more. */
  async prepare(exports: number): Promise<this> {
    const source = this.#world.write('keys', practiceFiles);
    const { vault } = await createVault(
      { home: this.before.home, name: 'Test vault', passphrase: passphrase() },
      engine,
    );
    await vault.addSet({ name: 'keys', profile: 'custom', sources: [source] });
    for (let generation = 1; generation <= exports; generation++) {
      const { snapshot } = await vault.export('keys', { to: [this.before.medium] });
      this.earlier.push(snapshot.id);
      this.#world.write('keys', { 'counter.txt': `${generation}\n` });
    }
    await vault.close();
    return this;
  }

  /** A fresh copy of what was prepared. */
  place(): Place {
    const root = join(this.before.root, '..', `place-${(this.#places += 1)}`);
    cpSync(this.before.root, root, { recursive: true, preserveTimestamps: true });
    return new Place(root);
  }

  /** Runs `use` on fresh places, two at a time; each is removed after its turn. Fails with what failed at any step. */
  async atEach(steps: readonly Step[], use: (place: Place, step: Step) => Promise<void>): Promise<void> {
    const waiting = [...steps];
    const failures: string[] = [];
    const work = async () => {
      for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
        const place = this.place();
        try {
          await use(place, step);
        } catch (error) {
          failures.push(`at step ${step.number}, ${step.name} ${step.path}: ${String(error)}`);
        } finally {
          rmSync(place.root, { recursive: true, force: true });
        }
      }
    };
    await Promise.all([work(), work()]);
    expect(failures).toEqual([]);
  }

  end(): Promise<void> {
    return this.#world.end();
  }
}

/** Runs a process that must be ended by its kill; what it said instead is the failure. */
export async function killed(run: SteeredRun): Promise<void> {
  const end = await runUnder(run);
  if (end.signal !== 'SIGKILL') throw new Error(`it was not killed: ${JSON.stringify(end)}`);
}
