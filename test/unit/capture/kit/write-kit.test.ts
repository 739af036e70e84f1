import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kitScript, posixWord } from '../../../../electron/core/capture/kit/kit-script.ts';
import { writeKit } from '../../../../electron/core/capture/kit/write-kit.ts';
import { isAgeRecipient } from '../../../../shared/domain/age-recipient.ts';
import { kitPlanFor, kitPlans } from '../../../../shared/domain/kits/index.ts';
import { kitCopies } from '../../../../shared/domain/kits/kit-words.ts';
import { profiles } from '../../../../shared/profiles/index.ts';

/** A recipient from the age documentation. */
const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
const kit = { profile: 'loom-node', recipient, vault: 'ACME' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldkeep-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const out = (): string => join(folder, 'kit');

describe('writing a kit', () => {
  it('makes script, settings and one page, the script to be run and the settings to be written by their owner alone', async () => {
    const report = await writeKit({ ...kit, out: out() });
    expect(report).toEqual({
      profile: 'loom-node',
      folder: out(),
      files: ['README.txt', 'kit.conf', 'coldkeep-kit.sh'],
    });
    expect(readdirSync(out()).toSorted()).toEqual(['README.txt', 'coldkeep-kit.sh', 'kit.conf']);
    expect(statSync(join(out(), 'coldkeep-kit.sh')).mode & 0o777).toBe(0o700);
    expect(statSync(join(out(), 'kit.conf')).mode & 0o777).toBe(0o600);
    for (const name of ['README.txt', 'coldkeep-kit.sh']) {
      expect(readFileSync(join(out(), name), 'utf8')).toContain(recipient);
    }
    expect(readdirSync(folder)).toEqual(['kit']);
  });

  it('fills an empty folder, such as a stick', async () => {
    mkdirSync(out());
    await writeKit({ ...kit, out: out() });
    expect(readdirSync(out()).toSorted()).toEqual(['README.txt', 'coldkeep-kit.sh', 'kit.conf']);
  });

  it('refuses what is not empty, and leaves it as it is', async () => {
    mkdirSync(out());
    writeFileSync(join(out(), 'mine'), 'x');
    await expect(writeKit({ ...kit, out: out() })).rejects.toMatchObject({ code: 'target-occupied' });
    expect(readdirSync(out())).toEqual(['mine']);
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    await expect(writeKit({ ...kit, out: file })).rejects.toMatchObject({ code: 'target-occupied' });
    mkdirSync(`${out()}-2.partial`);
    await expect(writeKit({ ...kit, out: `${out()}-2` })).rejects.toMatchObject({ code: 'target-occupied' });
    expect(existsSync(`${out()}-2`)).toBe(false);
  });

  it.each([
    ['profile-unknown', { profile: 'no-such' }],
    ['bad-input', { recipient: recipient.replace('age1ql', 'age1qq') }],
    ['bad-input', { recipient: `${recipient}'; touch x; '` }],
    ['target-unwritable', { out: '/nonexistent/deep/kit' }],
  ])('refuses with %s and leaves nothing', async (code, wrong) => {
    await expect(writeKit({ ...kit, out: out(), ...wrong })).rejects.toMatchObject({ code });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a recipient', () => {
  it('is told from a mistyped one', () => {
    expect(isAgeRecipient(recipient)).toBe(true);
    for (let at = 4; at < recipient.length; at += 1) {
      const other = recipient[at] === 'q' ? 'p' : 'q';
      expect(isAgeRecipient(recipient.slice(0, at) + other + recipient.slice(at + 1))).toBe(false);
    }
    for (const wrong of ['', 'age1', recipient.toUpperCase(), `${recipient}q`, recipient.slice(0, -1)]) {
      expect(isAgeRecipient(wrong)).toBe(false);
    }
  });
});

describe('names in the script', () => {
  it('are words of the shell whatever they hold', () => {
    expect(posixWord("O'Neill; $(rm -rf ~)\nx")).toBe(String.raw`'O'\''Neill; $(rm -rf ~)?x'`);
    const plan = kitPlanFor('custom');
    expect(plan).not.toBeNull();
    if (plan === null) return;
    const script = kitScript(plan, { recipient, vault: "a'b\n\ntouch x" });
    expect(script).toContain(String.raw`vault='a'\''b??touch x'`);
    expect(script).not.toMatch(/^touch x/m);
  });
});

describe('the plans', () => {
  it('are one for each profile', () => {
    expect(kitPlans.map(({ system }) => system).toSorted()).toEqual(profiles.map(({ id }) => id).toSorted());
  });

  it.each(kitPlans.map((plan) => [plan.system, plan] as const))('%s is complete', (system, plan) => {
    expect(plan.items.length).toBeGreaterThan(0);
    expect(plan.order.length).toBeGreaterThan(2);
    expect(plan.limits.length).toBeGreaterThan(0);
    expect(kitCopies(plan).every(({ title, why }) => title !== '' && why.endsWith('.'))).toBe(true);
    for (const { kind, paths, key } of plan.items) {
      // What belongs offline is never taken from a host that is online.
      expect([key, kind]).not.toEqual([key, 'secret-cold']);
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) expect(path).toMatch(/^(\{ROOT\}\/|\/)[^/].*[^/]$/);
    }
    expect(system).toMatch(/^[a-z0-9-]{1,40}$/);
  });

  it('call nothing public or config that its profile calls secret', () => {
    const wrong = kitPlans.flatMap(({ system, items }) => {
      const known = profiles.find(({ id }) => id === system)?.items ?? [];
      return items.filter(
        ({ key, kind }) =>
          ['public', 'config', 'binary'].includes(kind) &&
          known.some((item) => item.key === key && item.kind.startsWith('secret')),
      );
    });
    expect(wrong).toEqual([]);
  });
});
