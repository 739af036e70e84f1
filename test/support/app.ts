// Starts the real app in real Electron and hands it to a test. What goes wrong in it unasked fails the test when it closes the app.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { graphicsSwitches } from '../../build/electron/display.mjs';
import { findRuntime } from '../../build/electron/runtime.mjs';
import { makeAppFolders, type AppFolders } from './app-folders.ts';
import { projectRoot } from './import-graph.ts';
import { launchPatiently } from './launch-patiently.mjs';
import { asOrdinaryUser } from './ordinary-user.ts';
import { watchPage } from './page-problems.ts';

export interface LaunchOptions {
  /** An existing vault folder; without it an empty place for one. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Of the page, in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** As an ordinary user with Chromium's sandbox on, whoever runs the test. Otherwise root starts it without. */
  readonly sandboxed?: boolean;
  /** A command that starts the app and looks at it from outside: strace and its options. */
  readonly through?: readonly string[];
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  /** The main window's page. */
  readonly page: Page;
  /** Temporary; holds the app's home and all other places it writes to. Gone after `close`. */
  readonly folder: string;
  readonly home: string;
  /** What has gone wrong so far. A test that provokes something takes it out with `expectProblem`. */
  readonly problems: readonly string[];
  /** Waits for a problem that matches and takes all that match off the list. */
  expectProblem(pattern: RegExp): Promise<void>;
  /** Everything the app's processes printed. */
  output(): string;
  /** Takes a picture of the page into test-output/ and answers its path. */
  screenshot(name: string): Promise<string>;
  /** Quits, whatever work goes on. Throws if anything has gone wrong in the app. */
  close(): Promise<void>;
}

const mainPage = 'coldkeep://app/index.html';
/** For the main window to appear. */
const startTimeoutMs = 45_000;

const isRoot = process.getuid?.() === 0;

/** Lines of the app's output that mean a bug, whatever a test looks at. */
const fatal = /uncaught exception|unhandled ?(promise)?rejection|javascript error occurred/i;

/** "Cancel the work and leave", where it asks: reading the originals may go on, and nobody is there to answer. */
const leaveUnasked = (app: ElectronApplication): Promise<void> =>
  app
    .evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    })
    // It has ended already.
    .catch(() => undefined);

/** Starts the built app. Needs the display that the layer's set-up has started. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const runtime = await findRuntime({ say: () => undefined });
  const folders = makeAppFolders(options.home);
  const sandboxed = options.sandboxed === true || !isRoot;
  const { executable, project } =
    sandboxed && isRoot
      ? asOrdinaryUser(runtime, folders)
      : { executable: runtime.executable, project: projectRoot };

  const problems: string[] = [];
  let output = '';
  const app = await launchPatiently({
    executablePath:
      options.through === undefined ? executable : starter(folders, options.through, executable),
    args: [...graphicsSwitches(), project, ...(options.args ?? [])],
    env: { ...folders.env, ...options.env },
    cwd: folders.root,
    chromiumSandbox: sandboxed,
  }).catch((error: unknown) => {
    folders.remove();
    throw error;
  });
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const report = (problem: string) => void problems.push(problem);
  const watched = new Set<Page>();
  const watching: Promise<void>[] = [];
  const watch = (page: Page) => {
    if (watched.has(page)) return;
    watched.add(page);
    watching.push(watchPage(page, report));
  };
  app.on('window', watch);
  app.windows().forEach(watch);

  async function close(): Promise<void> {
    await Promise.all(watching);
    await leaveUnasked(app);
    await app.close();
    folders.remove();
    if (fatal.test(output)) report(`printed: ${output}`);
    if (problems.length > 0) throw new Error(`The app was not well:\n${problems.join('\n')}`);
  }

  try {
    const page = await findMainPage(app);
    watch(page);
    await Promise.all(watching);
    if (options.size !== undefined) await resize(app, page, options.size);
    return {
      app,
      page,
      folder: folders.root,
      home: folders.home,
      problems,
      output: () => output,
      expectProblem: (pattern) => expectProblem(problems, pattern),
      async screenshot(name) {
        const file = path.join(projectRoot, 'test-output', `${name}.png`);
        mkdirSync(path.dirname(file), { recursive: true });
        await page.screenshot({ path: file });
        return file;
      },
      close,
    };
  } catch (error) {
    app.process().kill('SIGKILL');
    folders.remove();
    throw new Error(`The app did not show its main window. It printed:\n${output}`, { cause: error });
  }
}

/** A script in place of the executable that starts it through another command. */
function starter(folders: AppFolders, through: readonly string[], executable: string): string {
  const script = path.join(folders.root, 'through');
  const quoted = [...through, executable].map((word) => `'${word}'`).join(' ');
  writeFileSync(script, `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
  return script;
}

const isMain = (page: Page): boolean => page.url().startsWith(mainPage);

/** The page of the main window, loaded. Other windows may open before it. */
async function findMainPage(app: ElectronApplication): Promise<Page> {
  const found =
    app.windows().find(isMain) ??
    (await app.waitForEvent('window', { predicate: isMain, timeout: startTimeoutMs }));
  await found.waitForLoadState('load');
  return found;
}

async function resize(
  app: ElectronApplication,
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((shown, { width, height }) => {
    shown.setMinimumSize(1, 1);
    shown.setContentSize(width, height);
  }, size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}

async function expectProblem(problems: string[], pattern: RegExp): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!problems.some((problem) => pattern.test(problem))) {
    if (Date.now() > deadline)
      throw new Error(`No problem like ${pattern}. There were: ${problems.join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const others = problems.filter((problem) => !pattern.test(problem));
  problems.splice(0, problems.length, ...others);
}
