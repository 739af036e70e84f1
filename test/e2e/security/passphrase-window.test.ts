import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type axeCore from 'axe-core';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { argumentsOf, holdersOf, isAlive, processTree } from '../../support/process-tree.ts';
import {
  ask,
  createVault,
  goAway,
  lock,
  ownPassphrase,
  phase,
  typePassphrase,
  untilLocked,
  workerPids,
} from './passphrase.ts';

/** The machine may be busy; no test measures it. */
const patient = { timeout: 30_000 };

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Files below a folder that hold a text. */
const filesWith = (text: string, folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));

describe('the passphrase window', () => {
  let launched: LaunchedApp;

  beforeEach(async () => {
    launched = await launchApp();
  });
  afterEach(() => launched.close());

  const processId = (): number => launched.app.process().pid ?? 0;

  /** The renderer of a page, by its window. */
  const rendererOf = async (page: Page): Promise<number> =>
    (await launched.app.browserWindow(page)).evaluate((window) => window.webContents.getOSProcessId());

  it('creates a vault, unlocks it after a wrong attempt in the same window, and is gone each time', async () => {
    await createVault(launched);
    expect(await phase(launched)).toBe('open');
    expect(launched.app.windows()).toHaveLength(1);
    await lock(launched);
    expect(await phase(launched)).toBe('locked');

    const { page, settled } = await ask(launched, 'unlock');
    const renderer = await rendererOf(page);
    expect(isAlive(renderer)).toBe(true);
    expect(renderer).not.toBe(await rendererOf(launched.page));
    await typePassphrase(page, 'not the one');
    const error = page.locator('#error:not(:empty)');
    await error.waitFor();
    expect(await error.textContent()).toBe('That passphrase does not open this vault. Nothing is damaged.');
    await typePassphrase(page, ownPassphrase);
    expect(await settled()).toEqual({ ok: true, value: { outcome: 'done' } });
    await expect.poll(() => isAlive(renderer), patient).toBe(false);
    expect(launched.app.windows()).toHaveLength(1);
  });

  it.runIf(process.platform === 'linux')(
    'keeps what is typed out of every process but its own and the worker',
    async () => {
      const holders = () => holdersOf(ownPassphrase, processTree(processId()));
      await createVault(launched);
      const [worker = 0] = await workerPids(launched);
      expect(processTree(processId())).toContain(worker);
      // The window is gone, and with it its process. In the worker a judged passphrase was a string, which cannot be zeroed.
      expect(holders().filter((pid) => pid !== worker)).toEqual([]);
      await lock(launched);
      expect(holders()).toEqual([]);

      const { page, settled } = await ask(launched, 'unlock');
      const renderer = await rendererOf(page);
      await page.locator('#field').focus();
      await page.keyboard.type(ownPassphrase);
      // While it stands in the field, its own process alone knows it: this also shows that the search finds what is there.
      expect(holders()).toEqual([renderer]);
      await page.keyboard.press('Enter');
      await settled();
      await expect.poll(() => isAlive(renderer), patient).toBe(false);
      const [another = 0] = await workerPids(launched);
      expect(holders().filter((pid) => pid !== another)).toEqual([]);
      for (const pid of processTree(processId())) expect(argumentsOf(pid)).not.toContain(ownPassphrase);
      expect(filesWith(ownPassphrase, launched.folder)).toEqual([]);
    },
  );

  it('leaves the vault locked, and no worker, when a person goes away with Escape', async () => {
    await createVault(launched);
    await lock(launched);
    const { page, settled } = await ask(launched, 'unlock');
    await goAway(page);
    expect(await settled()).toEqual({ ok: true, value: { outcome: 'cancelled' } });
    expect(await untilLocked(launched)).toBeNull();
    await expect.poll(() => workerPids(launched), patient).toEqual([]);
  });

  it('ends the worker, whatever it holds, when the vault is locked', async () => {
    await createVault(launched);
    const [worker = 0, ...more] = await workerPids(launched);
    expect(more).toEqual([]);
    expect(isAlive(worker)).toBe(true);
    await lock(launched);
    expect(isAlive(worker)).toBe(false);
    expect(await workerPids(launched)).toEqual([]);
  });

  it('has a bridge of its own, and not the one of the main window', async () => {
    const { page, settled } = await ask(launched, 'create');
    const seen = await page.evaluate(() => ({
      keys: Object.keys((window as unknown as { coldkeepPassphrase: object }).coldkeepPassphrase),
      contract: 'coldkeep' in window,
      node: [typeof globalThis.require, typeof globalThis.process],
    }));
    expect(seen).toEqual({
      keys: ['question', 'suggest', 'judge', 'attempt', 'cancel'],
      contract: false,
      node: ['undefined', 'undefined'],
    });
    await goAway(page);
    await settled();
  });

  it('refuses a weak passphrase of one’s own, one that is typed differently, and one that is not written down', async () => {
    const { page, settled } = await ask(launched, 'create');
    const error = page.locator('#error');
    await page.locator('#origin-own').check();
    await page.locator('#field').fill('password');
    await page.locator('#act').click();
    await expect.poll(() => error.textContent(), patient).toMatch(/^Guessing it takes about/);
    await page.locator('#field').fill(ownPassphrase);
    await page.locator('#act').click();
    await page.locator('#written').waitFor();
    await page.locator('#field').fill(`${ownPassphrase}s`);
    await page.locator('#act').click();
    await expect.poll(() => error.textContent(), patient).toMatch(/^The two do not agree\./);
    await page.locator('#field').fill(ownPassphrase);
    await page.locator('#act').click();
    await expect.poll(() => error.textContent(), patient).toMatch(/^Write it on paper first/);
    await goAway(page);
    expect(await settled()).toMatchObject({ value: { outcome: 'cancelled' } });
    expect(await phase(launched)).toBe('none');
  });

  it('gives nothing to the clipboard', async () => {
    await launched.app.evaluate(({ clipboard }) => clipboard.writeText('as before'));
    const { page, settled } = await ask(launched, 'create');
    await page.locator('#made-line:not(:empty)').waitFor();
    for (const key of ['ControlOrMeta+a', 'ControlOrMeta+c', 'ControlOrMeta+x'])
      await page.keyboard.press(key);
    await page.locator('#origin-own').check();
    await page.locator('#field').fill(ownPassphrase);
    await page.locator('#show').click();
    await page.locator('#field').focus();
    for (const key of ['ControlOrMeta+a', 'ControlOrMeta+c', 'ControlOrMeta+x'])
      await page.keyboard.press(key);
    expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('as before');
    await goAway(page);
    await settled();
  });

  it.each(['light', 'dark'] as const)('is accessible in %s', async (theme) => {
    await launched.app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted;
    }, theme);
    const { page, settled } = await ask(launched, 'create');
    // Playwright would otherwise have every page in light.
    await page.emulateMedia({ colorScheme: null });
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(
      theme === 'dark',
    );
    await page.locator('#made-line:not(:empty)').waitFor();
    const violations = async () => {
      await page.evaluate(axeSource);
      return page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof axeCore };
        const { violations: found } = await axe.run(document);
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
    };
    expect(await violations()).toEqual([]);
    await page.locator('#origin-own').check();
    await page.locator('#act').click();
    await page.locator('#error:not(:empty)').waitFor();
    expect(await violations()).toEqual([]);
    await page.locator('#origin-made').check();
    await page.locator('#act').click();
    await page.locator('#written').waitFor();
    expect(await violations()).toEqual([]);
    await goAway(page);
    await settled();
  });
});
