// The emulated machine as an operator's laptop: a vault with one set, and the built command line to work on it.
import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { CopyReport } from '../../../shared/domain/reports.ts';
import { createVault } from '../../../electron/core/vault.ts';
import { startWorkerThread } from '../../../electron/core/worker/thread.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import { relockQuickly } from '../../support/quick-lock.ts';
import {
  World,
  builtCli,
  builtWorker,
  passphrase,
  passphraseText,
  practiceFiles,
} from '../../support/world.ts';
import type { Ended, Running } from './guest.ts';
import { Machine } from './machine.ts';
import { Stick, type StickOptions } from './stick.ts';

export interface Outcome {
  readonly status: number | string;
  /** What `--json` printed; undefined where that was nothing. */
  readonly json: unknown;
  /** The line that says what happened and what to do. */
  readonly message: string;
}

const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The code of the error that a JSON document tells of; null where it tells of none. */
export function errorCode(json: unknown): string | null {
  const parsed = errorSchema.safeParse(json);
  return parsed.success ? parsed.data.error.code : null;
}

function outcomeOf({ status, stdout, stderr }: Ended): Outcome {
  let json: unknown;
  if (stdout.trim() !== '') json = JSON.parse(stdout);
  return { status, json, message: stderr };
}

/** Where `npm run build` put SQLite on older Node: in the cache of this machine's user, who is seen there through its root. */
const environment: Readonly<Record<string, string>> = {
  HOME: homedir(),
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  COLDKEEP_PASSPHRASE: passphraseText,
};

const copiesScript = fileURLToPath(new URL('guest/copies.sh', import.meta.url));

export class Laptop {
  readonly machine: Machine;
  /** As minisign prints it. */
  readonly signingKey: string;
  /** In the emulated machine's memory. */
  readonly home = '/mnt/home';
  readonly #world: World;
  readonly #sticks: Stick[] = [];
  #changes = 0;

  private constructor(machine: Machine, world: World, signingKey: string) {
    this.machine = machine;
    this.#world = world;
    this.signingKey = signingKey;
  }

  /** Makes the vault here, which is quicker, and starts the machine that uses it. */
  static async start(memoryMiB?: number): Promise<Laptop> {
    const world = new World(mkdtempSync(join(tmpdir(), 'coldkeep-laptop-')));
    const source = world.write('keys', {
      ...practiceFiles,
      'ledger.bin': pseudoRandomBytes('ledger', 400_000),
    });
    const { vault, report } = await createVault(
      { home: world.path('home'), name: 'Test vault', passphrase: passphrase() },
      { startWorker: () => startWorkerThread(builtWorker) },
    );
    await vault.addSet({ name: 'keys', profile: 'custom', sources: [source] });
    await vault.close();
    await relockQuickly(world.path('home'), passphraseText);
    const machine = await Machine.start(memoryMiB);
    const laptop = new Laptop(machine, world, report.signingKey);
    await machine.guest.shell('cp -a "$1" "$2"', world.path('home'), laptop.home);
    return laptop;
  }

  /** A stick beside the machine, not yet in it. */
  async stick(options: StickOptions): Promise<Stick> {
    const stick = await Stick.make(this.machine, options);
    this.#sticks.push(stick);
    return stick;
  }

  /** Changes an item of the set, so that the next export takes a new snapshot. */
  async changeKeys(): Promise<void> {
    const text = `${(this.#changes += 1)}\n`;
    await this.machine.guest.shell('printf %s "$2" > "$1/counter.txt"', this.#world.path('keys'), text);
  }

  /** What is read next comes from the sticks. */
  async forgetCache(): Promise<void> {
    await this.machine.guest.shell('sync; echo 3 > /proc/sys/vm/drop_caches');
  }

  startColdkeep(...words: readonly string[]): Running {
    return this.machine.guest.start(
      [process.execPath, builtCli, '--home', this.home, '--json', '--yes', ...words],
      { input: '', env: environment },
    );
  }

  async coldkeep(...words: readonly string[]): Promise<Outcome> {
    return outcomeOf(await this.startColdkeep(...words).ended);
  }

  /** Ids of the copies on a mounted stick that stock minisign and sha256sum find whole; throws what they say of any other. */
  async wholeCopies(stick: Stick): Promise<string[]> {
    const said = await this.machine.guest.shell(
      'exec sh "$1" "$2" "$3"',
      copiesScript,
      stick.at,
      this.signingKey,
    );
    return said
      .split('\n')
      .filter((line) => line !== '')
      .toSorted();
  }

  /**
   * Where the result of an export calls a file system damaged, does what it says, to the letter, and answers true. The stick is to be
   * mounted again after that.
   */
  async repairFileSystem(copy: CopyReport | undefined): Promise<boolean> {
    const [, command] = /Repair its file system with "([^"]+)"/.exec(copy?.error?.hint ?? '') ?? [];
    if (command === undefined) return false;
    // 1 is what fsck ends with once it has repaired something.
    await this.machine.guest.shell('sh -c "$1" >&2 || test $? -eq 1', command);
    return true;
  }

  async stop(): Promise<void> {
    await this.machine.stop();
    await this.#world.end();
    rmSync(join(this.#world.root, '..'), { recursive: true, force: true });
  }
}
