// `npm run package`: installers for release, for the system it runs on, into release/. `npm run package:dir`: the app unpacked.
// With --for-tests the runtime for development may serve; what comes of it lies in release/not-for-release/.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findRuntime } from '../electron/runtime.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const say = (line) => process.stderr.write(`${line}\n`);

function fail(message) {
  say(message);
  process.exit(1);
}

const known = ['--dir', '--for-tests'];
const given = process.argv.slice(2);
const unknown = given.filter((option) => !known.includes(option));
if (unknown.length > 0) fail(`${unknown.join(', ')} is not known. Known are ${known.join(' and ')}.`);
const forTests = given.includes('--for-tests');
if (forTests && !given.includes('--dir'))
  fail('Installers are for release only. Use --for-tests with --dir.');

/** Linux packages name who answers for them. */
const { COLDKEEP_MAINTAINER: maintainer, COLDKEEP_HOMEPAGE: homepage } = process.env;
const isForLinux = process.platform === 'linux' && !given.includes('--dir');
if (isForLinux && !(maintainer && homepage)) {
  fail(
    'Packages for Linux name who answers for them. Set COLDKEEP_MAINTAINER ("Name <address>") and COLDKEEP_HOMEPAGE.',
  );
}

const runtime = await findRuntime({ officialOnly: !forTests, say }).catch((error) => fail(error.message));
const output = forTests ? 'release/not-for-release' : 'release';
say(
  forTests
    ? `This package, with Electron ${runtime.version}, is for tests only, not for release.`
    : `Packaging with Electron ${runtime.version}.`,
);

process.chdir(project);
const require = createRequire(import.meta.url);
const { build } = await import(pathToFileURL(require.resolve('electron-builder')).href);
const { default: config } = await import('./electron-builder.mjs');
await build({
  dir: given.includes('--dir'),
  config: {
    ...config,
    directories: { ...config.directories, output },
    electronDist: runtime.folder,
    electronVersion: runtime.version,
    ...(isForLinux && { extraMetadata: { homepage }, linux: { ...config.linux, maintainer } }),
  },
}).catch((error) => fail(`The package could not be made: ${error.message}`));
say(`It is in ${path.join(output, '')}.`);
