// Plan, labels, receipt and drill as a person gets them: through the real window of the practice vault, as PDFs on both papers.
/// <reference lib="dom" />
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../../support/app.ts';
import { projectRoot } from '../../support/import-graph.ts';
import { heading, launchPractice, lookedAt, press } from '../practice-walk.ts';
import { codesOn, pageSize, squeezed, textOfPages, tool } from './pdf.ts';

const papers = { A4: [595, 842], Letter: [612, 792] } as const;
const pictures = path.join(projectRoot, 'test-output', 'print');

describe('paper from the window', () => {
  let launched: LaunchedApp;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    launched = await launchPractice();
  });
  afterAll(() => launched.close());

  const dialog = () => launched.page.getByRole('dialog');

  /** Opens the dialog with a button and saves on both papers. Every page is one of a rehearsal. */
  async function saved(button: string, name: string): Promise<{ file: string; text: string }[]> {
    const { app, page } = launched;
    await page.getByRole('button', { name: button, exact: true }).click();
    await dialog().waitFor();
    expect(await lookedAt(launched, `print/${name}-dialog`)).toEqual([]);
    const made: { file: string; text: string }[] = [];
    for (const paper of ['A4', 'Letter'] as const) {
      const file = path.join(launched.folder, `${name}-${paper}.pdf`);
      await app.evaluate(({ dialog: system }, filePath) => {
        system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, file);
      await dialog()
        .getByRole('button', { name: /Paper$/ })
        .click();
      await page.getByRole('option', { name: paper }).click();
      await dialog().getByRole('button', { name: 'Save as PDF…' }).click();
      await dialog().getByText(file).waitFor();
      tool('pdftoppm', '-r', '100', '-png', file, path.join(pictures, `window-${name}-${paper}`));
      const pages = textOfPages(file);
      expect(pageSize(file)).toEqual(papers[paper]);
      for (const [index, text] of pages.entries()) {
        expect(text).toContain('PRACTICE. Not for a real emergency.');
        expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
        expect(codesOn(file, index + 1).some((code) => / head=[0-9a-f]{16}$/.test(code))).toBe(true);
      }
      made.push({ file, text: squeezed(pages.join('\n')) });
    }
    await dialog().getByRole('button', { name: 'Close' }).click();
    await dialog().waitFor({ state: 'detached' });
    return made;
  }

  it('labels: one for each medium, with a code that names it', async () => {
    const { page } = launched;
    await page.keyboard.press('Alt+3');
    await heading(page, 'Media and places').waitFor();
    const listed = await page.evaluate(() => window.coldkeep.media.list({}));
    const media = listed.ok ? listed.value : [];
    expect(media.length).toBeGreaterThan(2);
    for (const { file, text } of await saved('Print labels…', 'labels')) {
      expect(text.match(/PRACTICE,notreal/g)).toHaveLength(media.length);
      const codes = codesOn(file, 1);
      for (const { id, label } of media) {
        expect(text).toContain(squeezed(label));
        expect(codes.filter((code) => code.includes(` medium=${id} `))).toHaveLength(1);
      }
    }
    await page.getByRole('tab', { name: 'By medium' }).click();
    await page.getByRole('button', { name: 'Green disk', exact: true }).click();
    await heading(page, 'Green disk').waitFor();
    for (const { text } of await saved('Print its label…', 'label')) {
      expect(text).toContain('Greendisk');
      expect(text).not.toContain('Bluestick');
    }
  });

  it('the plan of a set: its acts in order', async () => {
    const { page } = launched;
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: 'Practice pool' }).first().click();
    await page.getByRole('tab', { name: /Policy/ }).click();
    const plan = await page.evaluate(() => window.coldkeep.overview.plan({ set: 'Practice pool' }));
    const acts = plan.ok ? plan.value.acts : [];
    expect(acts.length).toBeGreaterThan(0);
    for (const { text } of await saved('Print the plan…', 'plan')) {
      for (const [index, { title }] of acts.entries())
        expect(text).toContain(squeezed(`${index + 1}. ${title}`));
    }
  });

  it('the receipt of an export: its copies, and the values to compare', async () => {
    const { page } = launched;
    await page.keyboard.press('Alt+7');
    await press(page, 'Read the originals');
    await press(page, 'Choose media');
    await page.getByRole('button', { name: 'Write to Red stick', exact: true }).click();
    await heading(page, 'The copy is written and read back.').waitFor();
    await press(page, 'Do this later');
    await heading(page, /is on one more medium/).waitFor();
    const set = await page.evaluate(() => window.coldkeep.sets.read({ set: 'Practice pool' }));
    const newest = set.ok ? set.value.snapshots[0] : undefined;
    for (const { text } of await saved('Print the receipt…', 'receipt')) {
      expect(text).toContain(squeezed('Receipt of an export'));
      expect(text).toContain(squeezed(`${newest?.id}, seq ${newest?.seq}`));
      expect(text).toContain(newest?.contentDigest.slice(0, 4));
      for (const { label } of newest?.on ?? []) expect(text).toContain(squeezed(label));
    }
    await press(page, 'Done');
    await page.getByText('Originals read').waitFor();
  });

  it('the report of a drill: what came back, and from where', async () => {
    const { page } = launched;
    await page.keyboard.press('Alt+9');
    await heading(page, 'Rehearse a restore').waitFor();
    await page.getByRole('radio', { name: /Blue stick/ }).check({ force: true });
    await press(page, 'Start the clock');
    await press(page, 'Decrypt and compare');
    await press(page, 'It would run again');
    await heading(page, /^The drill passed/).waitFor();
    for (const { text } of await saved('Print the report…', 'drill')) {
      expect(text).toContain(squeezed('The drill passed'));
      expect(text).toMatch(/\d+itemscamebackfromBluestick/);
    }
  });

  it('nowhere to be found where the person goes away from the dialog', async () => {
    const { app, page } = launched;
    await app.evaluate(({ dialog: system }) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
      system.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    await press(page, 'Print the report…');
    await dialog().getByRole('button', { name: 'Save as PDF…' }).click();
    await dialog().getByRole('button', { name: 'Print…', exact: true }).click();
    await expect
      .poll(() => dialog().getByRole('button', { name: 'Print…', exact: true }).isEnabled())
      .toBe(true);
    expect(await dialog().getByText('The PDF was written.').count()).toBe(0);
    expect(await dialog().getByRole('alert').count()).toBe(0);
    const nowhere = path.join(launched.folder, 'missing', 'sheet.pdf');
    await app.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, nowhere);
    await dialog().getByRole('button', { name: 'Save as PDF…' }).click();
    await dialog().getByText('The PDF could not be written there.').first().waitFor();
    expect(existsSync(nowhere)).toBe(false);
    expect(await lookedAt(launched, 'print/refused-dialog')).toEqual([]);
  });
});
