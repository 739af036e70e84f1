import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtBindingPath, prebuiltFits } from '../../../electron/core/catalogue/binding-path.ts';
import { buildCatalogueProgram, temporaryFolder } from '../../support/catalogue.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = path.join(root, 'build', 'setup', 'sqlite-binding.mjs');
const needsBuild = !prebuiltFits();

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** An environment with an empty cache and, where asked, without any program to be found. */
const environment = (over: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { COLDKEEP_SQLITE_BINDING: _, npm_config_node_gyp: __, ...env } = process.env;
  return { ...env, XDG_CACHE_HOME: folder, ...over };
};

const run = (file: string, env: NodeJS.ProcessEnv) => {
  const { status, stdout, stderr, signal } = spawnSync(process.execPath, [file], { env, encoding: 'utf8' });
  return { status, signal, stdout, stderr };
};

const silence = { status: 0, signal: null, stdout: '', stderr: '' };
const bindingFolder = (): string => path.dirname(builtBindingPath(environment()));

describe('npm run setup', () => {
  it('is silent where the binding is there', () => {
    expect(run(script, process.env)).toEqual(silence);
  });

  it('looks where the engine looks', async () => {
    const setup = (await import(
      pathToFileURL(path.join(root, 'build', 'setup', 'binding-path.mjs')).href
    )) as {
      bindingPath: (env: NodeJS.ProcessEnv) => string;
    };
    for (const env of [
      {},
      { XDG_CACHE_HOME: '' },
      { XDG_CACHE_HOME: '/somewhere' },
      { XDG_CACHE_HOME: 'relative' },
    ]) {
      expect(setup.bindingPath(env)).toBe(builtBindingPath(env));
    }
  });

  it('does nothing where the prebuilt binding fits', () => {
    expect(prebuiltFits('9')).toBe(false);
    expect(prebuiltFits('10')).toBe(true);
    expect(prebuiltFits('137')).toBe(true);
  });

  it('refuses a binding named by hand that does not open a database', () => {
    const { status, stderr } = run(
      script,
      environment({ COLDKEEP_SQLITE_BINDING: path.join(folder, 'none.node') }),
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/COLDKEEP_SQLITE_BINDING names .*none\.node, which does not open a database/);
  });
});

describe.skipIf(!needsBuild)('npm run setup on an older Node-API (needs Node below 22)', () => {
  it.each([
    ['apt-get', 'sudo apt-get install -y python3 make g++'],
    ['dnf', 'sudo dnf install -y python3 make gcc-c++'],
  ])('says what is missing and how %s installs it, and leaves nothing', async (manager, command) => {
    const programs = path.join(folder, 'programs');
    await mkdir(programs);
    await symlink(process.execPath, path.join(programs, manager));
    const { status, stderr } = run(script, environment({ PATH: programs }));
    expect(status).toBe(1);
    expect(stderr).toContain(`lacks python3, make, g++`);
    expect(stderr).toContain(command);
    expect(existsSync(bindingFolder())).toBe(false);
  });

  it('removes what an interrupted build left, and nothing of one that runs', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    await mkdir(path.join(bindingFolder(), `.building-${gone}-abc`, 'build'), { recursive: true });
    await mkdir(path.join(bindingFolder(), `.building-${process.pid}-abc`));
    expect(run(script, environment({ PATH: folder })).status).toBe(1);
    expect(await readdir(bindingFolder())).toEqual([`.building-${process.pid}-abc`]);
  });

  it('does not take a binding that does not load for one that is there', async () => {
    await mkdir(bindingFolder(), { recursive: true });
    await writeFile(builtBindingPath(environment()), 'half a binding');
    const { status, stderr } = run(script, environment({ PATH: folder }));
    expect([status, stderr]).toEqual([1, expect.stringContaining('has to be built')]);
  });

  it('removes everything when it is stopped while it builds', async () => {
    const child = spawn(process.execPath, [script], { env: environment(), stdio: 'ignore' });
    const ended = once(child, 'exit');
    const sources = async (): Promise<boolean> => {
      const [building] = await readdir(bindingFolder()).catch(() => []);
      return building !== undefined && existsSync(path.join(bindingFolder(), building, 'build'));
    };
    while (child.exitCode === null && !(await sources())) await wait(50);
    child.kill('SIGTERM');
    expect(await ended).toEqual([143, null]);
    expect(await readdir(bindingFolder())).toEqual([]);
  });
});

describe('opening a database', () => {
  let program: Awaited<ReturnType<typeof buildCatalogueProgram>>;

  beforeAll(async () => {
    program = await buildCatalogueProgram('open');
  });
  afterAll(() => program.remove());

  it('works after the set-up', () => {
    expect(run(program.file, process.env)).toEqual({ ...silence, stdout: 'opened\n' });
  });

  it.skipIf(!needsBuild)('says that SQLite is not set up, and does not crash (needs Node below 22)', () => {
    const { status, stdout } = run(program.file, environment());
    expect(status).toBe(0);
    expect(stdout).toMatch(/^sqlite-unavailable: SQLite is not set up for Node [\d.]+\. Run "npm run setup"/);
  });

  it('does not crash on a binding named by hand that would end the process', () => {
    // On an older Node-API the prebuilt binary is such a one; elsewhere a file that is no binary has to do.
    const { platform, arch } = process;
    const prebuilt = path.join(
      root,
      'node_modules',
      'better-sqlite3',
      'prebuilds',
      `${platform}-${arch}.node`,
    );
    const unfit = needsBuild && existsSync(prebuilt) ? prebuilt : script;
    const { status, stdout } = run(program.file, environment({ COLDKEEP_SQLITE_BINDING: unfit }));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^sqlite-unavailable: COLDKEEP_SQLITE_BINDING names/);
  });
});
