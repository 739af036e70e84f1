// A real vault driven as a person does it: through the window, and through the passphrase window that comes with it.
import type { Page } from 'playwright-core';
import type { AppWindow } from '../screens/window.ts';
import { ownPassphrase } from '../security/passphrase.ts';

/** Presses what needs a passphrase, goes on although the laptop is not offline, and answers the page that opens. */
export async function passphraseAfter(window: AppWindow, press: () => Promise<unknown>): Promise<Page> {
  const opened = window.launched.app.waitForEvent('window');
  await press();
  const goOn = window.dialog.getByRole('button', { name: 'Go on all the same' });
  // Where the laptop is offline nothing is asked.
  await Promise.race([opened, goOn.click()]);
  const page = await opened;
  await page.locator('#title:not(:empty)').waitFor();
  return page;
}

/** Types a passphrase and presses Enter. */
export async function answer(page: Page, passphrase = ownPassphrase): Promise<void> {
  await page.locator('#field').focus();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
}

/** From the first run: a vault with a passphrase of one's own, open on its overview. */
export async function createVault(window: AppWindow, name: string): Promise<void> {
  await window.press('Create a vault…');
  await window.heading('Create a vault');
  await window.main.getByRole('textbox').fill(name);
  const page = await passphraseAfter(window, () => window.press('Choose a passphrase…'));
  await page.locator('#origin-own').check();
  await answer(page);
  await page.locator('#written').check();
  await answer(page);
  await opened(window);
}

/** Unlocks from the locked screen. */
export async function unlock(window: AppWindow): Promise<void> {
  await window.heading('The vault is locked.');
  const page = await passphraseAfter(window, () => window.press('Unlock…'));
  await answer(page);
  await unlocked(window);
}

/** The column is there again, of a wizard or of a place to look at. */
export const unlocked = (window: AppWindow): Promise<void> =>
  window.page.getByRole('navigation').first().waitFor();

const opened = (window: AppWindow): Promise<void> =>
  window.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();
