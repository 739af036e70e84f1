// Media and places in the real app, on the practice vault: by place, name and person, what if, words changed, one lost.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../support/app.ts';
import { byKeyboard, heading, launchPractice, lookedAt, press, shows } from './practice-walk.ts';

describe('media and places', () => {
  let launched: LaunchedApp;
  beforeAll(async () => {
    launched = await launchPractice();
    await launched.page.keyboard.press('Alt+3');
    await heading(launched.page, 'Media and places').waitFor();
  });
  afterAll(() => launched.close());

  const tableNamed = (name: string) => launched.page.getByRole('table', { name });

  it('stand by place, each place named by its worst', async () => {
    const table = tableNamed('Media by place');
    await table
      .getByText(/Behind since \d+ days/)
      .first()
      .waitFor();
    const text = await table.innerText();
    expect(text.indexOf('Home')).toBeLessThan(text.indexOf('Bank'));
    expect(await table.getByRole('row', { name: /^Bank/ }).innerText()).toMatch(
      /off-site[\s\S]*Behind since \d+ days/,
    );
    expect(await lookedAt(launched, 'media/place')).toEqual([]);
  });

  it('stand by name, by person, and with what would be left', async () => {
    const { page } = launched;
    // Tabs are one stop of the keyboard; arrows go from one to the next.
    await page.getByRole('tab', { name: 'By place' }).focus();
    for (const [tab, table] of [
      ['By medium', 'Media by name'],
      ['By person', 'Media by person'],
      ['Plugged in now', 'Plugged in and mounted'],
      ['What if', 'What would be left of each set'],
    ] as const) {
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
      await tableNamed(table).waitFor();
      expect(await lookedAt(launched, `media/${tab.toLowerCase().replaceAll(' ', '-')}`)).toEqual([]);
    }
    expect(
      await tableNamed('What would be left of each set')
        .getByRole('row', { name: /Everything at Home/ })
        .innerText(),
    ).toContain('All back from Green disk');
  });

  it('are pulled out and plugged in where they are pretended', async () => {
    const { page } = launched;
    await page.getByRole('tab', { name: 'By medium' }).click();
    await page
      .getByRole('button', { name: /^Pull it out: Green disk|^Pretend to pull it out: Green disk/ })
      .click();
    await page.getByRole('button', { name: /plug it in: Green disk/i }).click();
    await page.getByRole('button', { name: /pull it out: Green disk/i }).waitFor();
    expect(
      await tableNamed('Media by name')
        .getByRole('row', { name: /Green disk/ })
        .innerText(),
    ).toContain('plugged in');
  });

  it('have words that can be changed, but no label twice', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'Green disk', exact: true }).click();
    await heading(page, 'Green disk').waitFor();
    expect(await lookedAt(launched, 'media/medium')).toEqual([]);
    await press(page, 'Change its words');
    const label = page.getByRole('textbox', { name: 'Name of the medium' });
    await label.fill('blue STICK');
    await page.getByText('Another medium is called “blue STICK”.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await label.fill('Green disk 2');
    await page.getByRole('textbox', { name: 'Place where it rests' }).fill('Office, cabinet');
    expect(await lookedAt(launched, 'media/words')).toEqual([]);
    await press(page, 'Save');
    await heading(page, 'Green disk 2').waitFor();
    expect(await shows(page, 'Office, cabinet')).toBe(true);
  });

  it('are reported lost only with their name typed, and stay in sight', async () => {
    const { page } = launched;
    await byKeyboard(page, /^It is lost…$/, 'Enter');
    const act = page.getByRole('button', { name: 'Report it lost' });
    expect(await act.isDisabled()).toBe(true);
    await page.keyboard.type('Green disk 2');
    expect(await lookedAt(launched, 'media/lost')).toEqual([]);
    await byKeyboard(page, /^Report it lost$/, 'Enter');
    await page.getByText('Reported lost').first().waitFor();
    await page.keyboard.press('Alt+3');
    const table = tableNamed('Media by place');
    await table.getByRole('row', { name: /^No place known/ }).waitFor();
    expect(await table.getByRole('row', { name: /Green disk 2/ }).innerText()).toContain('Reported lost');
    expect(await table.getByRole('row', { name: /Green disk 2/ }).innerText()).toContain(
      'held 2 copies of Practice pool',
    );
  });

  it('can be found again', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'Green disk 2', exact: true }).click();
    await press(page, 'It is in use again');
    await press(page, 'Put it in use again');
    await page.getByRole('button', { name: /^It is lost/ }).waitFor();
    expect(await page.getByText('Reported lost').count()).toBe(0);
  });
});
