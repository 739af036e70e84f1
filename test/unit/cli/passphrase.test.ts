import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeEngine } from './fake-engine.ts';
import { fakeEngine, passphrase } from './fake-engine.ts';
import type { Typed } from './terminal.ts';
import { coldkeep } from './terminal.ts';

const other = `${passphrase}-other`;

const allZeroed = (engine: FakeEngine): boolean =>
  engine.buffers.length > 0 && engine.buffers.every((buffer) => buffer.every((byte) => byte === 0));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coldkeep-cli-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const fileWith = async (content: string, mode = 0o600): Promise<string> => {
  const path = join(folder, 'passphrase');
  await writeFile(path, content);
  await chmod(path, mode);
  return path;
};

describe('a passphrase that is given', () => {
  it.each([
    ['alone', passphrase],
    ['with a line end', `${passphrase}\n`],
    ['with the line end of Windows', `${passphrase}\r\n`],
    ['with further lines', `${passphrase}\nsecond\n`],
  ])('is the first line of a file, %s', async (_, content) => {
    const file = await fileWith(content);
    const result = await coldkeep(['--passphrase-file', file, 'scan', 'pool'], {
      env: { COLDKEEP_PASSPHRASE: 'the file wins' },
    });
    expect(result.status).toBe(0);
    expect(result.engine.calls[0]).toBe(`openVault "${passphrase}"`);
    expect(result.stderr).toBe('');
    expect(allZeroed(result.engine)).toBe(true);
  });

  it('is used from a file that others can read, with a warning', async () => {
    const file = await fileWith(passphrase, 0o640);
    const result = await coldkeep(['scan', 'pool', '--passphrase-file', file], { env: {} });
    expect(result.status).toBe(0);
    expect(result.stderr).toBe(`note: Others can read the passphrase file ${file}. Run "chmod 600" on it.\n`);
  });

  it.each([
    ['', 'passphrase-needed'],
    ['\nsecond', 'passphrase-needed'],
    ['x'.repeat(5000), 'bad-input'],
  ])('is refused from a file that begins with %j', async (content, code) => {
    const file = await fileWith(content);
    const result = await coldkeep(['scan', 'pool', '--passphrase-file', file, '--json'], { env: {} });
    expect(result.status).toBe(2);
    expect(result.json()).toMatchObject({ error: { code } });
  });

  it('is asked for by name when its file is absent', async () => {
    const file = join(folder, 'absent');
    const result = await coldkeep(['scan', 'pool', '--passphrase-file', file], { env: {} });
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(`The passphrase file ${file} could not be read`);
  });

  it('comes from the environment and is removed from it', async () => {
    const env: Record<string, string | undefined> = { COLDKEEP_PASSPHRASE: passphrase };
    const result = await coldkeep(['scan', 'pool'], { env });
    expect(result.status).toBe(0);
    expect('COLDKEEP_PASSPHRASE' in env).toBe(false);
    expect(allZeroed(result.engine)).toBe(true);
  });

  it('is not asked for again when it is wrong', async () => {
    const result = await coldkeep(['scan', 'pool', '--json'], {
      env: { COLDKEEP_PASSPHRASE: 'wrong' },
      typed: [`${passphrase}\r`],
    });
    expect(result.status).toBe(3);
    expect(result.json()).toMatchObject({ error: { code: 'wrong-passphrase' } });
    expect(allZeroed(result.engine)).toBe(true);
  });

  it('is needed where there is no terminal', async () => {
    const result = await coldkeep(['scan', 'pool', '--json'], { env: {} });
    expect(result.status).toBe(2);
    expect(result.json()).toMatchObject({ error: { code: 'passphrase-needed' } });
  });
});

const typing = (...typed: Typed[]) => coldkeep(['scan', 'pool'], { env: {}, typed });

describe('a passphrase that is typed', () => {
  it('is not echoed, and the terminal is switched back', async () => {
    const result = await typing(`${passphrase}\r`);
    expect(result.status).toBe(0);
    expect(result.stderr).toBe('Passphrase: \n');
    expect(result.rawMode).toEqual(['on', 'off']);
    expect(allZeroed(result.engine)).toBe(true);
  });

  const ways: readonly [string, Typed][] = [
    ['in pieces', [passphrase.slice(0, 5), passphrase.slice(5), '\r\n']],
    ['with a correction', `x\u007fhé\u007f\u0008${passphrase}\n`],
    ['after starting over', `wrong\u0015${passphrase}\r`],
    ['as a bracketed paste', `\u001b[200~${passphrase}\u001b[201~\r`],
    ['with cursor keys pressed', `\u001b[A\u001bOB${passphrase}\u001b[1;5C\r`],
  ];
  it.each(ways)('%s', async (_, typed) => {
    const result = await typing(typed);
    expect(result.engine.calls[0]).toBe(`openVault "${passphrase}"`);
  });

  it('may be typed three times', async () => {
    const right = await typing('one\r', 'two\r', `${passphrase}\r`);
    expect(right.status).toBe(0);
    expect(right.stderr.match(/note: The passphrase does not open this vault\./g)).toHaveLength(2);
    const wrong = await typing('one\r', 'two\r', 'three\r', `${passphrase}\r`);
    expect(wrong.status).toBe(3);
    expect(allZeroed(wrong.engine)).toBe(true);
  });

  it('keeps what was pasted beyond the line for the next prompt', async () => {
    const result = await typing(`one\r\n${passphrase}\r\n`);
    expect(result.status).toBe(0);
  });

  it.each([
    ['Ctrl-C', 'abc\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('ends with 130 on %s', async (_, typed) => {
    const result = await typing(typed);
    expect(result.status).toBe(130);
    expect(result.rawMode).toEqual(['on', 'off']);
    expect(result.engine.calls).toEqual([]);
  });

  it('is refused when it is absurdly long', async () => {
    const result = await typing('x'.repeat(1025));
    expect(result.status).toBe(2);
  });
});

const init = (typed?: readonly string[], env: Record<string, string> = {}) =>
  coldkeep(['init', '--name', 'ACME', '--json'], {
    engine: fakeEngine({ hasVault: false }),
    env,
    ...(typed === undefined ? {} : { typed }),
  });

describe('a new passphrase', () => {
  it('is offered, and typed twice', async () => {
    const result = await init([`${other}\r`, `${other}\r`]);
    expect(result.status).toBe(0);
    expect(result.stderr.split(passphrase)).toHaveLength(2);
    expect(result.stderr).not.toContain(other);
    expect(result.engine.calls[0]).toContain(`"ACME" "${other}"`);
    expect(allZeroed(result.engine)).toBe(true);
  });

  it('is asked for again when weak, empty or not the same', async () => {
    const result = await init(['short\r', `${other}\r`, `${passphrase}\r`, `${other}\r`, `${other}\r`]);
    expect(result.status).toBe(0);
    expect(result.stderr).toContain('note: This passphrase is too weak. It is short.\n');
    expect(result.stderr).toContain('note: The two are not the same.');
    const never = await init(['\r', 'short\r', 'short\r']);
    expect(never.status).toBe(2);
    expect(never.stderr).toContain('note: Nothing was typed.');
  });

  it('is refused with the reason when it is weak and was given', async () => {
    const result = await init(undefined, { COLDKEEP_PASSPHRASE: 'short' });
    expect(result.status).toBe(2);
    expect(result.json()).toMatchObject({ error: { code: 'passphrase-weak' } });
    expect(result.stderr).toContain('It is short.');
    expect(result.engine.calls).toEqual([]);
  });

  it('is not asked for where there is a vault already', async () => {
    const result = await coldkeep(['init', '--name', 'ACME', '--json']);
    expect(result.status).toBe(2);
    expect(result.json()).toMatchObject({ error: { code: 'vault-exists' } });
    expect((await coldkeep(['adopt', '--at', '/m'])).status).toBe(2);
  });

  it('replaces the old one from a file, from the environment and from the prompt', async () => {
    const file = await fileWith(other);
    const env = { COLDKEEP_PASSPHRASE: passphrase };
    const results = [
      await coldkeep(['passphrase', '--new-passphrase-file', file], { env: { ...env } }),
      await coldkeep(['passphrase'], { env: { ...env, COLDKEEP_NEW_PASSPHRASE: other } }),
      await coldkeep(['passphrase'], { env: {}, typed: [`${passphrase}\r`, `${other}\r`, `${other}\r`] }),
    ];
    for (const { status, engine, stdout } of results) {
      expect(status).toBe(0);
      expect(engine.calls).toEqual([`openVault "${passphrase}"`, `changePassphrase "${other}"`, 'close']);
      expect(stdout).toContain('1 medium still carries the old lock.');
      expect(allZeroed(engine)).toBe(true);
    }
    const none = await coldkeep(['passphrase'], { env: { ...env } });
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('--new-passphrase-file');
  });
});
