// Looks at one state of the window after another: axe in both themes, what does not fit at 1280x720 and at 200 %, what moves.
/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axeCore from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';
import { projectRoot } from '../../support/import-graph.ts';
import type { LaunchedApp } from '../../support/app.ts';
import { isActReachable, movingThings, whatDoesNotFit } from './page-measures.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** 200 % of the smallest window. */
const doubled = { width: 640, height: 360 };

export interface Inspection {
  /** Looks at what is on the screen now. `name` says what that is, and names its pictures in test-output/. */
  at(name: string): Promise<void>;
  /** What was found since the last call, as sentences; an empty list is good. */
  faults(): string[];
  /** Names of all states that were looked at. */
  readonly seen: readonly string[];
}

/** The window is told that motion is to be reduced, so that no fade is caught half way. */
export async function inspectionOf(launched: LaunchedApp): Promise<Inspection> {
  const { page } = launched;
  const session = await page.context().newCDPSession(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  let found: string[] = [];
  const seen: string[] = [];
  return {
    seen,
    faults() {
      const answer = found;
      found = [];
      return answer;
    },
    async at(name) {
      seen.push(name);
      const say = (where: string) => (fault: string) => void found.push(`${name}, ${where}: ${fault}`);
      await settle(page);
      (await page.evaluate(movingThings)).forEach(say('motion reduced, moves'));
      (await page.evaluate(whatDoesNotFit)).forEach(say('1280x720'));
      for (const theme of ['light', 'dark']) {
        const before = await page.evaluate((shown) => {
          const { dataset } = document.documentElement;
          const was = dataset['theme'];
          dataset['theme'] = shown;
          return was;
        }, theme);
        (await lastingViolations(page)).forEach(say(theme));
        await launched.screenshot(`screens/${name}${theme === 'dark' ? '-dark' : ''}`);
        await page.evaluate((was) => {
          if (was === undefined) delete document.documentElement.dataset['theme'];
          else document.documentElement.dataset['theme'] = was;
        }, before);
      }
      await withSize(session, doubled, async () => {
        await settle(page);
        (await page.evaluate(whatDoesNotFit)).forEach(say('200 %'));
        await page.screenshot({
          path: join(projectRoot, 'test-output/screens', `${name}-200.png`),
          fullPage: true,
        });
        if ((await page.evaluate(isActReachable)) === false) say('200 %')('its button cannot be reached');
      });
    },
  };
}

/** Two frames: what was asked for is drawn. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

/** What axe says again and again: while a dialog opens, on a busy machine for seconds, the page behind it is half hidden. */
async function lastingViolations(page: Page): Promise<string[]> {
  let violations = await axeViolations(page);
  for (let look = 1; violations.length > 0 && look < 8; look += 1) {
    await page.waitForTimeout(500);
    violations = await axeViolations(page);
  }
  return violations;
}

/** What axe says of the page as it is. The debugger brings axe in; the page itself could load no script but its own. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, failureSummary = '' }) => `${html.slice(0, 160)} (${failureSummary.slice(0, 200)})`)
          .join(' | ')}`,
    );
  }, rules);
}

/** Shows the page in another size meanwhile. */
async function withSize(
  session: CDPSession,
  size: { readonly width: number; readonly height: number },
  act: () => Promise<void>,
): Promise<void> {
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
  try {
    await act();
  } finally {
    await session.send('Emulation.clearDeviceMetricsOverride');
  }
}
