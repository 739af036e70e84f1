import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byHandCleanUp, byHandCommand, payloadShape } from '../../../shared/domain/by-hand.ts';

describe('byHandCommand', () => {
  it('is the documented line for a payload in one part', () => {
    expect(byHandCommand({ signingKey: 'RWQkey', parts: 1, sliced: false })).toBe(
      'minisign -Vm CHECKSUMS.sha256 -P RWQkey && sha256sum -c --strict CHECKSUMS.sha256 && age -d -i ../../identity.age -o /dev/shm/p.tar payload.tar.age && tar -xpf /dev/shm/p.tar --no-same-owner',
    );
  });

  it('leaves room for a key that is not known', () => {
    expect(byHandCommand({ signingKey: null, parts: 1, sliced: false })).toContain(
      'minisign -Vm CHECKSUMS.sha256 -P <key from the sheet> &&',
    );
  });

  it('never pipes out of age', () => {
    for (const parts of [1, 2]) {
      for (const sliced of [false, true]) {
        expect(byHandCommand({ signingKey: 'RWQkey', parts, sliced })).not.toMatch(/age -d[^&;|]*\|/);
      }
    }
  });
});

describe('payloadShape', () => {
  it.each([
    [['manifest.age', 'payload.tar.age', 'CHECKSUMS.sha256'], 1, false],
    [['COLDKEEP/v/snapshots/s/payload-001.tar.age', 'x/payload-002.tar.age'], 2, false],
    [['payload.tar.age.000', 'payload.tar.age.001'], 1, true],
    [['payload-001.tar.age', 'payload-002.tar.age.000', 'payload-002.tar.age.001'], 2, true],
    [['payload-1000.tar.age', 'payload-100.tar.age'], 2, false],
    [['notpayload.tar.age.txt', 'payload.tar.age.old', 'xpayload.tar.age'], 1, false],
    [[], 1, false],
  ])('%j: %i parts, sliced %s', (files, parts, sliced) => {
    expect(payloadShape(files)).toEqual({ parts, sliced });
  });
});

const cut = (content: Buffer, at: number): [Buffer, Buffer] => [
  content.subarray(0, at),
  content.subarray(at),
];

// The tools are stood in for by scripts, so that the shell's part is shown here: order, every part, stopping at the first failure.
describe('the command in a shell', () => {
  let root = '';
  let copy = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'coldkeep-by-hand-'));
    copy = join(root, 'snapshots', 'one');
    mkdirSync(copy, { recursive: true });
    mkdirSync(join(root, 'bin'));
    mkdirSync(join(root, 'shm'));
    tool('minisign', 'echo minisign >> "$LOG"');
    // age: refuses what ends in "CUT", else copies its input (last argument or stdin) to what -o names.
    tool(
      'age',
      'o=; f=; while [ $# -gt 0 ]; do case "$1" in -d) ;; -i) shift;; -o) shift; o=$1;; *) f=$1;; esac; shift; done; echo "age ${f:--}" >> "$LOG"; cat ${f:+"$f"} > "$o"; ! grep -q CUT "$o"',
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const tool = (name: string, script: string): void => {
    writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(root, 'bin', name), 0o755);
  };

  const tar = (name: string): Buffer => {
    mkdirSync(join(root, 'in'), { recursive: true });
    writeFileSync(join(root, 'in', name), name);
    return execFileSync('tar', ['-cf', '-', '-C', join(root, 'in'), name]);
  };

  const run = (
    shell: string,
    parts: number,
    sliced: boolean,
  ): { status: number | null; files: string[]; log: string[] } => {
    writeFileSync(join(root, 'identity.age'), 'identity');
    const sums = readdirSync(copy).filter((name) => name !== 'CHECKSUMS.sha256');
    writeFileSync(join(copy, 'CHECKSUMS.sha256'), execFileSync('sha256sum', sums, { cwd: copy }));
    // Into a folder of the test's own instead of the machine's shared memory.
    const command = byHandCommand({ signingKey: 'RWQkey', parts, sliced }).replaceAll(
      '/dev/shm/',
      join(root, 'shm/'),
    );
    const { status } = spawnSync(shell, ['-c', command], {
      cwd: copy,
      env: { ...process.env, PATH: `${join(root, 'bin')}:${process.env.PATH}`, LOG: join(root, 'log') },
    });
    const files = readdirSync(copy).filter((name) => name.startsWith('item'));
    return { status, files, log: readFileSync(join(root, 'log'), 'utf8').trim().split('\n') };
  };

  const write = (files: Record<string, Buffer | string>): void => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(copy, name), content);
  };

  it.each(['sh', 'bash'])('opens one part (%s)', (shell) => {
    write({ 'payload.tar.age': tar('item1') });
    expect(run(shell, 1, false)).toEqual({
      status: 0,
      files: ['item1'],
      log: ['minisign', 'age payload.tar.age'],
    });
  });

  it.each(['sh', 'bash'])('opens one part in slices (%s)', (shell) => {
    const [first, second] = cut(tar('item1'), 700);
    write({ 'payload.tar.age.000': first, 'payload.tar.age.001': second });
    expect(run(shell, 1, true)).toEqual({ status: 0, files: ['item1'], log: ['minisign', 'age -'] });
  });

  it.each(['sh', 'bash'])('opens several parts (%s)', (shell) => {
    write({ 'payload-001.tar.age': tar('item1'), 'payload-002.tar.age': tar('item2') });
    const done = run(shell, 2, false);
    expect(done).toMatchObject({ status: 0, files: ['item1', 'item2'] });
    expect(done.log).toEqual([
      'minisign',
      'age ../../identity.age',
      'age payload-001.tar.age',
      'age payload-002.tar.age',
    ]);
  });

  it.each(['sh', 'bash'])('opens several parts of which some are in slices (%s)', (shell) => {
    const [first, second] = cut(tar('item2'), 512);
    write({
      'manifest.age': 'm',
      'payload-001.tar.age': tar('item1'),
      'payload-002.tar.age.000': first,
      'payload-002.tar.age.001': second,
      'payload-1000.tar.age': tar('item3'),
      'payload-100.tar.age': tar('item4'),
    });
    expect(run(shell, 4, true)).toMatchObject({ status: 0, files: ['item1', 'item2', 'item3', 'item4'] });
  });

  it.each([
    [1, false, { 'payload.tar.age': 'CUT' }],
    [1, true, { 'payload.tar.age.000': 'CU', 'payload.tar.age.001': 'T' }],
    [2, false, { 'payload-001.tar.age': 'CUT', 'payload-002.tar.age': 'fine' }],
    [2, true, { 'payload-001.tar.age.000': 'CUT', 'payload-002.tar.age': 'fine' }],
  ])('stops at what age refuses: %i parts, sliced %s', (parts, sliced, files) => {
    write(files);
    const done = run('sh', parts, sliced);
    expect(done.status).not.toBe(0);
    expect(done.files).toEqual([]);
    expect(done.log.join(' ')).not.toContain('payload-002');
  });

  it('opens nothing where the signature or a checksum does not hold', () => {
    tool('minisign', 'echo minisign >> "$LOG"; exit 1');
    write({ 'payload.tar.age': tar('item1') });
    const done = run('sh', 1, false);
    expect(done).toMatchObject({ files: [], log: ['minisign'] });
    expect(done.status).not.toBe(0);
  });

  it('cleans up what it leaves in memory', () => {
    for (const path of ['p.tar', 'identity']) expect(byHandCleanUp).toContain(`/dev/shm/${path}`);
  });
});
