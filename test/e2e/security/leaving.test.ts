import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { isAlive, processTree } from '../../support/process-tree.ts';
import { createVault, phase, workerPids } from './passphrase.ts';

describe('the app', () => {
  let launched: LaunchedApp | null = null;
  afterEach(() => launched?.close());

  it('locks before it ends, and leaves no process behind', async () => {
    const app = await launchApp();
    launched = app;
    await createVault(app);
    const [worker = 0] = await workerPids(app);
    const pids = processTree(app.app.process().pid ?? 0);
    expect(pids).toContain(worker);
    const gone = app.app.waitForEvent('close');
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await gone;
    await expect.poll(() => pids.filter(isAlive), { timeout: 20_000 }).toEqual([]);
  });

  it('is one: a second start shows the first window and ends', async () => {
    const app = await launchApp();
    launched = app;
    const { program, options, env } = await app.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.minimize();
      const [executable = '', ...given] = process.argv;
      return { program: executable, options: given, env: process.env };
    });
    const second = spawn(
      program,
      options.filter((option) => !/inspect|debugging/.test(option)),
      {
        env,
        stdio: 'ignore',
      },
    );
    const [status] = await once(second, 'exit');
    expect(status).toBe(0);
    const window = await app.app.browserWindow(app.page);
    await expect.poll(() => window.evaluate((shown) => shown.isMinimized()), { timeout: 20_000 }).toBe(false);
    expect(app.app.windows()).toHaveLength(1);
  });

  it('loads its page again when that has crashed', async () => {
    const app = await launchApp();
    launched = app;
    const loaded = await app.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once('did-finish-load', () => resolve(contents.getURL()));
          contents?.forcefullyCrashRenderer();
        }),
    );
    expect(loaded).toContain('coldkeep://app/index.html');
    await app.expectProblem(/crashed/);
  });

  it('asks first while work goes on, and stays when told to', async () => {
    const app = await launchApp();
    launched = app;
    await app.page.evaluate(() => window.coldkeep.vault.practise({}));
    const asked = await app.app.evaluate(async ({ app: electron, dialog, BrowserWindow }) => {
      const seen: { message: string; buttons: string[] }[] = [];
      Object.assign(dialog, {
        showMessageBox: (_window: unknown, options: { message: string; buttons: string[] }) => {
          seen.push(options);
          return Promise.resolve({ response: 0 });
        },
      });
      const [window] = BrowserWindow.getAllWindows();
      const started: unknown = await window?.webContents.executeJavaScript(
        `window.coldkeep.volumes.list({ set: null }).then(({ value }) =>
           window.coldkeep.verifications.start({ volume: value.find(({ medium }) => medium !== null).token, open: true }))`,
      );
      electron.quit();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { seen, started };
    });
    expect(asked.started).toMatchObject({ ok: true });
    expect(asked.seen).toHaveLength(1);
    expect(asked.seen[0]?.message).toMatch(/is not finished\.$/);
    expect(asked.seen[0]?.buttons).toEqual(['Keep working', 'Cancel the work and leave']);
    expect(await phase(app)).toBe('open');
  });

  it('keeps what Chromium writes in a folder of its own, with nothing of the vault in it', async () => {
    const app = await launchApp();
    launched = app;
    await createVault(app);
    const own = await app.app.evaluate(({ app: electron }) => electron.getPath('userData'));
    expect(own.startsWith(join(app.folder, 'runtime', 'coldkeep'))).toBe(true);
    expect(existsSync(join(app.folder, 'config', 'Coldkeep'))).toBe(false);
    const files = readdirSync(own, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    const telling = files.filter(({ parentPath, name }) =>
      readFileSync(join(parentPath, name)).includes('ACME custody'),
    );
    expect(telling.map(({ name }) => name)).toEqual([]);
    // No cookies, storage or cache of a page of ours: its session is in memory.
    expect(files.filter(({ name }) => /^(Cookies|data_\d)$/.test(name))).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'runs its pages in the sandbox of the system, as an ordinary user',
    async () => {
      const app = await launchApp({ sandboxed: true });
      launched = app;
      const window = await app.app.browserWindow(app.page);
      const pid = await window.evaluate(({ webContents }) => webContents.getOSProcessId());
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      // 2: a filter of system calls is in force.
      expect(status).toMatch(/^Seccomp:\s*2$/m);
      expect(status).toMatch(/^NoNewPrivs:\s*1$/m);
      expect(status).toMatch(/^CapEff:\s*0+$/m);
    },
  );

  it.runIf(process.platform === 'linux')(
    'leaves memory out of core dumps, in every process that can be dumped',
    async () => {
      const app = await launchApp();
      launched = app;
      await createVault(app);
      const own = [
        ...(await app.app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid))),
        ...(await workerPids(app)),
      ];
      const window = await app.app.browserWindow(app.page);
      const page = await window.evaluate(({ webContents }) => webContents.getOSProcessId());
      for (const pid of new Set([...own, page])) {
        expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim()).toBe('00000000');
      }
    },
  );
});
