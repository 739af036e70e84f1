// Where the SQLite binding for an older Node-API is kept: outside node_modules, so that `npm ci` does not throw it away.
// electron/core/catalogue/binding-path.ts computes the same path; a test holds the two together.
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

const require = createRequire(import.meta.url);

/** The prebuilt binaries in the npm package need this Node-API; on an older one they end the process with SIGSEGV. */
export const prebuiltNapi = 10;

export const sourcePackage = () => {
  const manifest = require.resolve('better-sqlite3/package.json');
  return { folder: path.dirname(manifest), version: require(manifest).version };
};

/** Absolute path at which the binding built from source is looked for. */
export function bindingPath(env = process.env) {
  const { version } = sourcePackage();
  const name = `better-sqlite3-${version}-${process.platform}-${process.arch}-napi9`;
  return path.join(cacheFolder(env), name, 'better_sqlite3.node');
}
