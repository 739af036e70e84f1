import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediumSteps, type Progress } from '../../../shared/domain/progress.ts';
import { World } from '../../support/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

/** Steps in the order in which they first came, with whether each came to its end. */
function courseOf(seen: readonly Progress[], target: number): [string, boolean][] {
  const own = seen.filter((progress) => progress.target === target || progress.step === 'sealing');
  const steps = [...new Set(own.flatMap((progress) => progress.step ?? []))];
  return steps.map((step) => {
    const last = own.findLast((progress) => progress.step === step);
    return [step, last !== undefined && last.total > 0 && last.done === last.total];
  });
}

describe('the course of an export', () => {
  it('is shown step by step for every medium, each to its end', async () => {
    const vault = await world.vaultWithKeys({ big: 'b'.repeat(3_000_000) });
    const seen: Progress[] = [];
    const to = [world.medium('blue'), world.medium('red')];
    await vault.export('keys', { to }, { onProgress: (progress) => seen.push(progress) });
    for (const target of [0, 1]) {
      expect(courseOf(seen, target)).toEqual(mediumSteps.map((step) => [step, true]));
    }
    const named = seen.filter((progress) => progress.target !== undefined);
    expect(new Set(named.map(({ target, targets, subject }) => `${target}/${targets} ${subject}`))).toEqual(
      new Set(['0/2 blue', '1/2 red']),
    );
    expect(seen.filter((progress) => !progress.cancellable).map(({ step }) => step)).toEqual([
      'recording',
      'recording',
    ]);
  });

  it('goes on past a medium that failed, and says so at once', async () => {
    const vault = await world.vaultWithKeys();
    const seen: Progress[] = [];
    writeFileSync(world.path('file'), '');
    const report = await vault.export(
      'keys',
      { to: [world.path('file'), world.medium('red')] },
      { onProgress: (progress) => seen.push(progress) },
    );
    expect(report.copies.map((copy) => copy.error?.code)).toEqual(['not-a-medium', undefined]);
    expect(seen.filter((progress) => progress.failed !== undefined)).toMatchObject([
      { target: 0, targets: 2, failed: { code: 'not-a-medium' } },
    ]);
    expect(courseOf(seen, 1)).toEqual(mediumSteps.map((step) => [step, true]));
  });

  it('is short where the medium has the copy already', async () => {
    const vault = await world.vaultWithKeys();
    const to = [world.medium('blue')];
    await vault.export('keys', { to });
    const seen: Progress[] = [];
    await vault.export('keys', { to }, { onProgress: (progress) => seen.push(progress) });
    expect(courseOf(seen, 0)).toEqual([['recording', true]]);
  });
});

describe('several new media of one export', () => {
  it('each get what was said of them, and of all where nothing else was said', async () => {
    const vault = await world.vaultWithKeys();
    await vault.export('keys', {
      to: [
        { folder: world.medium('a'), attributes: { label: 'Blue stick', location: 'Home' } },
        {
          folder: world.medium('b'),
          attributes: { label: 'Red stick', location: 'Bank', offsite: true, type: 'hdd' },
        },
        world.medium('c'),
      ],
      attributes: { custodian: 'Ada', type: 'usb' },
    });
    const media = vault.listMedia().toSorted((a, b) => (a.label < b.label ? -1 : 1));
    expect(media).toMatchObject([
      { label: 'Blue stick', location: 'Home', offsite: false, type: 'usb', custodian: 'Ada' },
      { label: 'Red stick', location: 'Bank', offsite: true, type: 'hdd', custodian: 'Ada' },
      { label: 'c', location: '', offsite: false, type: 'usb', custodian: 'Ada' },
    ]);
  });

  it('have a label each: one said of all of them is refused', async () => {
    const vault = await world.vaultWithKeys();
    const to = [world.medium('a'), world.medium('b')];
    await expect(vault.export('keys', { to, attributes: { label: 'x' } })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});

/** A set that is called a pool and holds none of its keys. */
async function poolWithoutKeys() {
  const vault = await world.create();
  const source = world.write('source', { 'notes.txt': 'x' });
  await vault.addSet({ name: 'pool', profile: 'cardano-spo', sources: [source] });
  return vault;
}

describe('critical findings', () => {
  it('stop an export that asks for it, until a reason is given, which the journal keeps', async () => {
    const vault = await poolWithoutKeys();
    const to = [world.medium('blue')];
    const refused = vault.export('pool', { to, refuseCritical: true, acceptedCritical: '  ' });
    await expect(refused).rejects.toMatchObject({ code: 'findings-critical' });
    expect(vault.listMedia()).toEqual([]);

    const acceptedCritical = 'the cold key is in the hardware wallet';
    const report = await vault.export('pool', { to, refuseCritical: true, acceptedCritical });
    expect(report.copies).toMatchObject([{ status: 'verified' }]);
    const sentence = vault.log().events.find((event) => event.what.includes('in spite of'));
    expect(sentence?.what).toContain(`: "${acceptedCritical}".`);
    expect(sentence?.what).toContain('missing-required');
  });

  it('do not stop an export that does not ask, and leave no word where there are none', async () => {
    const vault = await poolWithoutKeys();
    const report = await vault.export('pool', { to: [world.medium('blue')] });
    expect(report.copies).toMatchObject([{ status: 'verified' }]);
    const keys = world.write('keys', { a: 'a' });
    await vault.addSet({ name: 'keys', profile: 'custom', sources: [keys] });
    await vault.export('keys', { to: [world.medium('red')], refuseCritical: true, acceptedCritical: 'why' });
    expect(vault.log().events.filter((event) => event.what.includes('in spite of'))).toEqual([]);
  });
});

describe('the progress of a verification', () => {
  it('counts the copies and the bytes of each', async () => {
    const vault = await world.vaultWithKeys({ big: 'b'.repeat(3_000_000) });
    const at = world.medium('blue');
    await vault.export('keys', { to: [at] });
    world.clock.forwardDays(1);
    world.write('keys', { more: 'm' });
    await vault.export('keys', { to: [at] });
    const seen: Progress[] = [];
    await vault.verify({ at }, { onProgress: (progress) => seen.push(progress) });
    for (const target of [0, 1]) {
      const own = seen.filter((progress) => progress.target === target);
      expect(own.every(({ targets, unit }) => targets === 2 && unit === 'bytes')).toBe(true);
      expect(own.at(-1)?.done).toBe(own.at(-1)?.total);
      expect(own.at(-1)?.total).toBeGreaterThan(3_000_000);
    }
  });
});
