// `npm start`: builds if something has changed, and opens the app for real use.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { fail, machineSwitches, prepare } from './prepare.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const runtime = await prepare(project);
const child = spawn(runtime.executable, [...machineSwitches(), project, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`Electron could not be started: ${error.message}`));
child.on('close', (status, signal) => process.exit(status ?? 128 + constants.signals[signal]));
