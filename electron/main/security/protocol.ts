// coldkeep://app/: serves the built files of the window, and nothing else. A scheme of our own instead of file://, because a page
// from file:// could read every file of the disk.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Protocol } from 'electron';
import { securityHeaders } from './content-security.ts';

export const scheme = 'coldkeep';
export const origin = 'coldkeep://app';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Makes the scheme standard (it has an origin) and secure. Must run before the app is ready. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: false } },
  ]);
}

/** The files below `folder` that may be served: URL path → file. Links and types that we do not know are left out. */
export function servedFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const walk = (at: string, path: string) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const inside = join(at, entry.name);
      if (entry.isDirectory()) walk(inside, `${path}${entry.name}/`);
      else if (entry.isFile() && contentTypes[extname(entry.name)] !== undefined) {
        files.set(`${path}${entry.name}`, inside);
      }
    }
  };
  walk(folder, '/');
  return files;
}

/**
 * Answers requests from the list alone. A path is looked up, never put together, so there is nothing for `..` or an escape to climb
 * out of.
 */
export function serve(files: () => ReadonlyMap<string, string>): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const file = url.host === 'app' && request.method === 'GET' ? files().get(url.pathname) : undefined;
    const contentType = file === undefined ? undefined : contentTypes[extname(file)];
    if (file === undefined || contentType === undefined) {
      return new Response('', { status: 404, headers: securityHeaders('text/plain; charset=utf-8') });
    }
    return new Response(new Uint8Array(await readFile(file)), { headers: securityHeaders(contentType) });
  };
}
