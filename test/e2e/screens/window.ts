// The window as a person sees it: places of the column, the bar of a wizard, dialogs, all found by role and name.
import type { Locator, Page } from 'playwright-core';
import type { LaunchedApp } from '../../support/app.ts';

export type Look = 'Overview' | 'Sets' | 'Media and places' | 'Duties' | 'Checklists' | 'Journal';
export type Do = 'Export' | 'Verify' | 'Drill' | 'Restore';

/** Under load a step of the real app may take a while; no test measures how long. */
const patienceMs = 15_000;

/** For `expect.poll`. */
export const patient = { timeout: patienceMs };

export class AppWindow {
  readonly launched: LaunchedApp;
  readonly page: Page;

  constructor(launched: LaunchedApp) {
    this.launched = launched;
    this.page = launched.page;
    this.page.setDefaultTimeout(patienceMs);
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').or(this.page.getByRole('alertdialog'));
  }

  /** The bar of a wizard. */
  get bar(): Locator {
    return this.page.getByRole('contentinfo');
  }

  /** Waits until this is the heading of the screen, and answers it. */
  async heading(name: string | RegExp): Promise<string> {
    const heading = this.page.getByRole('heading', { level: 1, name });
    await heading.waitFor();
    return this.page.locator('h1').innerText();
  }

  async press(name: string | RegExp, within: Locator = this.main): Promise<void> {
    await within.getByRole('button', { name }).first().click();
  }

  /** Presses a button of the bar. */
  async next(name: string | RegExp): Promise<void> {
    await this.press(name, this.bar);
  }

  /** Goes to a place of the column. */
  async go(place: Look | Do): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Coldkeep' }).getByRole('link', { name: place }).click();
    await this.page.locator('h1').waitFor();
  }

  async tab(name: string | RegExp): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  async menu(entry: string): Promise<void> {
    await this.page.getByRole('button', { name: /menu$/ }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** Leaves a wizard by its bar. */
  async cancel(): Promise<void> {
    await this.next(/^(Cancel|Close)$/);
    await this.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();
  }

  /** Leaves a dialog by Esc. */
  async closeDialog(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** Loading lines gone: what was asked for is answered. */
  async answered(): Promise<void> {
    await this.page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  }

  /** What the system's own dialog for folders answers the next times, in this order. */
  async folderDialogsAnswer(...folders: string[]): Promise<void> {
    await this.launched.app.evaluate(({ dialog }, answers) => {
      const left = [...answers];
      dialog.showOpenDialog = () => {
        const folder = left.shift();
        return Promise.resolve({
          canceled: folder === undefined,
          filePaths: folder === undefined ? [] : [folder],
        });
      };
    }, folders);
  }

  /** Opens the practice vault from the first screen. */
  async practise(): Promise<void> {
    await this.press('Practise', this.page.getByRole('main'));
    // Keys, programs and a history of exports are made for it.
    await this.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor({ timeout: 4 * patienceMs });
    await this.page
      .getByRole('heading', { level: 1, name: /Red stick/ })
      .waitFor({ timeout: 4 * patienceMs });
  }
}
