// Sticks that are full, locked, failing, slow, cloned, dead or more than storage, while the command line works with them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportReportSchema, verifyReportSchema } from '../../shared/domain/reports.ts';
import { breakFolders } from './bench/broken-folder.ts';
import { errorCode, Laptop, type Outcome } from './bench/laptop.ts';
import { fileSystems } from './bench/stick-image.ts';
import type { Stick } from './bench/stick.ts';

let laptop: Laptop;
beforeAll(async () => {
  laptop = await Laptop.start();
});
afterAll(() => laptop?.stop());

const shell = (script: string, ...words: string[]) => laptop.machine.guest.shell(script, ...words);
const exportTo = (...sticks: readonly Stick[]) =>
  laptop.coldkeep('export', 'keys', ...sticks.flatMap((stick) => ['--to', stick.at]));
const verify = (stick: Stick, ...more: string[]) => laptop.coldkeep('verify', '--at', stick.at, ...more);

/** Results stand beside the error where some media failed. */
const resultsSchema = z.looseObject(exportReportSchema.shape);

/** The snapshot of an export that went well on every medium. */
function snapshotOf(outcome: Outcome): string {
  if (outcome.status !== 0) throw new Error(`status ${outcome.status}: ${outcome.message}`);
  const report = exportReportSchema.parse(outcome.json);
  expect(report.copies.filter((copy) => copy.status !== 'verified')).toEqual([]);
  return report.snapshot.id;
}

/** A mounted stick with one copy. */
async function stickWithCopy(name: string, fileSystem: 'vfat' | 'exfat' | 'ext4' = 'vfat') {
  const stick = await laptop.stick({ name, fileSystem });
  await stick.mount(fileSystem);
  return { stick, snapshot: snapshotOf(await exportTo(stick)) };
}

function expectError({ status, json, message }: Outcome, code: string): void {
  expect({ status, code: errorCode(json), message }).toEqual({ status: 4, code, message });
  expect(message).toMatch(/\S/);
}

const leftovers = (stick: Stick) => shell('find "$1" -name "*.partial" -o -name "*.new"', stick.at);

describe('a stick', () => {
  it('that is locked is read, told of and not touched', async () => {
    const { stick, snapshot } = await stickWithCopy('open');
    await stick.unmount();
    const locked = await laptop.stick({ name: 'locked', imageOf: stick, readOnly: true });
    const hash = () => createHash('sha256').update(readFileSync(locked.image)).digest('hex');
    const before = hash();
    await locked.mount('vfat', 'ro');
    await laptop.changeKeys();
    expectError(await exportTo(locked), 'medium-read-only');
    expect(await verify(locked)).toMatchObject({
      status: 0,
      json: { copies: [{ snapshot, status: 'verified' }] },
    });
    await locked.remove();
    expect(hash()).toBe(before);
    await stick.remove();
  });

  it('that is full says so, keeps what its owner has on it, and takes the next export once there is room', async () => {
    const stick = await laptop.stick({ name: 'full', freeBytes: 200_000 });
    await stick.mount();
    expectError(await exportTo(stick), 'medium-full');
    expect(await leftovers(stick)).toBe('');
    expect(await laptop.wholeCopies(stick)).toEqual([]);
    expect(await shell('ls "$1"', `${stick.at}/holiday.mov`)).toContain('holiday.mov');
    await shell('rm "$1"', `${stick.at}/holiday.mov`);
    const snapshot = snapshotOf(await exportTo(stick));
    expect(await laptop.wholeCopies(stick)).toEqual([snapshot]);
    await stick.remove();
  });

  it.each(fileSystems)(
    'with %s that fails to write says so, and keeps its older copy',
    async (fileSystem) => {
      const { stick, snapshot } = await stickWithCopy(`writes-${fileSystem}`.slice(0, 11), fileSystem);
      await laptop.changeKeys();
      stick.memory.failWhere((kind) => kind === 'write');
      const failed = await exportTo(stick);
      const { status, json, message } = failed;
      expect({ status, code: errorCode(json), message }).toEqual({
        status: 4,
        code: expect.stringMatching(/^medium-(io|read-only)$/),
        message,
      });
      stick.memory.failWhere(null);
      // The kernel has made it read-only, until it is plugged in again.
      await stick.unmount();
      await stick.mount(fileSystem);
      expect(await laptop.wholeCopies(stick)).toContain(snapshot);
      const next = snapshotOf(await exportTo(stick));
      expect(await laptop.wholeCopies(stick)).toEqual([snapshot, next]);
      expect(await leftovers(stick)).toBe('');
      await stick.remove();
    },
  );

  it('with a bad sector has the file named that cannot be read', async () => {
    const { stick, snapshot } = await stickWithCopy('sector');
    const payload = await shell('echo "$1"/COLDKEEP/*/snapshots/*/payload.tar.age', stick.at);
    const bytes = await shell('tail -c +200001 "$1" | head -c 48 | base64', payload);
    const places = stick.memory.find(Buffer.from(bytes, 'base64'));
    expect(places.length).toBeGreaterThan(0);
    await shell('echo 3 > /proc/sys/vm/drop_caches');
    stick.memory.failWhere(
      (kind, address, length) =>
        kind === 'read' && places.some((place) => address <= place && place < address + length),
    );
    const failed = await verify(stick);
    expect(failed.status).toBe(1);
    const [copy] = verifyReportSchema.parse(failed.json).copies;
    expect(copy).toMatchObject({ snapshot, status: 'suspect' });
    expect(copy?.failures.map((failure) => failure.path)).toEqual([
      expect.stringMatching(/payload\.tar\.age$/),
    ]);
    stick.memory.failWhere(null);
    expect(await verify(stick)).toMatchObject({ status: 0 });
    await stick.remove();
  });

  it('with a broken folder is called that, is read beside it, and heals as it is told', async () => {
    const { stick, snapshot } = await stickWithCopy('broken');
    await laptop.changeKeys();
    const newer = snapshotOf(await exportTo(stick));
    await stick.unmount();
    // The copy's own, and that of its parity.
    expect(breakFolders(stick.image, newer)).toBe(2);
    await stick.mount();
    const read = await verify(stick);
    expect(read.status).toBe(1);
    expect(verifyReportSchema.parse(read.json).copies).toMatchObject([
      { snapshot, status: 'verified' },
      { snapshot: newer, status: 'suspect', failures: [{ reason: expect.stringContaining('fsck.vfat') }] },
    ]);
    await laptop.changeKeys();
    const refused = await exportTo(stick);
    expectError(refused, 'medium-io');
    const [copy] = resultsSchema.parse(refused.json).copies;
    expect(copy?.error?.message).toContain('The file system is damaged');
    await laptop.repairFileSystem(copy);
    await stick.unmount();
    await stick.mount();
    const next = snapshotOf(await exportTo(stick));
    expect(await laptop.wholeCopies(stick)).toEqual([snapshot, next]);
    // What was in the broken folder is gone, and that is said.
    const healed = verifyReportSchema.parse((await verify(stick, '--open')).json);
    expect(healed).toMatchObject({
      copies: [
        { snapshot, status: 'verified' },
        { snapshot: newer, status: 'missing' },
        { snapshot: next, status: 'verified' },
      ],
      failures: [],
    });
    await stick.remove();
  });

  it('that is slow is waited for', async () => {
    const stick = await laptop.stick({ name: 'slow' });
    await stick.mount();
    stick.memory.slowDown(300_000);
    const snapshot = snapshotOf(await exportTo(stick));
    stick.memory.slowDown(Infinity);
    expect(await laptop.wholeCopies(stick)).toEqual([snapshot]);
    await stick.remove();
  });

  it('is no obstacle to the others of an export when it is pulled out', async () => {
    const [one, other, third] = [
      await laptop.stick({ name: 'one' }),
      await laptop.stick({ name: 'other' }),
      await laptop.stick({ name: 'third', fileSystem: 'ext4' }),
    ];
    await one.mount();
    await other.mount();
    await third.mount('ext4');
    other.pullAfter(120);
    const outcome = await exportTo(one, other, third);
    expect(outcome.status).toBe(4);
    const report = resultsSchema.parse(outcome.json);
    expect(report.copies.map((copy) => [copy.to, copy.error?.code ?? copy.status])).toEqual([
      [one.at, 'verified'],
      [other.at, 'medium-removed'],
      [third.at, 'verified'],
    ]);
    await other.unmount();
    await other.mount();
    let next = await exportTo(one, other, third);
    // Half a folder may be what the pull has left; then the export says how that is repaired.
    const copy = resultsSchema.parse(next.json).copies.find(({ to }) => to === other.at);
    if (await laptop.repairFileSystem(copy)) {
      await other.unmount();
      await other.mount();
      next = await exportTo(one, other, third);
    }
    expect(snapshotOf(next)).toBe(report.snapshot.id);
    for (const stick of [one, other, third]) {
      expect(await laptop.wholeCopies(stick)).toEqual([report.snapshot.id]);
      await stick.remove();
    }
  });
});

describe.each(fileSystems)('a stick with %s whose mount outlived it', (fileSystem) => {
  it('is never taken for an empty one', async () => {
    const { stick, snapshot } = await stickWithCopy(`dead-${fileSystem}`, fileSystem);
    await stick.pull();
    await laptop.changeKeys();
    expectError(await exportTo(stick), 'medium-removed');
    expectError(await verify(stick), 'medium-removed');
    expectError(await laptop.coldkeep('drill', '--at', stick.at), 'medium-removed');
    const adopted = await laptop.coldkeep('--home', '/mnt/other-home', 'adopt', '--at', stick.at);
    expectError(adopted, 'medium-removed');
    expect((await laptop.coldkeep('status', 'keys')).json).toMatchObject({
      sets: [{ copies: expect.arrayContaining([expect.objectContaining({ snapshot, status: 'verified' })]) }],
    });
    await stick.unmount();
    await stick.mount(fileSystem);
    expect(await laptop.wholeCopies(stick)).toEqual([snapshot]);
    const next = snapshotOf(await exportTo(stick));
    expect(await laptop.wholeCopies(stick)).toEqual([snapshot, next]);
    await stick.remove();
  });
});

describe('two sticks with one marker', () => {
  it('are refused while both are plugged in, and neither is written to', async () => {
    const { stick, snapshot } = await stickWithCopy('twin');
    await stick.unmount();
    const clone = await laptop.stick({ name: 'clone', imageOf: stick });
    await stick.mount();
    await clone.mount();
    await laptop.changeKeys();
    expectError(await exportTo(stick), 'medium-twin');
    expectError(await exportTo(clone), 'medium-twin');
    expectError(await exportTo(stick, clone), 'medium-twin');
    expectError(await verify(clone), 'medium-twin');
    for (const each of [stick, clone]) expect(await laptop.wholeCopies(each)).toEqual([snapshot]);
    await stick.remove();
    // Alone it may be used; that it is other hardware than before is said.
    const alone = await verify(clone);
    expect(alone.status).toBe(0);
    expect((verifyReportSchema.parse(alone.json).warnings ?? []).join(' ')).toMatch(/clone|image/);
    await clone.remove();
  });
});
