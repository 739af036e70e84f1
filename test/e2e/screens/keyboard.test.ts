// The main job with the keyboard alone, on the practice vault: Tab, Enter, Space, arrows, Alt and a digit, Ctrl L, Esc. Where the focus
// lands, where it stays, and what a screen reader is told meanwhile.
/// <reference lib="dom" />
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { holdMedia } from './held-media.ts';
import { focused } from './page-measures.ts';
import { AppWindow, patient } from './window.ts';

describe('the keyboard alone', () => {
  let launched: LaunchedApp;
  let window: AppWindow;

  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1280, height: 720 } });
    window = new AppWindow(launched);
    await window.heading('Coldkeep');
    // From here on every sentence that the live regions are given is kept, in order.
    await window.page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const region = element?.closest('[aria-live]');
          const text = region?.textContent ?? '';
          if (region !== null && region !== undefined && text !== '')
            said.push(`${region.getAttribute('aria-live') ?? ''}: ${text}`);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  });
  // What was on the screen when a test failed says more than its message.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || launched.page.isClosed()) return;
    await launched.screenshot(`failed/${task.name.slice(0, 40)}`);
  });
  afterAll(() => launched.close());

  const key = (name: string) => window.page.keyboard.press(name);
  const focus = () => window.page.evaluate(focused);
  const said = () =>
    window.page.evaluate(() => (globalThis as unknown as { said: string[] }).said.join('\n'));

  /** Presses Tab until the focus is on something of this name; fails when it comes round. */
  async function tabTo(name: RegExp, by = 'Tab'): Promise<void> {
    for (let steps = 0; steps < 120; steps++) {
      await key(by);
      const at = await window.page.evaluate(() => {
        const element = document.activeElement;
        const label =
          element instanceof HTMLInputElement
            ? (element.labels?.[0]?.textContent ?? '')
            : element?.textContent;
        return `${element?.getAttribute('aria-label') ?? ''} ${label ?? ''}`.replaceAll(/\s+/g, ' ').trim();
      });
      if (name.test(at)) return;
    }
    throw new Error(`Tab never came to ${name}.`);
  }

  /** A wizard's step has come: its heading has the focus and is the title of the window. */
  async function step(heading: string | RegExp): Promise<void> {
    const text = await window.heading(heading);
    await expect.poll(focus, patient).toBe(`h1 ${text.slice(0, 80)}`);
    expect(await window.page.title()).toContain(text.replace(/\.$/, ''));
  }

  it('opens the practice vault', async () => {
    expect(await focus()).toMatch(/^button Create a vault/);
    await tabTo(/^Practise$/);
    await key('Enter');
    await step(/Red stick/);
  });

  it('skips the column', async () => {
    await window.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await key('Alt+1');
    await window.page.evaluate(() => document.body.focus());
    await tabTo(/Skip to the content/, 'Shift+Tab');
    const link = window.page.getByRole('link', { name: 'Skip to the content' });
    expect(await link.isVisible()).toBe(true);
    await key('Enter');
    await key('Tab');
    expect(await window.page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('reaches every place with Alt and a digit', async () => {
    for (const [digit, heading] of [
      ['2', 'Sets'],
      ['3', 'Media and places'],
      ['4', 'Duties'],
      ['5', 'Checklists'],
      ['6', 'Journal'],
      ['1', /Red stick/],
      ['7', 'Which set should be exported?'],
      ['8', 'Which medium should be verified?'],
      ['9', 'Rehearse a restore'],
      ['0', 'Which medium do you restore from?'],
    ] as const) {
      await key(`Alt+${digit}`);
      await step(heading);
    }
    // Esc goes back to where one was.
    await key('Escape');
    await step('Rehearse a restore');
    expect(await window.bar.getByRole('button').count()).toBeGreaterThan(0);
  });

  it('moves along tabs and rows with the arrows', async () => {
    await key('Alt+3');
    await step('Media and places');
    await tabTo(/^By place$/);
    await key('ArrowRight');
    await expect.poll(focus, patient).toMatch(/By medium/);
    await window.page.getByRole('table', { name: 'Media by name' }).waitFor();
    await key('Alt+8');
    await step('Which medium should be verified?');
    await window.main.getByRole('radio').first().waitFor();
    await tabTo(/stick|disk/);
    const before = await window.main.getByRole('radio', { checked: true }).count();
    await key('ArrowDown');
    await key('ArrowUp');
    expect(before).toBeLessThanOrEqual(1);
    expect(await window.main.getByRole('radio', { checked: true }).count()).toBe(1);
  });

  it('exports, and is told of each phase', async () => {
    await key('Alt+7');
    await step('Which set should be exported?');
    await tabTo(/^Read the originals$/);
    await key('Enter');
    await step(/newest copy|will be written/);
    await tabTo(/^Choose media$/);
    await key('Enter');
    await step('Which media should get a copy?');
    const letGo = await holdMedia(launched, 'export');
    await tabTo(/^Write to Red stick$/);
    await key('Enter');
    await step(/^Writing/);
    await key('Escape');
    await window.dialog.waitFor();
    // The safe answer has the focus, and Tab stays in the dialog.
    await expect.poll(focus, patient).toBe('button Stay here');
    for (let presses = 0; presses < 5; presses++) {
      await key('Tab');
      expect(
        await window.page.evaluate(
          () => document.activeElement?.closest('[role=alertdialog], [role=dialog]') !== null,
        ),
      ).toBe(true);
    }
    await key('Escape');
    await window.dialog.waitFor({ state: 'detached' });
    await expect.poll(focus, patient).not.toBe('nothing');
    await letGo();
    await step(/written and read back/);
    expect(await said()).toMatch(/polite: .*Red stick: (writing|signing)/);
    expect(await said()).toMatch(/polite: Red stick: recording, 100 percent/);
    await tabTo(/^Do this later$/);
    await key('Enter');
    await step(/more medium/);
    await tabTo(/^Done$/);
    await key('Enter');
    await window.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();
  });

  it('verifies, rehearses and restores', async () => {
    await key('Alt+8');
    await step('Which medium should be verified?');
    await window.main.getByRole('radio', { checked: true }).waitFor();
    await tabTo(/^Verify (Red|Blue|Green)/);
    await key('Enter');
    await step(/good\.$/);
    await tabTo(/^Done$/);
    await key('Enter');
    await window.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();

    await key('Alt+9');
    await step('Rehearse a restore');
    await window.main.getByRole('radio', { checked: true }).waitFor();
    await tabTo(/^Start the clock$/);
    await key('Enter');
    await step(/^Fetch/);
    await tabTo(/^Decrypt and compare$/);
    await key('Enter');
    await step('What is left to do by hand?');
    await tabTo(/^It would run again$/);
    await key('Enter');
    await step(/^The drill passed/);
    await tabTo(/^Done$/);
    await key('Enter');
    await window.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();

    await key('Alt+0');
    await step('Which medium do you restore from?');
    await tabTo(/stick|disk/);
    await key('Space');
    await tabTo(/^(Look at|Read|Go on|Open)/);
    await key('Enter');
    await step('What do you want back?');
    await tabTo(/^(Choose where|Go on)$/);
    await key('Enter');
    await step('Where should it go?');
    const target = join(launched.folder, 'restored');
    mkdirSync(target);
    await window.folderDialogsAnswer(target);
    await tabTo(/^Choose a folder/);
    await key('Enter');
    await tabTo(/^Restore into restored$/);
    await key('Enter');
    await step(/came back, all equal\.$/);
    await tabTo(/^Done$/);
    await key('Enter');
    await window.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();
    expect(readdirSync(target).toSorted()).toEqual(['config', 'pool']);
  });

  it('says what is known of a set, and gets to a bundle', async () => {
    await key('Alt+2');
    await step('Sets');
    await tabTo(/^Practice pool/);
    await key('Enter');
    await step('Practice pool');
    await tabTo(/^About this set/);
    await key('Enter');
    await step('About Practice pool');
    await tabTo(/Current slot as seen online/);
    await window.page.keyboard.type('203 881 440');
    await tabTo(/^Record the slot/);
    await key('Enter');
    await expect.poll(() => window.main.getByText(/Recorded: slot/).count(), patient).toBe(1);
    await tabTo(/^Make a kit/);
    await key('Enter');
    await step('Make a kit');
    await key('Alt+ArrowLeft');
    await step('About Practice pool');
    await tabTo(/^Import a bundle/);
    await key('Enter');
    await step('Which bundle?');
    await key('Escape');
    await step('About Practice pool');
  });

  it('gives the focus back to what opened a dialog', async () => {
    await key('Alt+2');
    await step('Sets');
    await tabTo(/^Practice pool/);
    await key('Enter');
    await step('Practice pool');
    await tabTo(/^More$/);
    await key('Enter');
    await window.page.getByRole('menuitem').first().waitFor();
    // "Remove this set…" is the last entry.
    await key('End');
    await expect.poll(focus, patient).toMatch(/Remove this set/);
    await key('Enter');
    await window.dialog.getByRole('textbox').waitFor();
    await expect.poll(focus, patient).toMatch(/^input/);
    await key('Escape');
    await window.dialog.waitFor({ state: 'detached' });
    await expect.poll(focus, patient).toMatch(/^button More/);
  });

  it('warns before it locks, and any key keeps it open', async () => {
    await launched.app.evaluate(() => {
      const real = Date.now;
      const shared = globalThis as { realNow?: () => number };
      shared.realNow = real;
      Date.now = () => real() + 9 * 60_000 + 10_000;
    });
    await window.page
      .getByRole('alertdialog')
      .getByText(/Coldkeep locks itself in \d+ s/)
      .waitFor();
    expect(await said()).toMatch(/assertive: .*locks itself in less than a minute/);
    await expect.poll(focus, patient).toBe('button Keep it open');
    await key('Shift');
    await window.dialog.waitFor({ state: 'detached' });
  });

  it('locks with Ctrl L', async () => {
    await key('Control+l');
    // Without a vault of one's own, that leads to where one began.
    expect(await window.heading('Coldkeep')).toBe('Coldkeep');
    await expect.poll(focus, patient).toMatch(/^(button|h1) /);
  });
});
