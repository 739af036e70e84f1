// What the tests of the wizards have in common: into the practice vault, buttons by their words, what axe says, media by name.
/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import type { WindowBridge } from '../../renderer/bridge/calls.ts';
import type { Client } from '../../shared/ipc/contract.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { launchApp, type LaunchedApp } from '../support/app.ts';

declare global {
  interface Window {
    readonly axe: typeof axeCore;
    readonly coldkeep: Client;
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The app with the practice vault open, on the overview. */
export async function launchPractice(): Promise<LaunchedApp> {
  const launched = await launchApp({ size: { width: 1280, height: 720 } });
  await launched.page.getByRole('button', { name: /practis/i }).click();
  await launched.page.getByText('Originals read').waitFor();
  return launched;
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Waits until a text is in sight. */
export async function shows(page: Page, text: string): Promise<boolean> {
  await page.getByText(text, { exact: true }).first().waitFor();
  return true;
}

/** Presses a button by the beginning of its words. */
export async function press(page: Page, words: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${words}`) })
    .first()
    .click();
}

/** Moves the focus with Tab alone until it is on something with these words, then presses a key there. */
export async function byKeyboard(page: Page, words: RegExp, key: 'Enter' | 'Space'): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label =
        element instanceof HTMLInputElement ? element.closest('label')?.textContent : element?.textContent;
      return element?.getAttribute('aria-label') ?? label ?? '';
    });
    if (words.test(focused)) {
      await page.keyboard.press(key);
      return;
    }
  }
  throw new Error(`Tab never came to ${words}.`);
}

/** What axe objects to in one theme; nothing where all is well. */
export async function axeObjections(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset['theme'] = chosen;
  }, theme);
  await page.evaluate(axeSource);
  // Colours fade into each other; half-way there they are nobody's colours.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
  return page.evaluate(async () => {
    const result = await window.axe.run();
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** Both themes, and a picture of each. */
export async function lookedAt(launched: LaunchedApp, name: string): Promise<string[]> {
  const objections: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    objections.push(...(await axeObjections(launched.page, theme)));
    await launched.screenshot(`${name}-${theme}`);
  }
  return objections;
}

/** The practice medium with this label, as the main process lists it. */
export async function volumeOf(page: Page, label: string): Promise<Volume> {
  const answer = await page.evaluate(() => window.coldkeep.volumes.list({ set: null }));
  const found = answer.ok ? answer.value.find(({ medium }) => medium?.label === label) : undefined;
  if (found === undefined) throw new Error(`No volume is ${label}.`);
  return found;
}

export const pull = (page: Page, { token }: Volume) =>
  page.evaluate((volume) => window.coldkeep.volumes.pull({ volume }), token);
export const plug = (page: Page, { token }: Volume) =>
  page.evaluate((volume) => window.coldkeep.volumes.plug({ volume }), token);

/** Pulls a medium out as soon as bytes move in a job of this kind: of this medium, where the job tells of several. */
export const pullWhileJob = (page: Page, kind: 'export' | 'verify', { token, medium }: Volume) =>
  page.evaluate(
    ({ volume, of, label }) => {
      const stop = (window.coldkeep as unknown as WindowBridge).onEvent((event) => {
        if (event.kind !== 'job' || event.job.kind !== of) return;
        const moving = event.job.progress.some(
          ({ subject, phase, done }) =>
            done > 0 && (of === 'verify' || (subject === label && phase === 'writing')),
        );
        if (!moving) return;
        stop();
        void window.coldkeep.volumes.pull({ volume });
      });
    },
    { volume: token, of: kind, label: medium?.label ?? '' },
  );
