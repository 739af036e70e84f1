// What the tests of this folder have in common: getting through the passphrase window as a person does, key by key.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import type { Client } from '../../../shared/ipc/contract.ts';
import type { AppState } from '../../../shared/ipc/state.ts';
import type { LaunchedApp } from '../../support/app.ts';

declare global {
  interface Window {
    readonly coldkeep: Client;
  }
}

/** Not a generated one: those come from the app, and asking for it would carry it through every process. */
export const ownPassphrase = 'osprey tundra lantern mosaic velvet canal';

/** The page of the passphrase window that `act` opens. */
export async function passphrasePage(launched: LaunchedApp, act: () => Promise<unknown>): Promise<Page> {
  const [page] = await Promise.all([launched.app.waitForEvent('window'), act()]);
  await page.locator('#title:not(:empty)').waitFor();
  return page;
}

/** Begins a call whose answer comes only after the window has served; `settled` gives the answer. */
export async function ask(
  launched: LaunchedApp,
  call: 'create' | 'unlock',
): Promise<{ page: Page; settled: () => Promise<unknown> }> {
  await launched.page.evaluate(() => window.coldkeep.app.acceptNetwork({}));
  let settled: Promise<unknown> = Promise.resolve();
  const page = await passphrasePage(launched, async () => {
    settled = launched.page.evaluate(
      (name) =>
        name === 'create'
          ? window.coldkeep.vault.create({ name: 'ACME custody' })
          : window.coldkeep.vault.unlock({}),
      call,
    );
  });
  // An app that is closed before it answers is told of where the test waits for the answer.
  settled.catch(() => {});
  return { page, settled: () => settled };
}

/** Creates a vault with a passphrase of one's own, and leaves it open. */
export async function createVault(launched: LaunchedApp): Promise<void> {
  const { page, settled } = await ask(launched, 'create');
  await page.locator('#origin-own').check();
  await page.locator('#field').focus();
  await page.keyboard.type(ownPassphrase);
  await page.locator('#act').click();
  await page.locator('#written').check();
  await page.locator('#field').focus();
  await page.keyboard.type(ownPassphrase);
  await page.keyboard.press('Enter');
  await settled();
}

/** Types into an unlock window and presses Enter. */
export async function typePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.locator('#field').focus();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
}

/** Escape: the window is gone before the key is up again. */
export const goAway = (page: Page): Promise<unknown> =>
  Promise.all([page.waitForEvent('close'), page.keyboard.press('Escape').catch(() => {})]);

export const lock = (launched: LaunchedApp) => launched.page.evaluate(() => window.coldkeep.vault.lock({}));

/** The state that the window is told. */
export async function stateOf(launched: LaunchedApp): Promise<AppState> {
  const state = await launched.page.evaluate(() => window.coldkeep.app.state({}));
  if (!state.ok) throw new Error(state.error.message);
  return state.value;
}

export const phase = async (launched: LaunchedApp): Promise<string> => (await stateOf(launched)).vault.phase;

/** Waits until the state is as `wanted` says, and answers it. */
export async function untilState(
  launched: LaunchedApp,
  wanted: (state: AppState) => boolean,
): Promise<AppState> {
  return vi.waitUntil(
    async () => {
      const state = await stateOf(launched);
      return wanted(state) ? state : null;
    },
    { timeout: 30_000, interval: 100 },
  );
}

/** Waits until the vault is locked, and answers why. */
export const untilLocked = async (launched: LaunchedApp): Promise<string | null> =>
  (await untilState(launched, ({ vault }) => vault.phase === 'locked')).vault.lockedBecause;

/** Process ids of the vault worker; empty while there is none. */
export const workerPids = (launched: LaunchedApp): Promise<number[]> =>
  launched.app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ name, serviceName }) => name === 'coldkeep-vault' || serviceName === 'coldkeep-vault')
      .map(({ pid }) => pid),
  );
