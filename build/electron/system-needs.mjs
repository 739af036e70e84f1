// What Electron needs of a Linux system: shared libraries and, for the tests, a display in memory. Installs it where that is this
// user's to do, and names the exact command where it is not.
import { execFileSync, spawnSync } from 'node:child_process';
import readline from 'node:readline/promises';

/** What each package manager calls the libraries, and the program Xvfb. */
const packageManagers = {
  'apt-get': {
    install: ['apt-get', 'install', '-y', '--no-install-recommends'],
    libraries: [
      'libnss3',
      'libatk1.0-0',
      'libatk-bridge2.0-0',
      'libcups2',
      'libgtk-3-0',
      'libgbm1',
      'libasound2',
    ],
    xvfb: ['xvfb'],
  },
  dnf: {
    install: ['dnf', 'install', '-y'],
    libraries: ['nss', 'atk', 'at-spi2-atk', 'cups-libs', 'gtk3', 'mesa-libgbm', 'alsa-lib'],
    xvfb: ['xorg-x11-server-Xvfb'],
  },
  pacman: {
    install: ['pacman', '-S', '--needed', '--noconfirm'],
    libraries: ['nss', 'at-spi2-core', 'libcups', 'gtk3', 'mesa', 'alsa-lib'],
    xvfb: ['xorg-server-xvfb'],
  },
};

export const hasProgram = (name) =>
  spawnSync('sh', ['-c', `command -v "$0" > /dev/null`, name], { stdio: 'ignore' }).status === 0;

/** The shared libraries that the executable asks for and the system does not have. */
export function missingLibraries(executable) {
  if (process.platform !== 'linux') return [];
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return librariesNotFound(stdout ?? '');
}

/** Reads what ldd prints. */
export const librariesNotFound = (text) =>
  [...text.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');

/** Newer Debian and Ubuntu have renamed some libraries: libgtk-3-0 is libgtk-3-0t64 there. */
const currentNames = (names) =>
  names.map((name) => {
    const renamed = spawnSync('apt-cache', ['show', `${name}t64`], { stdio: 'ignore' }).status === 0;
    return renamed ? `${name}t64` : name;
  });

/** The command that installs what is needed, as words; null where no package manager is known. */
export function installCommand({ libraries, xvfb }, available = hasProgram, rename = currentNames) {
  const name = Object.keys(packageManagers).find(available);
  if (name === undefined) return null;
  const manager = packageManagers[name];
  const wanted = [...(libraries ? manager.libraries : []), ...(xvfb ? manager.xvfb : [])];
  return [...manager.install, ...(name === 'apt-get' ? rename(wanted) : wanted)];
}

/** What a person is told that is missing. */
const inWords = (libraries, needsXvfb) =>
  [
    ...(libraries.length > 0
      ? [`these shared libraries, which Electron needs: ${libraries.join(', ')}`]
      : []),
    ...(needsXvfb ? ['Xvfb, the display in memory that the tests show the window on'] : []),
  ].join('; and ');

async function agreed(question) {
  if (process.env.CI || !process.stdin.isTTY || !process.stdout.isTTY) return true;
  const asking = readline.createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(question);
  asking.close();
  return ['', 'y', 'yes'].includes(answer.trim().toLowerCase());
}

function install(command) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [program, ...args] = command;
  execFileSync(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Returns once everything is there. Rejects with what is missing and the command that installs it. */
export async function requireSystem(executable, { xvfb = false, say } = {}) {
  const libraries = missingLibraries(executable);
  const needsXvfb = xvfb && !hasProgram('Xvfb');
  if (libraries.length === 0 && !needsXvfb) return;
  const needs = { libraries: libraries.length > 0, xvfb: needsXvfb };
  const missing = inWords(libraries, needsXvfb);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && hasProgram('apt-get')) {
    const command = installCommand(needs);
    say(`This machine lacks ${missing}.`);
    if (await agreed(`Install them now with "${command.join(' ')}"? [Y/n] `)) {
      say(`Installing: ${command.slice(4).join(' ')}`);
      install(command);
      const still = missingLibraries(executable);
      if (still.length === 0) return;
      throw new Error(`After installing, these libraries are still missing: ${still.join(', ')}.`);
    }
  }
  const command = installCommand(needs);
  throw new Error(
    `This machine lacks ${missing}.\n${
      command === null
        ? 'Install them with the package manager of this system.'
        : `Install them with: ${isRoot ? '' : 'sudo '}${command.join(' ')}`
    }`,
  );
}
