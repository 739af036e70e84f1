// A host that a kit runs on: its files, its settings, a stand-in service, and the shells that hosts have.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeKit } from '../../electron/core/capture/kit/write-kit.ts';
import { encodeIdentity, recipientOf } from '../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../electron/core/crypto/sodium.ts';
import { kitHostFiles } from './kit-host-files.ts';
import { hasTool, runTool, type ToolResult } from './stock-tools.ts';

export const shells = ['dash', 'busybox'] as const;
export type Shell = (typeof shells)[number];

/** Why a kit cannot be run here; empty where it can. */
export const missingForKits = ['age', 'dash', 'busybox'].filter((tool) => !hasTool(tool)).join(', ');

export interface OpenedBundle {
  /** Folder coldkeep-bundle of the unpacked archive. */
  readonly folder: string;
  /** Names of the entries in their order. */
  readonly entries: readonly string[];
  /** Lines of conditions and end. */
  readonly conditions: readonly string[];
  readonly end: readonly string[];
}

export interface KitHostOptions {
  /** Paths below the host's root, and what stands in them. */
  readonly contents?: Readonly<Record<string, string | Uint8Array>>;
  readonly recipient?: string;
}

export class KitHost {
  readonly folder: string;
  readonly root: string;
  readonly kit: string;
  readonly out: string;
  readonly work: string;
  /** Folders that are looked in first for programs. */
  programsFirst = '';
  readonly #identity: string;
  readonly #busyboxPath: string;

  /**
   * A host of the system with a kit whose settings fit it; no service and no dump is set. Bundles are sealed to a key of the host's
   * own, so that `open` can open them, or to a recipient that is given.
   */
  static async make(
    system: string,
    { contents = kitHostFiles[system] ?? {}, recipient }: KitHostOptions = {},
  ): Promise<KitHost> {
    await loadSodium();
    const secret = new Uint8Array(randomBytes(32));
    const host = new KitHost(secret);
    for (const [name, text] of Object.entries(contents)) host.write(name, text);
    await writeKit({
      profile: system,
      out: host.kit,
      recipient: recipient ?? recipientOf(secret),
      vault: "The operator's vault",
    });
    host.settings((text) =>
      text
        .replaceAll(/^(COPY=\S+ \S+ \S+ )\//gm, `$1${host.root}/`)
        .replaceAll(/^(REPORT=.*)$/gm, '#$1')
        .replaceAll(/^(HEIGHT_COMMAND|VERSION)=.*$/gm, '#$&'),
    );
    host.set('ROOT', join(host.root, 'opt/node'));
    host.set('WORK_FOLDER', host.work);
    for (const key of [
      'SERVICE',
      'SERVICE_STATUS_COMMAND',
      'SERVICE_STOP_COMMAND',
      'SERVICE_START_COMMAND',
    ]) {
      host.set(key, '');
    }
    host.set('STOP_SERVICE', 'no');
    for (const key of ['DUMP_COMMAND', 'DUMP_PROOF_COMMAND', 'GLOBALS_COMMAND']) host.set(key, '');
    host.set('QUIET_SECONDS', '0');
    return host;
  }

  private constructor(secret: Uint8Array) {
    this.folder = mkdtempSync(join(tmpdir(), 'coldkeep-kit-'));
    chmodSync(this.folder, 0o755);
    this.root = join(this.folder, 'host');
    this.kit = join(this.folder, 'kit');
    this.out = join(this.folder, 'out');
    this.work = join(this.folder, 'work');
    for (const each of [this.root, this.out, this.work]) mkdirSync(each);
    this.#identity = join(this.folder, 'identity.txt');
    writeFileSync(this.#identity, encodeIdentity(secret), { mode: 0o600 });
    this.#busyboxPath = join(this.folder, 'busybox');
  }

  /** Writes a file below the root of the host. */
  write(name: string, contents: string | Uint8Array): string {
    const file = join(this.root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents, { mode: name.endsWith('/loom') ? 0o755 : 0o644 });
    return file;
  }

  /** A program on the host. */
  program(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return file;
  }

  get settingsFile(): string {
    return join(this.kit, 'kit.conf');
  }

  settings(change: (text: string) => string): void {
    writeFileSync(this.settingsFile, change(readFileSync(this.settingsFile, 'utf8')), { mode: 0o600 });
  }

  /** Sets one key of the settings, whether it stood there or not. */
  set(key: string, value: string): void {
    this.settings((text) => {
      const line = new RegExp(`^#?${key}=.*$`, 'm');
      return line.test(text) ? text.replace(line, () => `${key}=${value}`) : `${text}${key}=${value}\n`;
    });
  }

  addSetting(line: string): void {
    this.settings((text) => `${text}${line}\n`);
  }

  command(shell: Shell, args: readonly string[]): [string, string[], NodeJS.ProcessEnv] {
    const words = [join(this.kit, 'coldkeep-kit.sh'), '--out', this.out, ...args];
    const path = (folders: string) =>
      this.programsFirst === '' ? folders : `${this.programsFirst}:${folders}`;
    const env = (folders: string) => ({ ...process.env, PATH: path(folders) });
    if (shell === 'dash') return ['dash', words, env(process.env['PATH'] ?? '')];
    return [join(this.#busybox(), 'sh'), words, env(this.#busybox())];
  }

  /** Runs the kit to its end. */
  run(shell: Shell, ...args: string[]): { status: number; said: string; output: string } {
    const [program, words, env] = this.command(shell, args);
    const result = spawnSync(program, words, { env, cwd: this.folder, encoding: 'utf8' });
    if (result.error !== undefined) throw result.error;
    return { status: result.status ?? -1, said: result.stderr, output: result.stdout };
  }

  start(shell: Shell, ...args: string[]): ChildProcess {
    const [program, words, env] = this.command(shell, args);
    return spawn(program, words, { env, cwd: this.folder, stdio: 'ignore' });
  }

  /** What lies where bundles go; a half-written one shows here too. */
  bundles(): string[] {
    return readdirSync(this.out).map((name) => join(this.out, name));
  }

  /** The only bundle. */
  bundle(): string {
    const [only, ...more] = this.bundles();
    if (only === undefined || more.length > 0)
      throw new Error(`not one bundle: ${this.bundles().join(', ')}`);
    return only;
  }

  /** Opens the only bundle with stock age and tar. */
  open(): OpenedBundle {
    const bundle = this.bundle();
    const archive = join(this.folder, 'archive.tar');
    const opened: ToolResult = runTool('age', ['-d', '-i', this.#identity, '-o', archive, bundle]);
    if (opened.status !== 0) throw new Error(opened.messages);
    return this.unpack(archive);
  }

  unpack(archive: string): OpenedBundle {
    const folder = join(this.folder, 'opened');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const unpacked = runTool('tar', ['-xf', archive, '-C', folder]);
    if (unpacked.status !== 0) throw new Error(unpacked.messages);
    const listed = runTool('tar', ['-tf', archive, '--quoting-style=literal']).stdout.toString();
    const bundle = join(folder, 'coldkeep-bundle');
    const lines = (name: string) => readFileSync(join(bundle, name), 'utf8').trimEnd().split('\n');
    return {
      folder: bundle,
      entries: listed.trimEnd().split('\n'),
      conditions: lines('conditions'),
      end: lines('end'),
    };
  }

  sha256(): string {
    return createHash('sha256').update(readFileSync(this.bundle())).digest('hex');
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A host on which nothing but busybox and age is found. */
  #busybox(): string {
    if (!existsSync(this.#busyboxPath)) {
      mkdirSync(this.#busyboxPath);
      const applets = runTool('busybox', ['--list']).stdout.toString().trim().split('\n');
      for (const applet of applets) symlinkSync('/bin/busybox', join(this.#busyboxPath, applet));
      const age = runTool('sh', ['-c', 'command -v age']).stdout.toString().trim();
      symlinkSync(age, join(this.#busyboxPath, 'age'));
    }
    return this.#busyboxPath;
  }
}

/** Everything below a folder with size, mode and time of change: equal before and after where nothing was touched. */
export const treeState = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const { size, mode, mtimeMs } = lstatSync(join(folder, name));
      return `${name} ${size} ${mode} ${mtimeMs}`;
    });
