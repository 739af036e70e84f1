// The packaged app: what is in it, what was taken away from Electron in it, and that it opens. It lets nobody look into it, so it is
// looked at from outside: its screen must be the one that the app in the project draws.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isDevelopment, markerName } from '../../../build/electron/development-runtime.mjs';
import { graphicsSwitches, startXvfb } from '../../../build/electron/display.mjs';
import { findRuntime, type Runtime } from '../../../build/electron/runtime.mjs';
import { sortPackages } from '../../../build/package/packages.mjs';
import { makeAppFolders } from '../../support/app-folders.ts';
import { launchApp } from '../../support/app.ts';
import { projectRoot } from '../../support/import-graph.ts';
import { asOrdinaryUser } from '../../support/ordinary-user.ts';
import { colours, difference, readScreen, writePng, type Picture } from '../../support/screen.ts';

const unpacked = path.join(projectRoot, 'release', 'not-for-release', 'linux-unpacked');
const executable = path.join(unpacked, 'coldkeep');
const archive = path.join(unpacked, 'resources', 'app.asar');
const packager = path.join(projectRoot, 'build', 'package', 'package.mjs');

const hasXdotool = spawnSync('xdotool', ['version']).status === 0;

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [packager, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });

let runtime: Runtime;
let packaged: ReturnType<typeof run>;

beforeAll(async () => {
  runtime = await findRuntime({ say: () => undefined });
  packaged = run(['--dir', '--for-tests']);
  if (packaged.status !== 0) throw new Error(`The package was not made: ${packaged.stderr}`);
});

describe('what is packaged', () => {
  let files: string[] = [];

  beforeAll(async () => {
    const builder = createRequire(import.meta.url).resolve('electron-builder/package.json');
    const library = createRequire(builder).resolve('app-builder-lib/package.json');
    const asar: { listPackage(file: string): string[] } = await import(
      createRequire(library).resolve('@electron/asar')
    );
    files = asar.listPackage(archive).map((file) => file.replaceAll(path.sep, '/').slice(1));
  });

  it('is the built app, without the command line and without maps', () => {
    const rooms = new Set(
      files.filter((file) => /^out\/./.test(file)).map((file) => file.split('/')[1] ?? ''),
    );
    expect([...rooms].toSorted()).toEqual(['chunks', 'main', 'preload', 'renderer', 'worker']);
    expect(files).toContain('out/main/main.js');
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    expect(new Set(files.map((file) => file.split('/')[0]))).toEqual(
      new Set(['assets', 'node_modules', 'out', 'package.json']),
    );
    const assets = files.filter((file) => file.startsWith('assets/') && /\.[a-z0-9]+$/.test(file));
    expect(assets.length).toBeGreaterThan(0);
    expect(assets.filter((file) => !/^assets\/print\/fonts\/.*\.woff2$/.test(file))).toEqual([]);
  });

  it('is the packages that the app loads, and none that downloads', () => {
    const packages = new Set(
      files
        .map((file) => /^node_modules\/(@[^/]+\/[^/]+|[^@/]+)\/./.exec(file)?.[1])
        .filter((name) => name !== undefined),
    );
    const { loaded } = sortPackages();
    expect([...packages].filter((name) => !loaded.includes(name))).toEqual([]);
    expect(loaded.filter((name) => !packages.has(name))).toEqual([]);
    expect([...packages]).not.toContain('prebuild-install');
  });

  it('leaves no code beside the archive but what the system loads', () => {
    const beside = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
    expect(beside.length).toBeGreaterThan(0);
    expect(beside.filter((name) => !name.endsWith('.node'))).toEqual([]);
    expect(readdirSync(path.dirname(archive)).toSorted()).toEqual(['app.asar', 'app.asar.unpacked']);
  });

  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(executable);
    const stateOf = (fuse: FuseV1Options) => FuseState[wire[fuse] ?? FuseState.REMOVED];
    expect({
      runAsNode: stateOf(FuseV1Options.RunAsNode),
      nodeOptions: stateOf(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspector: stateOf(FuseV1Options.EnableNodeCliInspectArguments),
      archiveOnly: stateOf(FuseV1Options.OnlyLoadAppFromAsar),
      archiveIntegrity: stateOf(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      cookieEncryption: stateOf(FuseV1Options.EnableCookieEncryption),
      ownSnapshot: stateOf(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      fileProtocol: stateOf(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: 'DISABLE',
      nodeOptions: 'DISABLE',
      inspector: 'DISABLE',
      archiveOnly: 'ENABLE',
      archiveIntegrity: 'ENABLE',
      cookieEncryption: 'DISABLE',
      ownSnapshot: 'DISABLE',
      fileProtocol: 'DISABLE',
    });
  });
});

describe('a package for release', () => {
  it('is refused with a runtime for development, and this one is marked', ({ skip }) => {
    if (!isDevelopment(runtime)) skip('the official Electron is here');
    expect(packaged.stderr).toContain('is for tests only, not for release');
    expect(existsSync(path.join(unpacked, markerName))).toBe(true);
    const refused = run(['--dir'], { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder });
    expect(refused.stderr).toMatch(/made with the official Electron only.*for development and tests/);
    expect(refused.status).toBe(1);
  });

  it('is never made for tests', () => {
    const refused = run(['--for-tests']);
    expect(refused.stderr).toContain('Installers are for release only.');
    expect(refused.status).toBe(1);
  });
});

describe('the packaged app', () => {
  let expected: Picture;
  const endings: (() => unknown)[] = [];

  afterEach(async () => {
    for (const end of endings.splice(0).toReversed()) await end();
  });

  /** A screen with nothing on it. */
  async function emptyScreen(): Promise<{ display: string; folder: string }> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'coldkeep-screen-'));
    endings.push(() => rmSync(folder, { recursive: true, force: true }));
    const xvfb = await startXvfb({ width: 1440, height: 900, pictureFolder: folder });
    endings.push(() => xvfb.stop());
    return { display: xvfb.display, folder };
  }

  /** Starts it as an ordinary user, sandbox on, on a screen of its own. */
  async function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const screen = await emptyScreen();
    const folders = makeAppFolders();
    endings.push(() => folders.remove());
    const ours = { ...runtime, folder: unpacked, executable };
    const starter = process.getuid?.() === 0 ? asOrdinaryUser(ours, folders).executable : executable;
    const child = spawn(starter, [...graphicsSwitches(), ...args], {
      env: { ...folders.env, DISPLAY: screen.display, ...env },
      cwd: folders.root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = once(child, 'close');
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    endings.push(() => {
      child.kill('SIGKILL');
      return closed;
    });
    /** Waits until the screen is as it should be. */
    const until = async (isRight: (picture: Picture) => boolean): Promise<Picture> => {
      for (;;) {
        const picture = readScreen(screen.folder);
        if (isRight(picture)) return picture;
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${output}`);
        await wait(100);
      }
    };
    return { child, closed, until, output: () => output, display: screen.display, home: folders.home };
  }

  beforeAll(async () => {
    const screen = await emptyScreen();
    const app = await launchApp({ env: { DISPLAY: screen.display } });
    await app.page.getByRole('button', { name: /^Create a vault/ }).waitFor();
    expected = await settled(screen.folder);
    await app.close();
  });

  it('opens on the first screen, and ends when it is told to', async () => {
    const { child, closed, until, output } = await start([]);
    // The time of day is on the screen, and a minute may have passed since the picture that it is compared with.
    const picture = await until((seen) => difference(seen, expected) < 2);
    writePng(path.join(projectRoot, 'test-output', 'package', 'first-run.png'), picture);
    child.kill('SIGTERM');
    await closed;
    expect(output()).not.toMatch(/uncaught|unhandled/i);
  });

  it.skipIf(!hasXdotool)('makes and opens a vault (needs xdotool)', async () => {
    const { child, closed, until, output, display, home } = await start([]);
    await until((seen) => difference(seen, expected) < 2);
    pressAt(display, practiseButton);
    // Made to its end: SQLite, libsodium and the vault process work in the package, with its fuses.
    const marker = path.join(`${home}-practice`, 'practice.json');
    while (!(existsSync(marker) && JSON.parse(readFileSync(marker, 'utf8')).complete === true)) {
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${output()}`);
      await wait(200);
    }
    const picture = await until((seen) => difference(seen, expected) > 10);
    writePng(path.join(projectRoot, 'test-output', 'package', 'practice.png'), picture);
    child.kill('SIGTERM');
    await closed;
    expect(output()).not.toMatch(/uncaught|unhandled/i);
  });

  it('is no Node', async () => {
    const { until, output } = await start(['-e', 'console.log("this is Node")'], {
      ELECTRON_RUN_AS_NODE: '1',
    });
    await until((seen) => colours(seen) > 10);
    expect(output()).not.toContain('this is Node');
  });

  it('takes no options from the environment and answers no debugger', async () => {
    const { until, output } = await start(['--inspect=0'], { NODE_OPTIONS: '--inspect=0' });
    await until((seen) => colours(seen) > 10);
    expect(output()).not.toMatch(/debugger listening/i);
  });
});

/** The middle of the button "Practise" on the first screen, as the window draws it at its first size. */
const practiseButton = { x: 957, y: 514 };

/** Presses with the pointer, as a hand does: nothing else reaches a packaged app. */
function pressAt(display: string, { x, y }: { readonly x: number; readonly y: number }): void {
  const xdotool = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('xdotool', args, {
      env: { ...process.env, DISPLAY: display },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`xdotool ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  const [window = ''] = xdotool('search', '--onlyvisible', '--name', 'Coldkeep').trim().split('\n');
  xdotool('mousemove', '--window', window, String(x), String(y), 'click', '1');
}

/** The screen once nothing on it moves any more. */
async function settled(folder: string): Promise<Picture> {
  for (let last = readScreen(folder); ;) {
    await wait(300);
    const next = readScreen(folder);
    if (difference(last, next) === 0 && colours(next) > 10) return next;
    last = next;
  }
}
