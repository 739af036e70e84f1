// The window under strain: zoom, forced colours, very long names, names that try to deceive. And that the measures see what they are for.
/// <reference lib="dom" />
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { createVault } from '../security/passphrase.ts';
import { axeViolations, inspectionOf, settle } from './inspection.ts';
import { hasOtherDisk, otherDisk } from './other-disk.ts';
import { isActReachable, movingThings, whatDoesNotFit } from './page-measures.ts';
import { AppWindow } from './window.ts';

/** Written backwards where it is not shown: "txt.exe" would read "exe.txt". */
const override = '\u202e';
const longSet = `Pool ${'of the very long name '.repeat(5)}end`.padEnd(120, 'x');
const longLabel = `Stick ${'Mnemosyne'.repeat(12)}`.padEnd(119, 'y');
const longFolder = Array.from({ length: 8 }, (_, index) => `folder-${index}-with-a-long-name`).join('/');

describe('under strain', () => {
  let launched: LaunchedApp;
  let window: AppWindow;
  const disk = hasOtherDisk ? otherDisk() : null;

  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1280, height: 720 } });
    window = new AppWindow(launched);
  });
  // What was on the screen when a test failed says more than its message.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || launched.page.isClosed()) return;
    await launched.screenshot(`failed/${task.name.slice(0, 40)}`);
  });
  afterAll(async () => {
    disk?.remove();
    await launched.close();
  });

  const misfits = async () => {
    await settle(window.page);
    return window.page.evaluate(whatDoesNotFit);
  };

  it('sees what does not fit, what moves and what cannot be reached', async () => {
    await window.heading('Coldkeep');
    expect(await misfits()).toEqual([]);
    await window.page.evaluate(() => {
      const wide = document.createElement('p');
      wide.textContent = 'a line that nobody can read to its end';
      wide.style.width = '3000px';
      const cut = document.createElement('p');
      cut.textContent = 'a line that is cut off on the right hand side';
      Object.assign(cut.style, { width: '40px', overflow: 'hidden', whiteSpace: 'nowrap' });
      const footer = document.createElement('footer');
      footer.innerHTML = '<button>Behind something</button>';
      const cover = document.createElement('div');
      Object.assign(cover.style, { position: 'fixed', inset: '0' });
      cut.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 60_000 });
      document.body.append(wide, cut, footer, cover);
    });
    const seen = (await misfits()).join('\n');
    expect(seen).toMatch(/scrolls sideways/);
    expect(seen).toMatch(/sticks out at the side/);
    expect(seen).toMatch(/cut off on the right/);
    expect(await window.page.evaluate(isActReachable)).toBe(false);
    expect(await window.page.evaluate(movingThings)).toHaveLength(1);
    await window.page.reload();
    await window.heading('Coldkeep');
    expect(await misfits()).toEqual([]);
  });

  it.runIf(disk !== null)('holds long names, and shows what is hidden in them', async () => {
    await createVault(launched);
    const source = join(launched.folder, longFolder, `deceiving ${override}txt.exe`);
    mkdirSync(source, { recursive: true });
    writeFileSync(join(source, `id_${'long'.repeat(40)}.key`), 'x');
    writeFileSync(join(source, `invoice${override}gnp.sh`), 'y');
    const look = await inspectionOf(launched);
    await window.folderDialogsAnswer(source);
    await window.go('Sets');
    await window.press(/^Add a set|^Choose/);
    await window.press('Choose a folder…');
    await window.main.getByRole('list', { name: 'Chosen folders' }).waitFor();
    await look.at('long-folder');
    await window.next('Next');
    await window.main.getByRole('radiogroup', { name: 'Profiles' }).waitFor();
    await window.next('Next');
    await window.main.getByRole('table').waitFor();
    await look.at('long-items');
    await window.next('Next');
    await window.next('Next');
    await window.main.getByRole('textbox').fill(longSet);
    await look.at('long-name');
    await window.next('Add the set');
    await window.heading(/is a set now/);
    await look.at('long-added');
    await window.next(/^Export/);
    await window.next('Choose media');
    await window.heading('Which media should get a copy?');
    await window.folderDialogsAnswer(disk?.medium('long') ?? '');
    await window.press('Use another folder…');
    await window.main.getByRole('textbox', { name: 'Name of the medium' }).fill(longLabel);
    await window.main
      .getByRole('textbox', { name: 'Place where it will rest' })
      .fill(`${override}knaB, ${'cellar '.repeat(20)}`);
    await look.at('long-media');
    await window.next(/^Write to/);
    await window.heading(/more medi/);
    await look.at('long-receipt');
    await window.next('Done');
    await window.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();
    await window.go('Overview');
    await window.main.getByRole('table').waitFor();
    await look.at('long-overview');
    await window.go('Sets');
    await window.main.getByRole('table').waitFor();
    await look.at('long-sets');
    await window.main.getByRole('table').getByRole('button').first().click();
    await window.page.getByRole('tab', { name: /Items/ }).waitFor();
    await look.at('long-set');
    await window.go('Media and places');
    await window.main.getByRole('table').first().waitFor();
    await look.at('long-medium');
    await window.go('Duties');
    await window.main.getByRole('table').waitFor();
    await look.at('long-duties');
    await window.go('Journal');
    await window.main.getByRole('table').waitFor();
    await look.at('long-journal');
    const faults = look.faults();
    // The character itself is nowhere; what stands for it is.
    const texts = await window.page.evaluate(() => document.body.innerText);
    expect(texts).not.toContain(override);
    expect(faults).toEqual([]);
  });

  it('zooms to 200 % as a person zooms, and comes back', async () => {
    const shown = await launched.app.browserWindow(window.page);
    await shown.evaluate(({ webContents }) => webContents.setZoomFactor(2));
    await window.page.waitForFunction(() => innerWidth <= 640);
    expect(await misfits()).toEqual([]);
    await launched.screenshot('screens/zoomed');
    await shown.evaluate(({ webContents }) => webContents.setZoomFactor(1));
    await window.page.waitForFunction(() => innerWidth === 1280);
    expect(await misfits()).toEqual([]);
  });

  it('keeps its shapes in forced colours', async () => {
    await window.page.emulateMedia({ forcedColors: 'active' });
    for (const place of ['Overview', 'Sets', 'Media and places', 'Duties', 'Journal'] as const) {
      await window.go(place);
      expect(await misfits()).toEqual([]);
      expect(await axeViolations(window.page)).toEqual([]);
      await launched.screenshot(`screens/forced-${place.toLowerCase().replaceAll(' ', '-')}`);
    }
    // Borders and glyphs are what is left when colours are taken away.
    const invisible = await window.page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .filter((button) => button.checkVisibility())
        .filter((button) => {
          const { color, backgroundColor } = getComputedStyle(button);
          return color === backgroundColor;
        })
        .map((button) => button.textContent),
    );
    expect(invisible).toEqual([]);
    await window.page.emulateMedia({ forcedColors: 'none' });
  });
});
