// The Electron that ships: named by hand, installed already, or downloaded by the electron package itself.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const packageFolder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** Where nothing at all arrives for this long, the place is taken to be out of reach. */
const silenceMs = 8000;
const lookEveryMs = 500;

const executableName = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** The runtime in a folder; null where there is none. */
export function runtimeIn(folder, kind) {
  const executable = path.join(folder, executableName[process.platform] ?? 'electron');
  if (!fs.existsSync(executable)) return null;
  const versionFile = path.join(folder, 'version');
  const version = fs.existsSync(versionFile)
    ? fs.readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'of unknown version';
  return { kind, folder, executable, version };
}

/** What ELECTRON_OVERRIDE_DIST_PATH names, which must be there; null where it names nothing. */
export function namedRuntime(env = process.env) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return null;
  const runtime = runtimeIn(path.resolve(folder), 'named');
  if (runtime === null) {
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which holds no Electron. Correct or unset it.`,
    );
  }
  return runtime;
}

/** The runtime that the electron package has downloaded, of exactly its version; null where there is none. */
export function installedRuntime() {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const complete = fs.existsSync(path.join(packageFolder, 'path.txt'));
  const runtime = complete ? runtimeIn(path.join(packageFolder, 'dist'), 'official') : null;
  return runtime?.version === version ? runtime : null;
}

const bytesBelow = (folder) =>
  fs
    .readdirSync(folder, { recursive: true })
    .reduce(
      (sum, name) => sum + (fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );

/** Lets the electron package download its runtime: `{runtime, reason}`, one of them null. Gives up soon where nothing arrives. */
export async function downloadRuntime() {
  const waiting = fs.mkdtempSync(path.join(os.tmpdir(), 'coldkeep-electron-'));
  try {
    const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
      // The download goes to a temporary folder first, so this one shows whether anything arrives.
      env: { ...process.env, TMPDIR: waiting, TEMP: waiting, TMP: waiting },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (complaint = (complaint + text).slice(-2000)));
    const watch = stopWhenSilent(child, waiting);
    const status = await new Promise((resolve) => {
      child.on('error', () => resolve(-1));
      child.on('close', resolve);
    });
    clearInterval(watch);
    const runtime = installedRuntime();
    if (status === 0 && runtime !== null) return { runtime, reason: null };
    const said = /^\w*Error: (.+)$/m.exec(complaint)?.[1];
    return { runtime: null, reason: status === null ? 'nothing arrived' : (said ?? `status ${status}`) };
  } finally {
    fs.rmSync(waiting, { recursive: true, force: true });
  }
}

function stopWhenSilent(child, folder) {
  let seenBytes = 0;
  let heardAt = Date.now();
  return setInterval(() => {
    const bytes = bytesBelow(folder);
    if (bytes !== seenBytes) heardAt = Date.now();
    seenBytes = bytes;
    // Once something has arrived, the line is there; unpacking writes elsewhere and takes its time.
    if (Date.now() - heardAt > (seenBytes === 0 ? silenceMs : 10 * silenceMs)) child.kill();
  }, lookEveryMs);
}
