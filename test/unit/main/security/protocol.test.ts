import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../../electron/main/security/content-security.ts';
import { serve, servedFiles } from '../../../../electron/main/security/protocol.ts';

describe('coldkeep://app/', () => {
  let folder: string;
  let respond: (request: Request) => Promise<Response>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'coldkeep-served-'));
    const root = join(folder, 'renderer');
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(root, 'index.html'), '<!doctype html>');
    writeFileSync(join(root, 'assets', 'index-1.js'), 'export {};');
    writeFileSync(join(root, 'assets', 'index-1.js.map'), '{}');
    writeFileSync(join(folder, 'secret.html'), 'not ours to serve');
    symlinkSync(folder, join(root, 'up'));
    const files = servedFiles(root);
    respond = serve(() => files);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const get = (url: string, method = 'GET') => respond(new Request(url, { method }));

  it.each([
    ['coldkeep://app/index.html', 'text/html; charset=utf-8'],
    ['coldkeep://app/index.html?query#fragment', 'text/html; charset=utf-8'],
    ['coldkeep://app/assets/index-1.js', 'text/javascript; charset=utf-8'],
  ])('serves %s as %s', async (url, type) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'coldkeep://app/',
    'coldkeep://app/assets',
    'coldkeep://app/assets/index-1.js.map',
    'coldkeep://app/../secret.html',
    'coldkeep://app/%2e%2e/secret.html',
    'coldkeep://app/..%2fsecret.html',
    'coldkeep://app/assets/../../secret.html',
    'coldkeep://app//etc/passwd',
    'coldkeep://app/up/secret.html',
    'coldkeep://other/index.html',
  ])('does not serve %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  it('answers nothing but GET', async () => {
    expect((await get('coldkeep://app/index.html', 'POST')).status).toBe(404);
  });
});
