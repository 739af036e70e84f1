// A small world for tests of the whole engine: sources, a vault folder and media, all in one temporary folder, with the real worker.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Drive } from '../../shared/domain/drive.ts';
import type { WindowVault } from '../../electron/core/vault-api.ts';
import { createVault, openVault, type EngineOptions } from '../../electron/core/vault.ts';
import { startWorkerThread } from '../../electron/core/worker/thread.ts';

export const passphraseText = 'for tests only: osprey tundra lantern mosaic';
export const passphrase = (): Uint8Array => new Uint8Array(Buffer.from(passphraseText));

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const builtWorker = join(project, 'out', 'worker', 'vault-worker.js');
export const builtCli = join(project, 'out', 'cli', 'coldkeep.js');

/** The engine's clock stands at a given moment unless a test moves it. */
export class TestClock {
  ms: number;

  constructor(iso = '2026-11-21T08:00:00Z') {
    this.ms = Date.parse(iso);
  }

  readonly now = (): number => this.ms;

  forwardDays(days: number): void {
    this.ms += days * 24 * 60 * 60 * 1000;
  }
}

export class World {
  readonly root: string;
  readonly clock = new TestClock();
  readonly options: EngineOptions;
  /** What the system lists as plugged in. */
  plugged: readonly Drive[] = [];
  readonly #open: WindowVault[] = [];

  constructor(parent: string = tmpdir()) {
    this.root = mkdtempSync(join(parent, 'coldkeep-test-'));
    this.options = {
      now: this.clock.now,
      startWorker: () => startWorkerThread(builtWorker),
      drives: () => Promise.resolve([...this.plugged]),
    };
  }

  path(...names: string[]): string {
    return join(this.root, ...names);
  }

  /** Makes a folder that stands for a medium. */
  medium(name: string): string {
    mkdirSync(this.path(name), { recursive: true });
    return this.path(name);
  }

  /** Writes files below a folder of the world: relative path → contents. */
  write(folder: string, files: Record<string, string | Uint8Array>): string {
    for (const [name, contents] of Object.entries(files)) {
      mkdirSync(dirname(this.path(folder, name)), { recursive: true });
      writeFileSync(this.path(folder, name), contents);
    }
    return this.path(folder);
  }

  /** A vault with one set "keys" over a small source folder. */
  async vaultWithKeys(files: Record<string, string | Uint8Array> = practiceFiles): Promise<WindowVault> {
    const source = this.write('keys', files);
    const vault = await this.create();
    await vault.addSet({ name: 'keys', profile: 'custom', sources: [source] });
    return vault;
  }

  async create(home = 'home'): Promise<WindowVault> {
    const { vault } = await createVault(
      { home: this.path(home), name: 'Test vault', passphrase: passphrase() },
      this.options,
    );
    return this.keep(vault);
  }

  async reopen(home = 'home'): Promise<WindowVault> {
    const { vault } = await openVault({ home: this.path(home), passphrase: passphrase() }, this.options);
    return this.keep(vault);
  }

  /** Closes the vault with the world. */
  keep(vault: WindowVault): WindowVault {
    this.#open.push(vault);
    return vault;
  }

  async end(): Promise<void> {
    for (const vault of this.#open) await vault.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}

export const practiceFiles: Record<string, string> = {
  'cold.skey': '{"type":"StakePoolSigningKey_ed25519","description":"","cborHex":"5820aa"}\n',
  'notes.txt': 'where the spare key is\n',
  'deep/er/data.bin': 'x'.repeat(5000),
  'empty.txt': '',
};

/** Every file below a folder: relative path → contents as latin1 text. */
export function readTree(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );
}
