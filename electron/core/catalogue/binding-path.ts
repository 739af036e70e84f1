// Which compiled part of better-sqlite3 this process may load. The prebuilt one ends processes with an older Node-API.
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const packageSchema = z.object({ version: z.string().min(1) });

/** better-sqlite3's prebuilt binaries need this Node-API: Node 22 and Electron 35 have it. */
const prebuiltNapi = 10;

/** True where the binary inside the npm package can be loaded as it is. */
export const prebuiltFits = (napi: string | undefined = process.versions['napi']): boolean =>
  Number(napi) >= prebuiltNapi;

/** Where `npm run setup` puts the binding it builds. build/setup/binding-path.mjs computes the same path. */
export function builtBindingPath(env: NodeJS.ProcessEnv = process.env): string {
  const caches = env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  const { version } = packageSchema.parse(require('better-sqlite3/package.json'));
  const name = `better-sqlite3-${version}-${process.platform}-${process.arch}-napi9`;
  return path.join(path.resolve(caches), 'coldkeep', name, 'better_sqlite3.node');
}
