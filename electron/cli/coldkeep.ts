// The program `coldkeep`: hands the process's streams, environment and signals to run().
import { homedir } from 'node:os';
import packageJson from '../../package.json' with { type: 'json' };
import { connectEngine } from './connect-engine.ts';
import { interfacesUp } from './network-interfaces.ts';
import { run } from './run.ts';
import { stayAwake } from './stay-awake.ts';

const interrupted = 130;

/** A reader that went away is not our failure; what else goes wrong is told to the callback of the write. */
const listenQuietly = (): void => {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
};

/** The first signal asks the work to clean up and end, the second ends it where it is. */
function abortOnSignals(controller: AbortController): void {
  const abort = (): void => {
    if (controller.signal.aborted) process.exit(interrupted);
    controller.abort();
  };
  process.on('SIGINT', abort);
  process.on('SIGTERM', abort);
}

listenQuietly();
const controller = new AbortController();
abortOnSignals(controller);

const status = await run(process.argv.slice(2), {
  engine: connectEngine(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  platform: process.platform,
  userFolder: homedir(),
  version: packageJson.version,
  nowMs: Date.now,
  networkInterfacesUp: interfacesUp,
  stayAwake,
  signal: controller.signal,
});

// Whatever the engine may have left running (a thread, a timer) must not keep a finished command from ending.
process.stderr.write('', () => process.exit(status));
