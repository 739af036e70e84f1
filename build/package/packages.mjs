// Which npm packages go into the app: those it loads, and none of those that only the installation of another one needs.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What the command line alone loads; it is not in the package, because it needs Node. */
const commandLineOnly = ['commander'];

/** What is used while a package is installed or built, never after: among them is code that downloads. */
const installOnly = ['prebuild-install', 'node-addon-api'];

/** What npm tells of the C library that this machine has; nothing where that is no question. */
const libc =
  process.platform !== 'linux'
    ? null
    : process.report.getReport().header.glibcVersionRuntime === undefined
      ? 'musl'
      : 'glibc';

/** Native code comes as one package for each system, of which npm installs the one for this machine. */
const isForHere = ({ os, cpu, libc: wanted } = {}) =>
  (os?.includes(process.platform) ?? true) &&
  (cpu?.includes(process.arch) ?? true) &&
  (libc === null || (wanted?.includes(libc) ?? true));

const isInstalled = (name) => existsSync(new URL(`../../node_modules/${name}`, import.meta.url));

/**
 * `{loaded, left}`: names of the production packages that go in, and of those that stay out. An optional one that could not be
 * installed, and what only it needs, is in neither.
 */
export function sortPackages() {
  const lock = require('../../package-lock.json');
  const dependenciesOf = (place) => {
    const { dependencies, optionalDependencies } = lock.packages[place] ?? {};
    return Object.keys({ ...dependencies, ...optionalDependencies });
  };
  const reach = (names, skipped) => {
    const found = new Set();
    const waiting = [...names];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (found.has(name) || skipped.includes(name)) continue;
      const entry = lock.packages[`node_modules/${name}`];
      if (!isForHere(entry) || (entry?.optional === true && !isInstalled(name))) continue;
      found.add(name);
      waiting.push(...dependenciesOf(`node_modules/${name}`));
    }
    return found;
  };
  const roots = dependenciesOf('');
  const loaded = reach(roots, [...commandLineOnly, ...installOnly]);
  return { loaded: [...loaded], left: [...reach(roots, [])].filter((name) => !loaded.has(name)) };
}
