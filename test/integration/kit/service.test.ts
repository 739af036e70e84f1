// The service of a host is started again whatever happens to the kit, and the bundle says whether it ran.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { KitHost, missingForKits, shells, type Shell } from '../../support/kit-host.ts';
import { StandInService } from '../../support/stand-in-service.ts';

let host: KitHost;
let service: StandInService;

async function loomHost(): Promise<void> {
  host = await KitHost.make('loom-node');
  service = new StandInService(host);
  await service.until(true);
}

afterEach(async () => {
  service.stop();
  await service.until(false);
  host.end();
});

const nothingLeft = () => [...host.bundles(), ...readdirSync(host.work)];

/** Starts the kit, sends the signal once `met` holds, and answers how the kit ended. */
async function interrupted(shell: Shell, signal: NodeJS.Signals, met: () => boolean): Promise<number | null> {
  const kit = host.start(shell);
  const ended = new Promise<number | null>((resolve) => kit.once('exit', (code) => resolve(code)));
  for (let tries = 0; !met(); tries += 1) {
    if (tries > 300 || kit.exitCode !== null)
      throw new Error('The kit did not come to where it was to be interrupted.');
    await sleep(50);
  }
  kit.kill(signal);
  return ended;
}

describe.skipIf(missingForKits !== '')('the service (needs age, dash, busybox)', () => {
  it.each(shells)('under %s stands while its files are copied, and runs again', async (shell) => {
    await loomHost();
    host.set('HEIGHT_COMMAND', `echo '{"result":{"sync_info":{"latest_block_height":"1234"}}}'`);
    host.set('CLUSTER_HEIGHT_COMMAND', 'echo 1237');
    host.set('QUIET_SECONDS', '1');
    expect(host.run(shell)).toMatchObject({ status: 0, said: '' });
    await service.until(true);
    expect(service.starts).toBe(2);
    const { conditions, end } = host.open();
    expect(conditions).toEqual(
      expect.arrayContaining(['service-stopped: yes', 'height: 1234', 'cluster-height: 1237']),
    );
    expect([...conditions, ...end].filter((line) => line.startsWith('note:'))).toEqual([]);
  });

  it('keeps running where that is asked for, and the bundle says so', async () => {
    await loomHost();
    expect(host.run('dash', '--no-stop-service').status).toBe(0);
    expect(service.starts).toBe(1);
    expect(host.open().conditions).toContain('service-stopped: no');
  });

  it('is left as it is where it did not run before', async () => {
    await loomHost();
    service.stop();
    await service.until(false);
    expect(host.run('dash').status).toBe(0);
    expect(service.starts).toBe(1);
    const { conditions } = host.open();
    expect(conditions).toContain('service-stopped: yes');
    expect(conditions).toContain('note: The service did not run when the kit was started.');
  });

  it.each([
    ['dash', 'SIGTERM'],
    ['dash', 'SIGINT'],
    ['dash', 'SIGHUP'],
    ['busybox', 'SIGTERM'],
  ] as const)('under %s runs again after %s while the kit waits for quiet', async (shell, signal) => {
    await loomHost();
    host.set('QUIET_SECONDS', '100');
    const status = await interrupted(shell, signal, () => !service.runs());
    expect(status).toBe({ SIGTERM: 143, SIGINT: 130, SIGHUP: 129 }[signal]);
    await service.until(true);
    expect(nothingLeft()).toEqual([]);
  });

  it.each(shells)('under %s runs again after SIGTERM in the middle of the packing', async (shell) => {
    await loomHost();
    host.write('opt/node/app.db/big', 'x'.repeat(3_000_000));
    const reached = join(host.folder, 'sealing');
    host.set('AGE', host.program('slow-age', `touch '${reached}'; exec sleep 100`));
    expect(await interrupted(shell, 'SIGTERM', () => existsSync(reached))).toBe(143);
    await service.until(true);
    expect(nothingLeft()).toEqual([]);
  });

  it.each(shells)('under %s runs again where nobody reads any more what the kit says', async (shell) => {
    await loomHost();
    const [program, words, env] = host.command(shell, []);
    const line = [program, ...words].map((word) => `'${word}'`).join(' ');
    const first = spawnSync('sh', ['-c', `${line} | head -n 1`], {
      env: { ...env, PATH: process.env['PATH'] },
    });
    expect(first.stdout.toString()).toContain('Stopping the service');
    await service.until(true);
    expect(service.starts).toBe(2);
    expect(nothingLeft()).toEqual([]);
  });

  it('runs again after SIGTERM in the middle of a dump', async () => {
    await loomHost();
    const reached = join(host.folder, 'dumping');
    host.set('DUMP_COMMAND', `touch '${reached}'; exec sleep 100`);
    expect(await interrupted('dash', 'SIGTERM', () => existsSync(reached))).toBe(143);
    await service.until(true);
    expect(nothingLeft()).toEqual([]);
  });

  it.each([
    ['ends with an error', 'DUMP_COMMAND', 'echo half; exit 3', 'exit status 3'],
    ['is empty', 'DUMP_COMMAND', 'true', 'empty'],
    ['is cut short', 'DUMP_FORM', 'mysql', 'Dump completed'],
  ])('runs again where the dump %s', async (_, key, value, reason) => {
    await loomHost();
    host.set('DUMP_COMMAND', 'echo half');
    host.set(key, value);
    const { status, said } = host.run('dash');
    expect(said).toContain(reason);
    expect(status).toBe(1);
    await service.until(true);
    expect(service.starts).toBe(2);
    expect(nothingLeft()).toEqual([]);
  });

  it('is called for loudly where it does not start again', async () => {
    await loomHost();
    host.set('SERVICE_START_COMMAND', 'exit 1');
    const { status, said } = host.run('dash');
    expect(status).toBe(4);
    expect(said).toContain('DID NOT START AGAIN');
    expect(host.open().conditions).toContain('service-stopped: yes');
  });

  it('is not waited for longer than the settings say, and nothing is copied then', async () => {
    await loomHost();
    const started = join(host.folder, 'started');
    host.set('SERVICE_STOP_COMMAND', 'true');
    host.set('SERVICE_START_COMMAND', `touch '${started}'`);
    host.set('STOP_SECONDS', '1');
    const { status, said } = host.run('dash');
    expect(said).toContain('did not stop within 1 seconds');
    expect(existsSync(started)).toBe(true);
    expect(status).toBe(1);
    expect(nothingLeft()).toEqual([]);
  });

  it('is believed to run where nobody can tell', async () => {
    await loomHost();
    host.set('SERVICE_STATUS_COMMAND', 'exit 125');
    expect(host.run('dash').said).toContain('cannot be told');
    expect(host.bundles()).toEqual([]);
    expect(host.run('dash', '--no-stop-service').status).toBe(0);
    expect(host.open().conditions).toContain('service-stopped: no');
  });

  it('is told of where it came back before all was read', async () => {
    await loomHost();
    host.write('opt/node/app.db/big', 'x'.repeat(3_000_000));
    host.set('SERVICE_START_COMMAND', 'true');
    host.set(
      'AGE',
      host.program(
        'meddling-age',
        `'${join(host.folder, 'service')}' > /dev/null 2>&1 < /dev/null & sleep 0.5; exec age "$@"`,
      ),
    );
    expect(host.run('dash').status).toBe(0);
    expect(host.open().end).toContain('service-stopped: no');
  });

  it('stays up where the node is too far behind its cluster', async () => {
    await loomHost();
    host.set('HEIGHT_COMMAND', 'echo 100');
    host.set('CLUSTER_HEIGHT_COMMAND', 'echo 104');
    host.set('HEIGHT_SECONDS', '0');
    const { status, said } = host.run('dash');
    expect(said).toContain('too far behind');
    expect(status).toBe(1);
    expect(service.starts).toBe(1);
  });

  it('is stopped, and yet something writes: refused, or noted', async () => {
    await loomHost();
    const file = host.write('opt/node/app.db/other', '');
    const stopped = join(host.folder, 'enough');
    const writer = host.program(
      'writer',
      `while [ ! -e '${stopped}' ]; do echo x >> '${file}'; sleep 0.1; done`,
    );
    spawn(writer, { stdio: 'ignore' }).unref();
    host.set('QUIET_SECONDS', '1');
    host.set('QUIET_LIMIT_SECONDS', '1');
    const refused = host.run('dash');
    const kept = host.run('dash', '--keep-going');
    host.program('enough', '');
    expect(refused.said).toContain('still changing');
    expect(refused.status).toBe(1);
    expect(kept.status).toBe(3);
    expect(host.open().conditions.join('\n')).toContain('note: Files were still changing');
  });
});
