// The proof that the app sends nothing: the kernel's view of every process of it, from the start over unlocking to the end.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp } from '../../support/app.ts';
import { outwardCalls, tracingNetwork } from '../../support/network-trace.ts';
import { tryWaysOut } from './page-probes.ts';
import { ask, createVault, lock, ownPassphrase, phase, typePassphrase } from './passphrase.ts';

const canTrace =
  process.platform === 'linux' && spawnSync('strace', ['-f', 'true'], { stdio: 'ignore' }).status === 0;

describe.runIf(canTrace)('a whole session, traced', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'coldkeep-trace-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('connects to no address and sends no datagram, over IPv4 or IPv6', async () => {
    const trace = join(folder, 'trace');
    const launched = await launchApp({
      through: tracingNetwork(trace),
    });
    await createVault(launched);
    // A page that tries is part of what must come to nothing.
    await launched.page.evaluate(tryWaysOut, '192.0.2.1:80');
    await launched.expectProblem(/content security policy|securitypolicyviolation/i);
    await lock(launched);
    const { page, settled } = await ask(launched, 'unlock');
    await typePassphrase(page, ownPassphrase);
    await settled();
    expect(await phase(launched)).toBe('open');
    await lock(launched);
    await launched.close();

    const text = readFileSync(trace, 'utf8');
    // The trace saw the app: its sockets to the display.
    expect(text).toContain('AF_UNIX');
    expect(outwardCalls(text)).toEqual([]);
  });

  it('would see what is sent', () => {
    const trace = join(folder, 'control');
    const program = join(folder, 'send.mjs');
    writeFileSync(
      program,
      `import { createSocket } from 'node:dgram';
       import { connect } from 'node:net';
       const socket = createSocket('udp4');
       socket.send('x', 9, '127.0.0.1', () => {
         socket.close();
         connect(9, '127.0.0.1').on('error', () => {});
       });`,
    );
    const [strace = '', ...options] = tracingNetwork(trace);
    spawnSync(strace, [...options, process.execPath, program]);
    const seen = outwardCalls(readFileSync(trace, 'utf8')).join('\n');
    expect(seen).toMatch(/connect\(/);
    expect(seen).toMatch(/send(to|msg|mmsg)\(/);
  });
});
