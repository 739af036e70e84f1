// Adding a set in the real app, on an empty vault: folder, profile, items, findings, name; then the set itself, and removing it.
/// <reference lib="dom" />
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePracticePool } from '../../electron/core/practice/practice-pool.ts';
import { launchApp, type LaunchedApp } from '../support/app.ts';
import { ask, createVault, lock, ownPassphrase, typePassphrase } from './security/passphrase.ts';

describe('adding a set', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coldkeep-sets-'));
  let launched: LaunchedApp;

  beforeAll(async () => {
    await makePracticePool(folder, { seed: 'sets', now: Date.now() });
    launched = await launchApp({ size: { width: 1280, height: 720 } });
    await createVault(launched);
    await launched.page.getByRole('heading', { level: 1, name: 'Nothing is protected yet.' }).waitFor();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What a person would choose in the system's dialog next; null: nothing. */
  const choose = (chosen: string | null) =>
    launched.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] });
    }, chosen);
  const heading = (name: string | RegExp) => launched.page.getByRole('heading', { level: 1, name }).waitFor();
  const press = (name: string | RegExp) => launched.page.getByRole('button', { name }).click();

  it('starts from the empty overview and takes no folder for an answer', async () => {
    await launched.screenshot('sets/overview-empty');
    await press('Add a set…');
    await heading('Which folder holds the originals?');
    await choose(null);
    await press('Choose a folder…');
    expect(await launched.page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
    expect(await launched.page.innerText('footer')).toContain('Choose the folder first.');
  });

  it('proposes the profile with its reasons', async () => {
    await choose(join(folder, 'pool'));
    await press('Choose a folder…');
    await launched.page.getByRole('list', { name: 'Chosen folders' }).waitFor();
    await press('Next');
    await heading('What kind of system is it?');
    const best = launched.page.getByRole('radio', { name: /Cardano/ });
    await best.waitFor();
    expect(await best.isChecked()).toBe(true);
    expect(await launched.page.innerText('main')).toContain('Fits best');
    await launched.screenshot('sets/profile');
  });

  it('keeps every choice over a reload of the window', async () => {
    await launched.page.reload();
    await press('Add a set…');
    await heading('What kind of system is it?');
    await launched.page.getByRole('radio', { name: /Cardano/ }).waitFor();
    await press('Back');
    expect(await launched.page.getByRole('list', { name: 'Chosen folders' }).innerText()).toContain(
      join(folder, 'pool'),
    );
    await press('Next');
  });

  it('keeps what was chosen while the vault is locked, and asks for the folder again', async () => {
    await heading('What kind of system is it?');
    await lock(launched);
    const { page: window, settled } = await ask(launched, 'unlock');
    await typePassphrase(window, ownPassphrase);
    await settled();
    await heading('What kind of system is it?');
    await press('Choose the folder again');
    await press('Choose a folder…');
    await press('Next');
    expect(await launched.page.getByRole('radio', { name: /Cardano/ }).isChecked()).toBe(true);
  });

  it('shows what it would hold and what was found', async () => {
    await press('Next');
    await heading(/^\d+ items would be protected$/);
    const table = launched.page.getByRole('table', { name: 'Items of the new set by kind' });
    expect(await table.getByRole('row', { name: /node\.skey/ }).innerText()).toContain('Cold signing key');
    await launched.screenshot('sets/items');
    await press('Next');
    await heading(/to look at$|^Nothing to mend$/);
    await press('Next');
  });

  it('asks for a name, and is a set with the first export offered', async () => {
    await heading('What is it called?');
    const name = launched.page.getByRole('textbox', { name: 'Name of the set' });
    expect(await name.inputValue()).toBe('pool');
    await name.fill('ACME pool');
    await launched.page.keyboard.press('Enter');
    await heading('ACME pool is a set now.');
    await launched.page.getByRole('button', { name: 'Export ACME pool…' }).waitFor();
    await press('Later');
    await heading('ACME pool');
  });

  it('is read again on the screen of the set', async () => {
    const { page } = launched;
    await press('Scan now');
    await page.getByText(/^\d+ items read/).waitFor();
    await page.getByRole('tab', { name: /^Items \d+$/ }).waitFor();
    await page.getByRole('tab', { name: /Policy/ }).click();
    await page.getByRole('heading', { level: 2, name: 'Cheapest way to all met' }).waitFor();
    await launched.screenshot('sets/policy');
    // The inputs of radios have no size of their own.
    await page.getByRole('radio', { name: 'Read cold only' }).check({ force: true });
    await press('Record it');
    await page.getByRole('rowheader', { name: 'Read cold in 90 days' }).waitFor();
    await launched.screenshot('sets/policy-cold');
    // Tabs are one stop of the keyboard; arrows go from one to the next.
    await page.getByRole('tab', { name: /Policy/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: /Snapshots/, selected: true }).waitFor();
    expect(await page.getByRole('tabpanel').innerText()).toContain('No snapshot yet.');
  });

  it('is removed only where its name is typed', async () => {
    const { page } = launched;
    await press('More');
    await page.getByRole('menuitem', { name: 'Remove this set…' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Remove the set ACME pool?' });
    await dialog.waitFor();
    const remove = dialog.getByRole('button', { name: 'Remove the set' });
    await dialog.getByRole('textbox').fill('ACME');
    expect(await remove.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('ACME pool');
    await remove.click();
    await page.getByText('No set yet.').waitFor();
  });
});
