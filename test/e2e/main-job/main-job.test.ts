// The main job on a real vault, through the window alone: create, add a set, export to two media, verify, drill, restore, what goes
// wrong on the way, and a fresh laptop. What comes out is checked with stock tools.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makePracticePool } from '../../../electron/core/practice/practice-pool.ts';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { processTree } from '../../support/process-tree.ts';
import { hasTool, runToolWithPassphrase } from '../../support/stock-tools.ts';
import { readTree } from '../../support/world.ts';
import { holdMedia } from '../screens/held-media.ts';
import { hasOtherDisk, otherDisk } from '../screens/other-disk.ts';
import { AppWindow, patient } from '../screens/window.ts';
import { ownPassphrase } from '../security/passphrase.ts';
import { answer, createVault, passphraseAfter, unlock, unlocked } from './real-vault.ts';

const set = 'ACME pool';
const tools = ['age', 'minisign', 'tar', 'sha256sum', 'expect'];

describe.runIf(hasOtherDisk)('the main job', () => {
  /** Holds the vault folder and the originals; outlives the app, which is killed on the way. */
  const root = mkdtempSync(join(tmpdir(), 'coldkeep-job-'));
  const disk = otherDisk();
  const source = join(root, 'acme');
  const home = join(root, 'vault');
  let blue: string;
  let red: string;
  let launched: LaunchedApp;
  let window: AppWindow;

  async function start(): Promise<void> {
    launched = await launchApp({ home, size: { width: 1280, height: 720 } });
    window = new AppWindow(launched);
  }

  beforeAll(async () => {
    blue = disk.medium('blue');
    red = disk.medium('red');
    mkdirSync(source);
    await makePracticePool(source, { seed: 'main job', now: Date.now() });
    await start();
  });
  // What was on the screen when a test failed says more than its message.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || launched.page.isClosed()) return;
    await launched.screenshot(`failed/${task.name.slice(0, 40)}`);
  });
  afterAll(async () => {
    disk.remove();
    await launched.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** Export as far as the question of media. */
  async function toMedia(): Promise<void> {
    await window.go('Export');
    await window.heading('Which set should be exported?');
    await window.next('Read the originals');
    await window.next('Choose media');
    await window.heading('Which media should get a copy?');
  }

  const checkbox = (name: RegExp) => window.main.getByRole('checkbox', { name });
  const choose = (name: RegExp) => window.main.getByRole('radio', { name }).check({ force: true });

  /** Chooses the two folders that stand for media again: what was chosen is forgotten with a lock. */
  async function attach(): Promise<void> {
    await window.folderDialogsAnswer(blue, red);
    for (const medium of ['Blue stick', 'Red stick']) {
      await window.press('Use another folder…');
      await window.main.getByText(medium, { exact: true }).first().waitFor();
    }
  }

  async function toReceipt(): Promise<void> {
    // A folder cannot be pulled out, so nothing is asked to be read cold.
    await window.heading(new RegExp(`^${set} is on .* more medi`));
    await window.next('Done');
  }

  it('begins with a vault and a set', async () => {
    await createVault(window, 'ACME vault');
    await window.heading('Nothing is protected yet.');
    await window.folderDialogsAnswer(source);
    await window.press(/^Add a set|^Choose the folder|^Add/);
    await window.heading('Which folder holds the originals?');
    await window.press('Choose a folder…');
    await window.next('Next');
    await window.main.getByRole('radio', { name: /Cardano stake pool/ }).waitFor();
    await window.next('Next');
    await window.main.getByRole('table').waitFor();
    await window.next('Next');
    await window.next('Next');
    await window.main.getByRole('textbox').fill(set);
    await window.next('Add the set');
    await window.heading(`${set} is a set now.`);
    await window.next('Later');
    expect(await window.heading(set)).toBe(set);
  });

  it('exports to two media that it did not know', async () => {
    await toMedia();
    await window.folderDialogsAnswer(blue, red);
    for (const [count, label, place] of [
      [1, 'Blue stick', 'Home'],
      [2, 'Red stick', 'Bank'],
    ] as const) {
      await window.press('Use another folder…');
      await expect
        .poll(() => window.main.getByRole('textbox', { name: 'Name of the medium' }).count(), patient)
        .toBe(count);
      const field = (name: string) => window.main.getByRole('textbox', { name }).last();
      await field('Name of the medium').fill(label);
      await field('Place where it will rest').fill(place);
    }
    await window.main.getByText('The place is off-site').last().click();
    await window.next('Write to Blue stick and Red stick');
    await toReceipt();
    expect(snapshotsOn(blue)).toEqual(snapshotsOn(red));
    expect(snapshotsOn(blue)).toHaveLength(1);
  });

  it.skipIf(!tools.every(hasTool))(`gives the set back by hand (needs ${tools.join(', ')})`, async () => {
    for (const medium of [blue, red]) passesByHand(medium);
    await window.menu('Settings');
    const signingKey = await window.main
      .locator('dt', { hasText: 'Signing key' })
      .locator('xpath=following-sibling::dd[1]')
      .innerText();
    const copy = join(vaultOn(red), 'snapshots', snapshotsOn(red)[0] ?? '');
    const signed = execFileSync('minisign', ['-Vm', 'CHECKSUMS.sha256', '-P', signingKey.trim()], {
      cwd: copy,
    });
    expect(String(signed)).toContain('Signature and comment signature verified');
    const work = join(root, 'by-hand');
    mkdirSync(work);
    const script = join(root, 'by-hand.sh');
    writeFileSync(
      script,
      `cd '${copy}' && age -d -i ../../identity.age -o '${work}/p.tar' payload.tar.age && tar -xpf '${work}/p.tar' -C '${work}' --no-same-owner && rm '${work}/p.tar'`,
    );
    const { status, messages } = runToolWithPassphrase('bash', [script], ownPassphrase);
    expect({ status, messages }).toMatchObject({ status: 0 });
    expect(readTree(join(work, 'acme'))).toEqual(readTree(source));
  });

  it('says which copies are behind when an original changed', async () => {
    writeFileSync(join(source, 'pool', 'notes.txt'), 'where the spare key is\n');
    await window.go('Overview');
    await window.press('Read again');
    expect(await window.heading(/ACME pool/)).toBe(
      `The originals of "${set}" changed, and no copy holds the changes yet.`,
    );
    await expect.poll(() => window.main.getByText('Behind since today').count(), patient).toBeGreaterThan(1);
  });

  it('names the file that is not as written, and concludes nothing from a medium that went away', async () => {
    const part = join(vaultOn(blue), 'snapshots', snapshotsOn(blue)[0] ?? '', 'payload.tar.age');
    const good = readFileSync(part);
    const bad = Buffer.from(good);
    bad.writeUInt8(bad.readUInt8(bad.length >> 1) ^ 1, bad.length >> 1);
    writeFileSync(part, bad);
    await window.go('Verify');
    await choose(/Blue stick/);
    await window.next('Verify Blue stick');
    const table = window.main.getByRole('table', { name: 'Files that are not as written' });
    await table.getByText('payload.tar.age').first().waitFor();
    await window.next('Leave as it is');
    await unlocked(window);
    writeFileSync(part, good);

    await window.go('Verify');
    await choose(/Red stick/);
    const letGo = await holdMedia(launched, 'verify');
    await window.next('Verify Red stick');
    await window.heading('Reading Red stick');
    renameSync(red, `${red}-out`);
    await letGo();
    await window.heading('Red stick was pulled out.');
    await window.main.getByText('its copies stand as they were before').first().waitFor();
    renameSync(`${red}-out`, red);
    await window.next('Close');

    await window.go('Verify');
    await choose(/Blue stick/);
    await window.next('Verify Blue stick');
    expect(await window.heading(/good\.$/)).toBe('The copy on Blue stick is good.');
    await window.next('Done');
  });

  it('rehearses a restore', async () => {
    await window.go('Drill');
    await choose(/Red stick/);
    await window.next('Start the clock');
    await window.next('Decrypt and compare');
    await window.next('It would run again');
    expect(await window.heading(/^The drill/)).toMatch(/passed/);
    await window.next('Done');
  });

  it('keeps what was chosen while the vault is locked, and says when a passphrase is wrong', async () => {
    await toMedia();
    await checkbox(/Red stick/).uncheck({ force: true });
    await window.next('Write to Blue stick');
    await toReceipt();
    await toMedia();
    await window.page.keyboard.press('Control+l');
    await window.heading('The vault is locked.');
    const page = await passphraseAfter(window, () => window.press('Unlock…'));
    await answer(page, 'not the one');
    expect(await page.locator('#error:not(:empty)').innerText()).toBe(
      'That passphrase does not open this vault. Nothing is damaged.',
    );
    await answer(page);
    await unlocked(window);
    // What was chosen is there. Time has passed, so the originals are read again.
    expect(await window.heading(/newest copy|Which media/)).not.toBe('Which set should be exported?');
    await window.next('Choose media');
    await window.next('Back');
    await window.next('Back');
    await window.heading('Which set should be exported?');
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();
  });

  it('stops before an older copy, and restores the newest byte for byte', async () => {
    await window.go('Restore');
    await attach();
    await choose(/Red stick/);
    await window.bar.getByRole('button').last().click();
    await window.heading('What do you want back?');
    await window.next('Go on');
    await window.heading('A newer copy exists.');
    await window.next('Use a newer medium');
    await choose(/Blue stick/);
    await window.bar.getByRole('button').last().click();
    await window.heading('What do you want back?');
    await window.next('Choose where');
    const target = join(root, 'restored');
    mkdirSync(target);
    await window.folderDialogsAnswer(target);
    await window.press('Choose a folder…');
    await window.next('Restore into restored');
    await window.heading(/came back, all equal\.$/);
    await window.next('Done');
    expect(readTree(join(target, 'acme'))).toEqual(readTree(source));
  });

  it('is found again after a reload, and survives being killed while it writes', async () => {
    writeFileSync(join(source, 'pool', 'notes.txt'), 'where the other spare key is\n');
    const before = { blue: readTree(blue), red: readTree(red) };
    const old = { blue: snapshotsOn(blue), red: snapshotsOn(red) };
    await toMedia();
    await checkbox(/Red stick/).check({ force: true });
    await checkbox(/Blue stick/).check({ force: true });
    const letGo = await holdMedia(launched, 'export');
    await window.next(/^Write to .* and /);
    await window.heading(/^Writing/);
    await window.page.reload();
    await window.go('Export').catch(() => undefined);
    await window.heading(/^Writing/);

    for (const pid of processTree(launched.app.process().pid ?? 0)) kill(pid);
    await letGo().catch(() => undefined);
    await launched.close().catch(() => undefined);
    for (const [medium, files, snapshots] of [
      [blue, before.blue, old.blue],
      [red, before.red, old.red],
    ] as const) {
      const now = readTree(medium);
      for (const [name, bytes] of files) expect(now.get(name) === bytes, `${name} is as it was`).toBe(true);
      // What was begun does not count: it has no checksums yet, and the next export clears it away.
      passesByHand(medium, snapshots);
    }

    await start();
    await unlock(window);
    await toMedia();
    await attach();
    await window.next(/^Write to .* and /);
    await toReceipt();
    for (const medium of [blue, red]) {
      passesByHand(medium);
      expect([...readTree(medium).keys()].filter((name) => /partial|tmp/.test(name))).toEqual([]);
    }
  });

  it('reads a medium without a vault on the laptop, and adopts the vault from it', async () => {
    const kept = disk.medium('kept');
    cpSync(blue, kept, { recursive: true });
    const fresh = await launchApp({ size: { width: 1280, height: 720 } });
    const other = new AppWindow(fresh);
    try {
      const from = async (button: string, act: string) => {
        await other.press(button);
        await other.folderDialogsAnswer(kept);
        await other.press('Choose a folder…');
        await other.main.getByRole('table', { name: 'Vaults on this medium' }).waitFor();
        const page = await passphraseAfter(other, () => other.press(act));
        await answer(page);
      };
      await from('Read a medium…', 'Open it…');
      await other.heading('Reading a medium');
      await other.press('Close the medium');
      await other.heading('Coldkeep');
      await from('Adopt a medium…', 'Adopt it…');
      await other.page.getByRole('navigation', { name: 'Coldkeep' }).waitFor();
      await other.go('Sets');
      await other.main.getByRole('button', { name: set }).waitFor();
      await other.go('Media and places');
      await other.main.getByRole('button', { name: 'Red stick' }).waitFor();
      expect(await other.main.getByRole('button', { name: /stick$/ }).allInnerTexts()).toEqual(
        expect.arrayContaining(['Blue stick', 'Red stick']),
      );
    } finally {
      await fresh.close();
    }
  });
});

/** A process that has ended already needs no killing. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with its parent.
  }
}

/** The folder of the only vault on a medium. */
function vaultOn(medium: string): string {
  const names = readdirSync(join(medium, 'COLDKEEP')).filter((name) => /^[0-9a-f-]{36}$/.test(name));
  expect(names).toHaveLength(1);
  return join(medium, 'COLDKEEP', names[0] ?? '');
}

const snapshotsOn = (medium: string): string[] => readdirSync(join(vaultOn(medium), 'snapshots')).toSorted();

/** Every copy on a medium passes sha256sum, in the strict way of its README. */
const passesByHand = (medium: string, snapshots = snapshotsOn(medium)): void => {
  execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'VAULT.sha256'], { cwd: vaultOn(medium) });
  for (const name of snapshots) {
    const cwd = join(vaultOn(medium), 'snapshots', name);
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'CHECKSUMS.sha256'], { cwd });
  }
};
