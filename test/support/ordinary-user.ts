// Lets root start the app as an ordinary user, the only way to show Chromium's sandbox at work: readable copies of what that user
// may not reach, and a start through setpriv.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Runtime } from '../../build/electron/runtime.mjs';
import { helperOf, namespaceTrial } from '../../build/electron/sandbox.mjs';
import { sortPackages } from '../../build/package/packages.mjs';
import type { AppFolders } from './app-folders.ts';
import { projectRoot } from './import-graph.ts';

/** "nobody" on every Linux. */
export const ordinaryUserId = 65534;

const become = [`--reuid=${ordinaryUserId}`, `--regid=${ordinaryUserId}`, '--clear-groups', '--'];

/** What a command says about its success when the ordinary user runs it. */
export const succeedsAsOrdinaryUser = (program: string, args: readonly string[]): boolean =>
  spawnSync('setpriv', [...become, program, ...args], { cwd: '/', stdio: 'ignore' }).status === 0;

const canRead = (file: string) => succeedsAsOrdinaryUser('test', ['-r', file]);

function giveAway(place: string): void {
  chownSync(place, ordinaryUserId, ordinaryUserId);
  for (const name of readdirSync(place, { recursive: true, encoding: 'utf8' })) {
    chownSync(path.join(place, name), ordinaryUserId, ordinaryUserId);
  }
}

/** An executable that starts Electron as the ordinary user, and a project folder that this user can read. */
export function asOrdinaryUser(
  runtime: Runtime,
  folders: AppFolders,
): { executable: string; project: string } {
  giveAway(folders.root);
  let { executable } = runtime;
  const [trial = '', ...args] = namespaceTrial;
  const needsHelper = !succeedsAsOrdinaryUser(trial, args);
  if (needsHelper || !canRead(executable)) {
    const copy = path.join(folders.root, 'electron');
    cpSync(runtime.folder, copy, { recursive: true, verbatimSymlinks: true });
    executable = path.join(copy, path.relative(runtime.folder, executable));
    chmodSync(executable, 0o755);
    giveAway(copy);
    if (needsHelper) {
      const helper = helperOf({ ...runtime, executable });
      chownSync(helper, 0, 0);
      chmodSync(helper, 0o4755);
    }
  }
  let project = projectRoot;
  if (!canRead(path.join(project, 'out', 'main', 'main.js'))) {
    project = path.join(folders.root, 'project');
    mkdirSync(project);
    const packages = sortPackages().loaded.map((name) => path.join('node_modules', name));
    for (const name of ['package.json', 'out', ...packages]) {
      cpSync(path.join(projectRoot, name), path.join(project, name), { recursive: true });
    }
    giveAway(project);
  }
  const starter = path.join(folders.root, 'start');
  writeFileSync(starter, `#!/bin/sh\nexec setpriv ${become.join(' ')} "${executable}" "$@"\n`, {
    mode: 0o755,
  });
  return { executable: starter, project };
}
