import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault } from '../../../electron/core/vault.ts';
import {
  makePracticeVault,
  openPracticeVault,
  practicePlaces,
  practiceSystems,
  practisedSystem,
  removePracticeVault,
  changePracticeOriginals,
} from '../../../electron/core/practice/practice-vault.ts';
import { practiceSetName } from '../../../electron/core/practice/practice-sets.ts';
import { verdictOfVault } from '../../../shared/domain/status.ts';
import { World } from '../../support/world.ts';

const dayMs = 24 * 60 * 60 * 1000;

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

const make = async (home = world.path('practice')) => {
  const practice = await makePracticeVault({ home }, world.options);
  world.keep(practice.vault);
  return practice;
};

describe('a practice vault', () => {
  it('stands as an operator would find it: one copy behind at the bank, the others in sync, a drill passed', async () => {
    const { vault } = await make();
    expect(vault.name).toBe('Practice');
    expect(vault.settings().practice).toBe(true);
    const { report, readings, coldReadings } = vault.standing();
    expect(verdictOfVault(report.sets)).toBe('The copy on Red stick (Bank) is behind.');
    expect(readings).toMatchObject([{ set: 'Practice pool', inThisSession: true }]);
    expect(coldReadings).toEqual([]);
    const [set] = report.sets;
    const newest = vault.snapshots('Practice pool')[0]?.id;
    expect(
      set?.copies
        .filter((copy) => copy.snapshot === newest || copy.label === 'Red stick')
        .map((copy) => `${copy.label} (${copy.location}): ${copy.freshness}`)
        .toSorted(),
    ).toEqual(['Blue stick (Home): in-sync', 'Green disk (Office): in-sync', 'Red stick (Bank): behind']);
    const rules = Object.fromEntries(set?.policy.map(({ rule, status }) => [rule, status]) ?? []);
    expect(rules).toEqual({
      copies: 'met',
      'media-types': 'met',
      offsite: 'unmet',
      'same-point-in-time': 'unmet',
      'verified-recently': 'met',
      'drilled-recently': 'met',
    });
  });

  it('has a past by the clock that was passed in, in order, and a journal whose chain holds', async () => {
    const { vault } = await make();
    const { events, chain } = vault.log();
    expect(chain).toBe('intact');
    const times = events.map((event) => Date.parse(event.at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBe(world.clock.ms - 160 * dayMs);
    expect(times.at(-1)).toBe(world.clock.ms);
    expect(vault.newestWitnessedMs()).toBe(world.clock.ms);
    expect(vault.drills()).toMatchObject([
      { status: 'passed', label: 'Blue stick', atMs: world.clock.ms - 40 * dayMs },
    ]);
  });

  it('has a KES key that expires in 19 or 20 days, and says so as a finding', async () => {
    const { vault } = await make();
    const findings = vault.standing().readings[0]?.findings ?? [];
    expect(findings.filter((finding) => finding.code === 'opcert-expiring')).toMatchObject([
      {
        severity: 'warn',
        subject: 'pool/node.cert',
        message: expect.stringMatching(/\((18|19) days left when/),
      },
    ]);
  });

  it('opens again without anybody typing, and its notes say that it is practice', async () => {
    const home = world.path('practice');
    const { vault, media } = await make(home);
    await vault.close();
    const again = await openPracticeVault({ home }, world.options);
    world.keep(again.vault);
    expect(again.vault.id).toBe(vault.id);
    expect(again.media).toEqual(media);
    await again.vault.close();
    const wrong = openVault({ home: practicePlaces(home).home, passphrase: Buffer.from('x') }, world.options);
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });

  it('can be worked with: the key is renewed, and the copies fall behind until they are written again', async () => {
    const home = world.path('practice');
    const { vault, media } = await make(home);
    await changePracticeOriginals({ home }, world.clock.ms);
    const contents = await vault.contents('Practice pool');
    expect(contents.changes.map((change) => change.path)).toEqual([
      'pool/kes.skey',
      'pool/kes.vkey',
      'pool/node.cert',
      'pool/node.counter',
    ]);
    expect(contents.findings.map((finding) => finding.code)).not.toContain('opcert-expiring');
    const [blue, red, green] = media;
    const report = await vault.export('Practice pool', { to: [blue, red, green] });
    expect(report.copies.map((copy) => copy.status)).toEqual(['verified', 'verified', 'verified']);
    expect(
      report.copies.flatMap((copy) => copy.warnings.filter((warning) => /system disk/.test(warning))),
    ).toEqual([]);
    expect((await vault.inspect(red)).fit).toBe(true);
    expect((await vault.inspect(red)).reasons).toEqual([]);
  });
});

describe('a practice vault of another system', () => {
  it.each(practiceSystems.filter((system) => system !== 'cardano-spo'))(
    'tells the same story of %s: the stick at the bank is behind, nothing else is wrong',
    async (system) => {
      const home = world.path('practice');
      const practice = await makePracticeVault({ home, system }, world.options);
      world.keep(practice.vault);
      const { vault } = practice;
      expect([practice.system, await practisedSystem(home)]).toEqual([system, system]);
      const { report, readings } = vault.standing();
      expect(verdictOfVault(report.sets)).toBe('The copy on Red stick (Bank) is behind.');
      expect(report.sets).toMatchObject([{ name: practiceSetName(system), profile: system }]);
      expect(readings[0]?.findings).toEqual([]);
      expect(vault.drills()).toMatchObject([{ status: 'passed', label: 'Blue stick' }]);
    },
  );

  it('takes the place of the one before it', async () => {
    const home = world.path('practice');
    const { vault } = await make(home);
    await vault.close();
    const loom = await openPracticeVault({ home, system: 'loom-node' }, world.options);
    world.keep(loom.vault);
    expect(loom.vault.id).not.toBe(vault.id);
    await loom.vault.close();
    const again = await openPracticeVault({ home }, world.options);
    world.keep(again.vault);
    expect([again.system, again.vault.id]).toEqual(['loom-node', loom.vault.id]);
    await changePracticeOriginals({ home }, world.clock.ms + dayMs);
    const { changes } = await again.vault.contents('Practice validator');
    expect(changes.map((change) => change.path)).toContain('loom/chaindata/config/priv_validator.json');
  });
});

describe('the end of a practice vault', () => {
  it('leaves no trace', async () => {
    const home = world.path('practice');
    const { vault } = await make(home);
    await expect(removePracticeVault(home)).rejects.toMatchObject({ code: 'vault-in-use' });
    await vault.close();
    await removePracticeVault(home);
    expect(existsSync(home)).toBe(false);
    expect(readdirSync(world.root)).toEqual([]);
  });

  it('touches no folder that is not practice', async () => {
    const vault = await world.vaultWithKeys();
    await vault.close();
    for (const folder of [world.path('home'), world.path('keys'), world.path('gone')]) {
      await expect(removePracticeVault(folder)).rejects.toMatchObject({ code: 'not-practice' });
    }
    expect(existsSync(world.path('home', 'identity.age'))).toBe(true);
    writeFileSync(world.path('keys', 'practice.json'), '{"coldkeepPractice":1}');
    await expect(removePracticeVault(world.path('keys'))).rejects.toMatchObject({ code: 'not-practice' });
    expect(existsSync(world.path('keys', 'cold.skey'))).toBe(true);
    await expect(changePracticeOriginals({ home: world.path('keys') }, 0)).rejects.toMatchObject({
      code: 'not-practice',
    });
  });
});

describe('making a practice vault', () => {
  it('goes into a new or empty folder only, mode 0700', async () => {
    const occupied = world.write('occupied', { 'mine.txt': 'mine' });
    await expect(makePracticeVault({ home: occupied }, world.options)).rejects.toMatchObject({
      code: 'target-occupied',
    });
    expect(readdirSync(occupied)).toEqual(['mine.txt']);
    const home = world.path('practice');
    await make(home);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'practice.json')).mode & 0o777).toBe(0o600);
  });

  it('begins anew where it was interrupted', async () => {
    const home = world.path('practice');
    mkdirSync(join(home, 'vault'), { recursive: true });
    writeFileSync(join(home, 'vault', 'left'), 'over');
    const marker = { coldkeepPractice: 1, note: '', passphrase: 'x'.repeat(40), seed: 'x', complete: false };
    writeFileSync(join(home, 'practice.json'), JSON.stringify(marker));
    const { vault } = await openPracticeVault({ home }, world.options);
    world.keep(vault);
    expect(existsSync(join(home, 'vault', 'left'))).toBe(false);
    expect(vault.listMedia()).toHaveLength(3);
  });

  it('leaves nothing where it fails', async () => {
    const home = world.path('practice');
    const failing = makePracticeVault(
      { home },
      {
        ...world.options,
        now: () => (existsSync(home) ? Date.parse('2000-01-01') : Date.parse('2000-01-01')),
      },
    );
    await expect(failing).rejects.toThrow(/did not exist yet/);
    expect(existsSync(home)).toBe(false);
  });
});
