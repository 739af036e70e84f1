// The main job in the window, step by step: what is pressed, what must be seen, and a picture of each screen.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertEqual } from './folders.mjs';
import { assert, step } from './report.mjs';

export async function tellStory({ window, home, output, renewKey }) {
  const { page, press, choose, sentence, go, picture, button } = window;
  const practice = `${home}-practice`;

  await step('Start: no vault on this machine yet', async () => {
    await sentence('Coldkeep');
    await picture('01-first-run');
    return 'Create a vault, adopt one from a medium, read a medium, or practise.';
  });

  await step('Practise: made-up keys, three pretend media and a past, by one click', async () => {
    await press('Practise');
    const verdict = await sentence(/Red stick/);
    await picture('02-overview');
    return verdict;
  });

  await step(
    'Change a key, as an operator does on the offline machine, and read the originals again',
    async () => {
      execFileSync(process.execPath, [renewKey, practice]);
      await press('Read again');
      const verdict = await sentence(/changed, and no copy holds the changes/);
      await picture('03-overview-key-changed');
      return verdict;
    },
  );

  await step('Export: what will be written', async () => {
    await go('7', /Which set/);
    await press('Read the originals');
    const seen = await sentence(/will be written/);
    await picture('04-export-contents');
    return seen;
  });

  await step('Export: to two of three media; the third stays away', async () => {
    await press('Choose media');
    await sentence(/Which media/);
    const green = page.getByRole('checkbox', { name: /Green disk/ });
    if (await green.isChecked()) await choose('checkbox', /Green disk/);
    assert(!(await green.isChecked()), 'Green disk is still chosen');
    await picture('05-export-media');
    await press(/^Write to/);
    const done = await sentence(/written and read back/);
    await picture('06-export-read-back');
    return done;
  });

  await step('Export: pull each medium out, plug it in again, read it cold', async () => {
    for (let medium = 0; medium < 2; medium++) {
      await press(/^(Pretend to p|P)ull .*out/);
      const plug = button(/^(Pretend to p|P)lug .*in/).first();
      await plug.waitFor();
      if (medium === 0) await picture('07-export-pulled-out');
      // As long as it takes a person to count to five, nearly: the app must have seen that the medium was gone.
      await page.waitForTimeout(1500);
      await plug.click();
      await page.getByRole('table').getByText('Read back cold').nth(medium).waitFor();
    }
    await press('Show receipt');
    const words = await sentence(/medi/);
    await picture('08-export-receipt');
    await press('Done');
    await button('Lock now').waitFor();
    return words;
  });

  await step('The verdict after it', async () => {
    const verdict = await go('1', /./);
    await picture('09-overview-after-export');
    return verdict;
  });

  await step('Verify a medium: every file read back, everything decrypted and compared', async () => {
    await go('8', /Which medium/);
    await choose('radio', /Blue stick/);
    await choose('checkbox', /Decrypt everything/);
    await press(/^Verify Blue stick/);
    const result = await sentence(/(is|are) good\.$/);
    await picture('10-verify-result');
    return result;
  });

  await step('Drill: rehearse a restore against the clock', async () => {
    await go('9', /Rehearse/);
    await choose('radio', /Blue stick/);
    await picture('11-drill');
    await press('Start the clock');
    await sentence(/Fetch Blue stick/);
    await press('Decrypt and compare');
    await sentence(/left to do by hand/);
    await press('It would run again');
    const result = await sentence(/The drill/);
    await picture('12-drill-result');
    await press('Done');
    await button('Lock now').waitFor();
    return result;
  });

  await step('Restore, and compare byte by byte', async () => {
    const folder = join(output, 'restored');
    mkdirSync(folder, { recursive: true });
    await window.answerDialogs({ folder, file: '' });
    await go('0', /Which medium/);
    await choose('radio', /Blue stick/);
    await press(/^Look at/);
    await sentence(/What do you want back/);
    await picture('13-restore-what');
    await press('Choose where');
    await press('Choose a folder…');
    await press(/^Restore into/);
    const result = await sentence(/came back/);
    await picture('14-restore-result');
    await press('Done');
    await button('Lock now').waitFor();
    const equal = assertEqual(join(practice, 'originals'), folder);
    return `${result} ${equal} files compared with the originals.`;
  });

  await step('The checklist as PDF, A4 and Letter', async () => {
    await go('5', 'Checklists');
    await picture('15-checklists');
    await page
      .getByRole('link', { name: 'The laptop is lost' })
      .or(button('The laptop is lost'))
      .first()
      .click();
    await sentence('The laptop is lost');
    await picture('16-checklist');
    for (const paper of ['A4', 'Letter']) {
      const file = join(output, `checklist-laptop-lost-${paper}.pdf`);
      await window.answerDialogs({ folder: '', file });
      if (paper === 'Letter') {
        await button(/Paper/).click();
        await page.getByRole('option', { name: 'Letter' }).click();
      }
      await press('Save as PDF…');
      await page.getByText(file).waitFor();
      assert(readFileSync(file).subarray(0, 5).toString() === '%PDF-', `${file} is no PDF`);
    }
    return 'checklist-laptop-lost-A4.pdf and checklist-laptop-lost-Letter.pdf';
  });

  await step('Look around', async () => {
    await go('2', 'Sets');
    await page.getByText('Practice pool', { exact: true }).first().click();
    await sentence('Practice pool');
    await picture('17-set');
    await page.getByRole('tab', { name: /Policy/ }).click();
    await picture('18-policy');
    await go('3', 'Media and places');
    await picture('19-media');
    await go('4', /Duties/);
    await picture('20-duties');
    await go('6', 'Journal');
    await picture('21-journal');
    await window.theme('dark');
    await go('1', /./);
    await picture('22-overview-dark');
    await window.theme('light');
    return 'One set with its policy, media by place, duties, the journal, and the overview in the dark';
  });

  await step('End the practice: nothing of it stays', async () => {
    await press(/Unlocked/);
    await page.getByRole('menuitem', { name: /End the practice/ }).click();
    await press('Remove the practice vault');
    await sentence('Coldkeep');
    assert(!existsSync(practice), `${practice} is still there`);
    return 'The practice vault, its keys and its media are gone.';
  });
}
