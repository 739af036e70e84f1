// A service for kits to stop and start.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KitHost } from './kit-host.ts';

/** A service that the test starts: it notes each start, and writes to a file of the host until it is stopped. */
export class StandInService {
  readonly #pid: string;
  readonly #starts: string;

  constructor(host: KitHost, writesTo = 'opt/node/app.db/LOG') {
    this.#pid = join(host.folder, 'service.pid');
    this.#starts = join(host.folder, 'service.starts');
    const log = host.write(writesTo, '');
    const program = host.program(
      'service',
      [
        `trap "rm -f '${this.#pid}'; exit" TERM`,
        `echo $$ > '${this.#pid}'`,
        `echo start >> '${this.#starts}'`,
        `while :; do echo line >> '${log}'; sleep 0.1; done`,
      ].join('\n'),
    );
    const start = `setsid '${program}' < /dev/null > /dev/null 2>&1 &`;
    host.set('SERVICE_STATUS_COMMAND', `test -e '${this.#pid}'`);
    host.set('SERVICE_STOP_COMMAND', `kill "$(cat '${this.#pid}')"`);
    host.set('SERVICE_START_COMMAND', start);
    host.set('STOP_SERVICE', 'yes');
    spawnSync('sh', ['-c', start]);
  }

  runs(): boolean {
    return existsSync(this.#pid);
  }

  get starts(): number {
    return existsSync(this.#starts) ? readFileSync(this.#starts, 'utf8').split('\n').length - 1 : 0;
  }

  async until(running: boolean): Promise<void> {
    for (let tries = 0; this.runs() !== running; tries += 1) {
      if (tries > 300) throw new Error(`The stand-in service ${running ? 'does not run' : 'still runs'}.`);
      await sleep(50);
    }
  }

  stop(): void {
    if (this.runs()) process.kill(Number(readFileSync(this.#pid, 'utf8')), 'SIGTERM');
  }
}
