// `npm run dev`: builds on every change; reloads the windows after a change of their pages, restarts the app after any other.
// There is no development server: pages come from out/ over the app's own protocol, under the same policy as ever.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createBuilder, runnerImport } from 'vite';
import { prepare, machineSwitches, say } from './prepare.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const devApp = fileURLToPath(new URL('dev-app', import.meta.url));

/** A change often touches several files, and several environments build after it. */
const settleMs = 200;

const runtime = await prepare(project);
const switches = machineSwitches();
let child = null;
let restarting = false;

function open() {
  child = spawn(runtime.executable, [...switches, devApp, ...process.argv.slice(2)], {
    cwd: project,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  child.on('close', (status) => {
    if (!restarting) process.exit(status ?? 1);
    restarting = false;
    open();
  });
}

function restart() {
  say('Restarting the app.');
  restarting = true;
  child.kill();
}

let waiting = null;
let changed = new Set();

function settle() {
  const names = changed;
  changed = new Set();
  if (restarting) return;
  if ([...names].some((name) => name !== 'client')) restart();
  else child.send('reload');
}

const { module: build } = await runnerImport(
  fileURLToPath(new URL('../vite/environments.ts', import.meta.url)),
  {
    configFile: false,
    logLevel: 'error',
  },
);
const builder = await createBuilder({
  ...build.straightIntoOut,
  configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
  logLevel: 'warn',
  build: { watch: {} },
});
for (const environment of Object.values(builder.environments)) {
  // Vite adds an environment of its own (ssr), which builds nothing here.
  if (environment.config.build.rolldownOptions.input === undefined) continue;
  const watcher = await builder.build(environment);
  let isFirst = true;
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') say(`${environment.name}: ${event.error.message}`);
    if (event.code !== 'BUNDLE_END') return;
    void event.result?.close();
    if (isFirst) {
      isFirst = false;
      return;
    }
    changed.add(environment.name);
    clearTimeout(waiting);
    waiting = setTimeout(settle, settleMs);
  });
}
open();
