// The overview in the real app, on the practice vault: one copy is behind, and everything on the screen says so.
/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../shared/ipc/contract.ts';
import { launchApp, type LaunchedApp } from '../support/app.ts';

declare global {
  interface Window {
    readonly axe: typeof axeCore;
    readonly coldkeep: Client;
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the overview of the practice vault', () => {
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1280, height: 720 } });
    await launched.page.getByRole('button', { name: /practis/i }).click();
    await launched.page.getByRole('heading', { level: 2, name: 'What to do next' }).waitFor();
    // The originals are read by themselves after the vault is opened.
    await launched.page.getByText('Originals read').waitFor();
    await launched.page.getByRole('button', { name: 'Read again' }).waitFor();
  });
  afterAll(() => launched.close());

  const home = async () => {
    await launched.page.keyboard.press('Alt+1');
    await launched.page.getByRole('heading', { level: 2, name: 'What to do next' }).waitFor();
  };

  it('names the copy that is behind, in the heading and in the title of the window', async () => {
    const { page } = launched;
    expect(await page.innerText('h1')).toBe('The copy on Red stick (Bank) is behind.');
    expect(await page.title()).toBe('The copy on Red stick (Bank) is behind · Coldkeep');
    await launched.screenshot('overview/behind');
  });

  it('draws the stair as a list that says it in words', async () => {
    const stair = launched.page.getByRole('list', { name: 'How Practice pool stands against 3-2-1' });
    const text = await stair.innerText();
    expect(text).toContain('Copies: 3 of 3, met.');
    expect(text).toContain('Media types: 2 of 2, met.');
    expect(text).toContain('Off-site: 0 of 1, unmet.');
    expect(text).toMatch(/Does not count\. Behind since \d+ days/);
  });

  it('shows the copies in a table by place, with what each holds', async () => {
    const table = launched.page.getByRole('table', { name: 'Copies of Practice pool by place' });
    const row = table
      .getByRole('row')
      .filter({ has: launched.page.getByRole('rowheader', { name: 'Red stick' }) });
    expect(await row.innerText()).toMatch(/Behind since \d+ days/);
    expect(await table.getByRole('row', { name: /Blue stick/ }).innerText()).toContain('In sync');
  });

  it('has one filled button, reached and pressed by the keyboard alone', async () => {
    const { page } = launched;
    await home();
    expect(await page.locator('[class*=filled]').count()).toBe(1);
    const button = page.getByRole('button', { name: 'Export to Red stick…' });
    for (
      let steps = 0;
      steps < 60 && !(await button.evaluate((it) => it === document.activeElement));
      steps++
    ) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: /^Steps of / }).waitFor();
    await page.keyboard.press('Escape');
    const leave = page.getByRole('alertdialog').getByRole('button').last();
    await page.getByRole('heading', { level: 2, name: 'What to do next' }).or(leave).first().waitFor();
    if (await leave.isVisible()) await leave.click();
    await home();
  });

  it('reads the originals again in place', async () => {
    const { page } = launched;
    await home();
    const readings = () =>
      page.evaluate(async () => {
        const state = await window.coldkeep.app.state({});
        return state.ok
          ? state.value.jobs.filter(({ kind }) => kind === 'read-originals').map(({ id }) => id)
          : [];
      });
    const before = await readings();
    await page.getByRole('button', { name: 'Read again' }).click();
    await expect.poll(async () => (await readings()).filter((id) => !before.includes(id)).length).toBe(1);
    await page.getByRole('button', { name: 'Read again' }).waitFor();
    expect(await page.innerText('h1')).toBe('The copy on Red stick (Bank) is behind.');
  });

  it('leads from a duty to its act', async () => {
    const { page } = launched;
    await page.keyboard.press('Alt+4');
    await page.getByRole('heading', { level: 1, name: 'Duties' }).waitFor();
    const table = page.getByRole('table', { name: /^Duties by the day/ });
    expect(await table.getByRole('rowgroup').nth(1).innerText()).toMatch(/^Overdue/);
    await launched.screenshot('overview/duties');
    await page.getByRole('button', { name: /^See the findings Renew the KES key$/ }).click();
    await page.getByRole('tab', { name: /Findings/, selected: true }).waitFor();
    await home();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (theme) => {
    const { page } = launched;
    await home();
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, theme);
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      const result = await window.axe.run();
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(violations).toEqual([]);
    await launched.screenshot(`overview/${theme}`);
  });
});
