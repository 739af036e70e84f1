import { appendFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingSchema } from '../../../shared/domain/standing.ts';
import { World } from '../../support/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

/** A vault whose set "keys" lies on two media of two types, one of them off-site, and was rehearsed. */
async function safeVault() {
  const vault = await world.vaultWithKeys();
  await vault.export('keys', { to: [world.medium('blue')], attributes: { type: 'usb', label: 'Blue' } });
  await vault.export('keys', {
    to: [world.medium('red')],
    attributes: { type: 'hdd', offsite: true, label: 'Red' },
  });
  await vault.drill({ at: world.path('blue') });
  return vault;
}

describe('standing', () => {
  it('says what status says, without reading, while the scan is of this session', async () => {
    const vault = await safeVault();
    const { report } = standingSchema.parse(vault.standing('keys'));
    expect(report).toEqual(await vault.status('keys'));
    expect(report.sets[0]).toMatchObject({ freshness: 'in-sync', overall: 'good' });

    appendFileSync(world.path('keys', 'notes.txt'), 'changed\n');
    expect(vault.standing('keys').report.sets[0]?.freshness).toBe('in-sync');
    await vault.scan('keys');
    expect(vault.standing('keys').report.sets[0]).toMatchObject({
      freshness: 'behind',
      changes: { changed: ['keys/notes.txt'] },
    });
    expect(vault.standing('keys').readings).toMatchObject([{ inThisSession: true, differed: true }]);
  });

  it('does not claim to have seen the originals in an earlier session, and says when it did', async () => {
    const vault = await safeVault();
    const readAtMs = world.clock.ms;
    await vault.close();
    world.clock.forwardDays(3);
    const reopened = await world.reopen();
    const standing = standingSchema.parse(reopened.standing());
    expect(standing.report.sets[0]).toMatchObject({ freshness: 'unknown', overall: 'attention' });
    expect(standing.readings).toMatchObject([{ readAtMs, inThisSession: false, differed: false }]);
    expect(standing.newestWitnessedMs).toBe(readAtMs);
  });

  it('remembers that the originals were seen to differ', async () => {
    const vault = await safeVault();
    appendFileSync(world.path('keys', 'notes.txt'), 'changed\n');
    await vault.scan('keys');
    await vault.close();
    const reopened = await world.reopen();
    const [set] = reopened.standing('keys').report.sets;
    expect(set?.freshness).toBe('behind');
    expect(set?.copies.map((copy) => copy.freshness)).toEqual(['behind', 'behind']);
  });

  it('stops counting a scan as seen after a day', async () => {
    const vault = await safeVault();
    world.clock.forwardDays(2);
    expect(vault.standing('keys').report.sets[0]?.freshness).toBe('unknown');
    expect(vault.standing('keys').readings).toMatchObject([{ inThisSession: false }]);
  });

  it('refuses a set that it does not know, and answers for a vault without sets', async () => {
    const vault = await world.create();
    expect(vault.standing()).toMatchObject({ report: { sets: [] }, readings: [] });
    expect(() => vault.standing('keys')).toThrow(/no set named/);
  });
});

describe('the duty to read a copy cold', () => {
  it('begins with the copy and ends with a cold reading', async () => {
    const vault = await safeVault();
    const due = vault.standing().coldReadings;
    expect(due.map(({ label }) => label)).toEqual(['Blue', 'Red']);
    expect(due[0]?.dueAtMs).toBe(world.clock.ms + 7 * 24 * 60 * 60 * 1000);

    const verified = await vault.verify({ at: world.path('blue'), cold: true });
    expect(verified.copies).toMatchObject([{ status: 'verified', level: 'cold' }]);
    expect(vault.standing().coldReadings.map(({ label }) => label)).toEqual(['Red']);
    const opened = await vault.verify({ at: world.path('red'), cold: true, open: true });
    expect(opened.copies).toMatchObject([{ level: 'opened' }]);
    expect(vault.standing().coldReadings).toEqual([]);
    await vault.verify({ at: world.path('blue') });
    expect(vault.standing().coldReadings).toEqual([]);
  });

  it('begins anew with a newer copy, and is not asked of paper', async () => {
    const vault = await safeVault();
    await vault.verify({ at: world.path('blue'), cold: true });
    appendFileSync(world.path('keys', 'notes.txt'), 'changed\n');
    world.clock.forwardDays(1);
    await vault.export('keys', { to: [world.path('blue')] });
    await vault.setMedium('Red', { type: 'paper' });
    expect(vault.standing().coldReadings).toMatchObject([{ label: 'Blue', writtenAtMs: world.clock.ms }]);
  });

  it('is not concluded from a reading that failed', async () => {
    const vault = await safeVault();
    const folder = `${world.path('blue')}/COLDKEEP/${vault.id}/snapshots`;
    rmSync(folder, { recursive: true });
    const verified = await vault.verify({ at: world.path('blue'), cold: true });
    expect(verified.copies).toMatchObject([{ status: 'missing', level: null }]);
    expect(vault.standing().coldReadings.map(({ label }) => label)).toEqual(['Red']);
  });
});

describe('changes', () => {
  it('are counted and told until nobody listens any more', async () => {
    const vault = await world.vaultWithKeys();
    const heard: number[] = [];
    const stop = vault.onChange((revision) => heard.push(revision));
    const before = vault.revision;
    await vault.note('One.');
    await vault.note('Two.');
    stop();
    await vault.note('Three.');
    expect(heard).toEqual([before + 1, before + 2]);
    expect(vault.revision).toBe(before + 3);
    expect(vault.standing().revision).toBe(before + 3);
  });

  it('are told of originals that were seen, although a scan without news is not recorded', async () => {
    const vault = await safeVault();
    await vault.close();
    const reopened = await world.reopen();
    const events = reopened.log().events.length;
    const { revision } = reopened;
    expect(reopened.standing().readings).toMatchObject([{ inThisSession: false }]);
    await reopened.status();
    expect(reopened.log().events).toHaveLength(events);
    expect(reopened.revision).toBe(revision + 1);
    expect(reopened.standing().readings).toMatchObject([{ inThisSession: true }]);
  });

  it('are not told for what only asks', async () => {
    const vault = await safeVault();
    const before = vault.revision;
    vault.standing();
    vault.snapshots('keys');
    vault.itemsOf('keys');
    vault.listMedia();
    vault.log();
    expect(vault.revision).toBe(before);
  });
});

describe('busy', () => {
  it('holds from the signing of a copy until it is recorded', async () => {
    const vault = await world.vaultWithKeys();
    const busyWhile = new Map<string, boolean>();
    const waiting: Promise<number>[] = [];
    const mediaWhenIdle = async () => {
      await vault.whenIdle();
      return vault.listMedia().length;
    };
    await vault.export(
      'keys',
      { to: [world.medium('blue')] },
      {
        onProgress: ({ phase }) => {
          busyWhile.set(phase, vault.busy());
          if (phase === 'signing' && waiting.length === 0) waiting.push(mediaWhenIdle());
        },
      },
    );
    expect(await Promise.all(waiting)).toEqual([1]);
    expect(busyWhile.get('signing')).toBe(true);
    expect(busyWhile.get('writing')).toBe(false);
    expect(vault.busy()).toBe(false);
    await vault.whenIdle();
  });
});
