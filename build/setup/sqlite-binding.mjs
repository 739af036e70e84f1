// `npm run setup`: where the Node-API is older than better-sqlite3's prebuilt binary wants (Node 20, Electron 33),
// builds the binding from source into a cache folder. Elsewhere, and once it is there, it does nothing.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { bindingPath, prebuiltNapi, sourcePackage } from './binding-path.mjs';
import { findBuildTools, installCommand } from './build-tools.mjs';

const building = '.building-';

/** Opens a database with the binding in a child process: a binding that does not fit ends the process it is loaded into. */
function opensDatabases(binding) {
  const script = `
    const Database = require(${JSON.stringify(sourcePackage().folder)});
    const database = new Database(':memory:', { nativeBinding: process.argv[1] });
    if (database.prepare('SELECT sqlite_version() AS version').get().version.length === 0) process.exit(1);`;
  return spawnSync(process.execPath, ['-e', script, binding], { stdio: 'ignore' }).status === 0;
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Build folders carry the id of their process; those whose process is gone are what an interrupted build left. */
function removeInterruptedBuilds(parent) {
  for (const name of fs.existsSync(parent) ? fs.readdirSync(parent) : []) {
    const pid = name.startsWith(building) ? Number.parseInt(name.slice(building.length), 10) : Number.NaN;
    if (Number.isInteger(pid) && !isAlive(pid))
      fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

/** Runs node-gyp in `folder`, its output kept for the case that it fails. */
async function runNodeGyp(tools, folder, keepChild) {
  const args = ['rebuild', '--release', '--force_build=1', `--nodedir=${tools.nodeFolder}`];
  const env = {
    ...process.env,
    // The package asks for Node-API 10 on the compiler's command line; these take it back (measured to serve 9 and newer).
    CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
    MAKEFLAGS: process.env.MAKEFLAGS ?? '-j2',
  };
  const child = spawn(process.execPath, [tools.nodeGyp, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that stopping the set-up stops the compiler too.
    detached: true,
  });
  keepChild(child);
  let output = '';
  const collect = (text) => {
    output = (output + text).slice(-8000);
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`node-gyp ended with status ${status}:\n${output}`);
}

/** A copy of the package, and of the headers it includes, so that node_modules stays as npm made it. */
function copySources(folder) {
  const from = sourcePackage().folder;
  for (const name of ['package.json', 'binding.gyp', 'src', 'deps', 'lib']) {
    fs.cpSync(path.join(from, name), path.join(folder, name), { recursive: true });
  }
  const addonApi = createRequire(path.join(from, 'package.json')).resolve('node-addon-api/package.json');
  fs.cpSync(path.dirname(addonApi), path.join(folder, 'node_modules', 'node-addon-api'), { recursive: true });
}

/** The rename is the last step and atomic: a binding at `target` is a whole one that has opened a database. */
async function build(tools, target) {
  const home = path.dirname(target);
  fs.mkdirSync(home, { recursive: true });
  const folder = fs.mkdtempSync(path.join(home, `${building}${process.pid}-`));
  let child = null;
  const stop = (signal) => {
    if (child?.pid !== undefined) {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    copySources(folder);
    await runNodeGyp(tools, folder, (started) => (child = started));
    const built = path.join(folder, 'build', 'Release', 'better_sqlite3.node');
    if (!opensDatabases(built)) throw new Error('the binding was built but does not open a database');
    const file = fs.openSync(built, 'r');
    fs.fsyncSync(file);
    fs.closeSync(file);
    fs.renameSync(built, target);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const chosen = process.env.COLDKEEP_SQLITE_BINDING;
if (chosen) {
  if (!opensDatabases(path.resolve(chosen))) {
    fail(
      `COLDKEEP_SQLITE_BINDING names ${chosen}, which does not open a database here. Correct or unset it.`,
    );
  }
} else if (Number(process.versions.napi) < prebuiltNapi) {
  const target = bindingPath();
  removeInterruptedBuilds(path.dirname(target));
  if (!fs.existsSync(target) || !opensDatabases(target)) {
    const tools = findBuildTools();
    if (tools.missing.length > 0) {
      const names = tools.missing.map((name) =>
        name === 'headers' ? `the headers of Node ${process.versions.node}` : name,
      );
      fail(
        `SQLite has to be built once for Node ${process.versions.node}, and this machine lacks ${names.join(', ')}.\n` +
          `Install it with: ${installCommand(tools.missing)}\n` +
          'Then run "npm run setup" again. With Node 22 or newer nothing needs to be built.',
      );
    }
    process.stderr.write(
      `Building SQLite for Node ${process.versions.node}, once; this takes about a minute…\n`,
    );
    try {
      await build(tools, target);
    } catch (error) {
      fail(
        `SQLite could not be built: ${error.message}\nNothing half-made was left. Run "npm run setup" again.`,
      );
    }
  }
}
