import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stayAwake } from '../../../electron/cli/stay-awake.ts';

/** Stands for systemd's own: notes how it was called, and holds on as long as the program below it runs. */
const inhibit = `#!/bin/sh
here=\${0%/*}
env > "$here/env"
printf '%s\\n' "$@" > "$here/begun.new"
mv "$here/begun.new" "$here/begun"
cat
: > "$here/ended"
`;

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldkeep-awake-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const until = (name: string) => vi.waitFor(() => expect(existsSync(at(name))).toBe(true), 10_000);

describe.skipIf(process.platform !== 'linux')('staying awake', () => {
  it('holds systemd-inhibit until it is let go, and hands it nothing of the environment', async () => {
    writeFileSync(at('systemd-inhibit'), inhibit);
    chmodSync(at('systemd-inhibit'), 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    vi.stubEnv('COLDKEEP_PASSPHRASE', 'for tests only: osprey tundra lantern mosaic');
    const release = stayAwake();
    await until('begun');
    expect(readFileSync(at('begun'), 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['--what=sleep:idle', '--who=Coldkeep', '--mode=block', 'cat']),
    );
    expect(readFileSync(at('env'), 'utf8')).not.toContain('osprey');
    expect(existsSync(at('ended'))).toBe(false);
    release();
    await until('ended');
  });

  it('does without it where there is none', async () => {
    vi.stubEnv('PATH', folder);
    const release = stayAwake();
    await new Promise((resolve) => setImmediate(resolve));
    expect(release).not.toThrow();
  });
});
