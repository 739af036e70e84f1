// What building from source needs, and the exact command that installs what is missing.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const isFile = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;

function findProgram(name, env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name));
  return candidates.find(isFile) ?? null;
}

const runs = (program, env) =>
  program !== null && spawnSync(program, ['--version'], { env, stdio: 'ignore' }).status === 0;

const inside = (npmFolder) => path.join(npmFolder, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');

/** npm brings node-gyp along; so nothing has to be downloaded for it. */
function findNodeGyp(env) {
  const besideNode = path.dirname(path.dirname(fs.realpathSync(process.execPath)));
  const npm = findProgram('npm', env);
  const candidates = [
    env.npm_config_node_gyp,
    env.npm_execpath && inside(path.dirname(path.dirname(fs.realpathSync(env.npm_execpath)))),
    npm && inside(path.dirname(path.dirname(fs.realpathSync(npm)))),
    inside(path.join(besideNode, 'lib', 'node_modules', 'npm')),
  ];
  const bundled = candidates.find((file) => file && isFile(file));
  const onPath = findProgram('node-gyp', env);
  return bundled ?? (onPath && fs.realpathSync(onPath));
}

/** The folder whose include/node holds the headers of exactly this Node; null where they are not installed. */
function findNodeHeaders(env) {
  const candidates = [
    env.npm_config_nodedir,
    path.dirname(path.dirname(fs.realpathSync(process.execPath))),
    path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'node-gyp', process.versions.node),
  ];
  return (
    candidates.find((folder) => folder && isFile(path.join(folder, 'include', 'node', 'node_api.h'))) ?? null
  );
}

/** How each package manager installs packages and what it calls them. */
const packageManagers = {
  'apt-get': {
    install: 'sudo apt-get install -y',
    python3: 'python3',
    make: 'make',
    'g++': 'g++',
    headers: 'libnode-dev',
    npm: 'npm',
  },
  dnf: {
    install: 'sudo dnf install -y',
    python3: 'python3',
    make: 'make',
    'g++': 'gcc-c++',
    headers: 'nodejs-devel',
    npm: 'npm',
  },
  zypper: {
    install: 'sudo zypper install -y',
    python3: 'python3',
    make: 'make',
    'g++': 'gcc-c++',
    headers: 'nodejs-devel',
    npm: 'npm',
  },
  pacman: {
    install: 'sudo pacman -S --needed',
    python3: 'python',
    make: 'make',
    'g++': 'gcc',
    headers: 'nodejs',
    npm: 'npm',
  },
  apk: {
    install: 'apk add',
    python3: 'python3',
    make: 'make',
    'g++': 'g++',
    headers: 'nodejs-dev',
    npm: 'npm',
  },
  brew: {
    install: 'brew install',
    python3: 'python3',
    make: 'make',
    'g++': 'gcc',
    headers: 'node',
    npm: 'node',
  },
};

/** `{nodeGyp, nodeFolder, missing}`: paths to build with, and the names of what is not there. */
export function findBuildTools(env = process.env) {
  const nodeGyp = findNodeGyp(env);
  const nodeFolder = findNodeHeaders(env);
  const missing = ['python3', 'make', 'g++'].filter((name) => {
    const chosen = name === 'g++' ? (env.CXX ?? name) : name;
    return !runs(findProgram(chosen, env), env);
  });
  if (nodeFolder === null) missing.push('headers');
  if (!nodeGyp) missing.push('npm');
  return { nodeGyp, nodeFolder, missing };
}

/** One command line that installs what is missing, for the package manager of this machine (apt-get where none is known). */
export function installCommand(missing, env = process.env) {
  const found = Object.keys(packageManagers).find((name) => findProgram(name, env) !== null);
  const manager = packageManagers[found ?? 'apt-get'];
  return `${manager.install} ${missing.map((name) => manager[name]).join(' ')}`;
}
