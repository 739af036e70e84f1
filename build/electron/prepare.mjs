// What comes before the window: a display, a build, a runtime and the libraries it needs. Ends with a sentence where one cannot be had.
import { spawnSync } from 'node:child_process';
import { buildIsCurrent } from './build-is-current.mjs';
import { graphicsSwitches, hasDisplay } from './display.mjs';
import { findRuntime } from './runtime.mjs';
import { sandboxAdvice } from './sandbox.mjs';
import { requireSystem } from './system-needs.mjs';

export const say = (line) => process.stderr.write(`${line}\n`);

export function fail(message) {
  say(message);
  process.exit(1);
}

const isRoot = () => process.getuid?.() === 0;

function build(project) {
  say('Building…');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: project,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('The build failed, so there is nothing to open.');
}

/** Answers the runtime to open the project's app with. */
export async function prepare(project) {
  if (!hasDisplay()) {
    fail(
      'There is no display to open the window on: DISPLAY and WAYLAND_DISPLAY are empty. Start it in a desktop session.\n' +
        'What the app does, the command line does too: out/cli/coldkeep.js --help, after "npm run build".',
    );
  }
  if (!buildIsCurrent(project)) build(project);
  try {
    const runtime = await findRuntime({ say });
    await requireSystem(runtime.executable, { say });
    const advice = isRoot() || process.platform !== 'linux' ? null : sandboxAdvice(runtime);
    if (advice !== null) throw new Error(advice);
    return runtime;
  } catch (error) {
    return fail(error.message);
  }
}

/** What Electron must be told on this machine. */
export function machineSwitches() {
  const switches = graphicsSwitches();
  if (process.platform !== 'linux' || !isRoot()) return switches;
  say(
    'Running as root, where Chromium has no sandbox (--no-sandbox). For real use, start it as an ordinary user.',
  );
  return [...switches, '--no-sandbox'];
}
