// Runs a program that is ended, or whose calls fail, at a chosen change of a file or name (kill-at.c). Needs Linux and gcc.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** Why programs cannot be steered here; null where they can. */
export const noKillAt: string | null =
  process.platform !== 'linux'
    ? 'needs Linux'
    : spawnSync('gcc', ['--version']).status === 0
      ? null
      : 'needs gcc';

export interface SteeredRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Existing folders; only changes of files and names below them are steps. */
  readonly under: readonly string[];
  /** SIGKILL right before, right after, or (of a write) half-way through step n, from 1. */
  readonly killAt?: number;
  readonly killAfter?: number;
  readonly killHalf?: number;
  /** With one of the kills: shuts the ext4 below this folder down first, so that what was not synced is lost. */
  readonly powerOf?: string;
  /** Step n does nothing and fails; with `failOnwards` so does every later one. */
  readonly failAt?: number;
  readonly failErrno?: 'EIO' | 'ENOSPC' | 'EROFS';
  readonly failOnwards?: boolean;
}

export interface SteeredEnd {
  /** Null if a signal ended it. */
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Step {
  readonly number: number;
  /** The call: open (of a new file), write, pwrite, fsync, rename, mkdir, … */
  readonly name: string;
  readonly path: string;
}

let libraryFolder: string | null = null;
let library: string | null = null;

afterAll(() => {
  if (libraryFolder !== null) rmSync(libraryFolder, { recursive: true });
  libraryFolder = library = null;
});

/** Builds the library once for a file of tests, in a temporary folder that goes with it. */
function libraryPath(): string {
  if (library !== null) return library;
  libraryFolder = mkdtempSync(join(tmpdir(), 'coldkeep-kill-at-'));
  const path = join(libraryFolder, 'kill-at.so');
  const source = fileURLToPath(new URL('./kill-at.c', import.meta.url));
  const args = [
    '-shared',
    '-fPIC',
    '-O1',
    '-Wall',
    '-Wextra',
    '-Werror',
    '-o',
    path,
    source,
    '-ldl',
    '-lpthread',
  ];
  const built = spawnSync('gcc', args, { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`gcc could not build kill-at.c:\n${built.stderr}`);
  library = path;
  return path;
}

/** Runs the program to its end, whatever that is. */
export function runUnder(run: SteeredRun, logPath?: string): Promise<SteeredEnd> {
  const numbers: Record<string, number | undefined> = {
    KILL_AT: run.killAt,
    KILL_AT_AFTER: run.killAfter,
    KILL_AT_HALF: run.killHalf,
    FAIL_AT: run.failAt,
    FAIL_ERRNO: run.failErrno === undefined ? undefined : constants.errno[run.failErrno],
    FAIL_FROM_AT: run.failOnwards === true ? 1 : undefined,
  };
  const given = Object.entries(numbers).filter(([, value]) => value !== undefined);
  const env = {
    ...process.env,
    ...run.env,
    ...Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    ...(run.powerOf === undefined ? {} : { KILL_AT_POWER: run.powerOf }),
    ...(logPath === undefined ? {} : { KILL_AT_LOG: logPath }),
    KILL_AT_UNDER: run.under.map((folder) => realpathSync(folder)).join(':'),
    LD_PRELOAD: libraryPath(),
    // Changes that go to the kernel through a ring would pass the library by.
    UV_USE_IO_URING: '0',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(run.command, run.args, { env, ...(run.cwd === undefined ? {} : { cwd: run.cwd }) });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(run.input ?? '');
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve({
        status,
        signal,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      });
    });
  });
}

/** Runs the program undisturbed and answers its steps in order. Throws if it fails. */
export async function countSteps(run: SteeredRun): Promise<Step[]> {
  const folder = mkdtempSync(join(tmpdir(), 'coldkeep-steps-'));
  try {
    const log = join(folder, 'steps');
    const end = await runUnder(run, log);
    if (end.status !== 0)
      throw new Error(`the program ended with ${end.status ?? end.signal}: ${end.stderr}`);
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    return lines.map((line) => {
      const [, number = '', name = '', path = ''] = /^(\d+) (\S+) (.*)$/.exec(line) ?? [];
      return { number: Number(number), name, path };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
