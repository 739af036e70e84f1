// A vault folder and a medium with earlier copies, as often as a test wants, and the built command line as a process to be ended.
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import { createVault, openVault, type EngineOptions } from '../../../electron/core/vault.ts';
import { startWorkerThread } from '../../../electron/core/worker/thread.ts';
import { relockQuickly } from '../../support/quick-lock.ts';
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

/** The catalogue's predecessor stays in the vault folder. */
const keptByDesign = /^home\/catalogue\.age\.prev(\.minisig)?$/;

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
  command(...args: readonly string[]): SteeredRun & Required<Pick<SteeredRun, 'env'>> {
    return {
      command: process.execPath,
      args: [builtCli, '--home', this.home, '--json', '--yes', ...args],
      env: { COLDKEEP_PASSPHRASE: passphraseText },
      under: [this.root],
    };
  }

  get isVault(): boolean {
    return existsSync(join(this.home, 'identity.age'));
  }

  async open(text: string = passphraseText): Promise<UnlockedVault> {
    const { vault } = await openVault(
      { home: this.home, passphrase: new Uint8Array(Buffer.from(text)) },
      engine,
    );
    return vault;
  }

  /** What an interrupted run may leave and the next one must clear away: half-written files and folders, sealed parts. */
  leftovers(): string[] {
    return readdirSync(this.root, { recursive: true, encoding: 'utf8' }).filter(
      (path) => /\.(partial|new|prev)(\/|\.minisig$|$)|^home\/spool/.test(path) && !keptByDesign.test(path),
    );
  }
}

export class PreparedVault {
  readonly #world = new World(parentFolder);
  /** Never touched once it is prepared. */
  readonly before: Place;
  #places = 0;

  constructor() {
    this.before = new Place(join(realpathSync(this.#world.root), 'before'));
    mkdirSync(this.before.medium, { recursive: true });
  }

  /**
   * Makes the vault, exports its set "keys" `exports` times, changed each time, and changes it once more. Answers the ids of the copies,
   * oldest first. Without parity where that is not what the test is about: it doubles the time of an export this small.
   */
  async prepare(exports: number, parity: 'parity' | 'no parity' = 'parity'): Promise<readonly string[]> {
    const earlier: string[] = [];
    const source = this.#world.write('keys', practiceFiles);
    const { vault } = await createVault(
      { home: this.before.home, name: 'Test vault', passphrase: passphrase() },
      engine,
    );
    await relockQuickly(this.before.home, passphraseText);
    if (parity === 'no parity') await vault.updateSettings({ parityPercent: 0 });
    await vault.addSet({ name: 'keys', profile: 'custom', sources: [source] });
    for (let generation = 1; generation <= exports; generation++) {
      const { snapshot } = await vault.export('keys', { to: [this.before.medium] });
      earlier.push(snapshot.id);
      this.#world.write('keys', { 'counter.txt': `${generation}\n` });
    }
    await vault.close();
    return earlier;
  }

  /** A fresh copy of what was prepared. */
  place(): Place {
    const root = join(this.before.root, '..', `place-${(this.#places += 1)}`);
    cpSync(this.before.root, root, { recursive: true, preserveTimestamps: true });
    return new Place(root);
  }

  /**
   * Kills the command at each of its moments on a fresh place, two at a time, and lets `check` look at what is left. Answers what
   * was found wrong, and where; none is as it should be.
   */
  async killEach(
    command: (place: Place) => SteeredRun,
    moments: readonly Moment[],
    check: (place: Place) => Promise<void>,
  ): Promise<string[]> {
    const waiting = [...moments];
    const wrong: string[] = [];
    const work = async () => {
      for (let moment = waiting.shift(); moment !== undefined; moment = waiting.shift()) {
        const { how, step } = moment;
        const place = this.place();
        try {
          const end = await runUnder({ ...command(place), [how]: step.number });
          if (end.signal !== 'SIGKILL') throw new Error(`it was not killed: ${JSON.stringify(end)}`);
          await check(place);
        } catch (error) {
          wrong.push(`${how} ${step.number}, ${step.name} ${step.path}: ${String(error)}`);
        } finally {
          rmSync(place.root, { recursive: true, force: true });
        }
      }
    };
    await Promise.all([work(), work()]);
    return wrong;
  }

  end(): Promise<void> {
    return this.#world.end();
  }
}

export interface Moment {
  readonly how: 'killAt' | 'killHalf';
  readonly step: Step;
}

/**
 * Before every step that changes what can be seen, and half-way through the first write to each file: whoever is killed before a flush
 * leaves what is left before the change that follows it (power cuts have tests of their own). Parity is computed in the vault folder by many small writes
 * to files of which a killed job's are never looked at: the first of each stands for them.
 */
export function momentsOf(steps: readonly Step[]): Moment[] {
  const isFirst = (step: Step) =>
    steps.find((other) => other.path === step.path && other.name === step.name) === step;
  const isFirstWrite = (step: Step) => step.name.includes('write') && isFirst(step);
  const telling = steps.filter(
    (step) => !step.name.includes('sync') && (isFirst(step) || !step.path.includes('/home/parity/')),
  );
  return telling.flatMap((step): Moment[] => [
    { how: 'killAt', step },
    ...(isFirstWrite(step) ? [{ how: 'killHalf' as const, step }] : []),
  ]);
}
