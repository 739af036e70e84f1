// The command line meets real trouble: a full or read-only medium, a full disk under the vault folder, syncs that fail. Each
// ends with its own exit status and words, and nothing that was good before is lost.
import { closeSync, cpSync, mkdirSync, openSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorRecord } from '../../../shared/domain/errors.ts';
import type { CopyReport } from '../../../shared/domain/reports.ts';
import { noLoopMount, withLoopMount } from '../../support/loop-mount.ts';
import { countSteps, noKillAt, runUnder } from '../support/kill-at.ts';
import { expectExportToClearUp, goodOnes, listedOnes, using } from './aftermath.ts';
import { Place, PreparedVault } from './prepared-vault.ts';

interface Answer {
  readonly status: number | null;
  readonly error?: ErrorRecord;
  readonly copies?: readonly CopyReport[];
}

async function answerOf(run: Parameters<typeof runUnder>[0]): Promise<Answer> {
  const end = await runUnder(run);
  return { ...(JSON.parse(end.stdout) as Omit<Answer, 'status'>), status: end.status };
}

const exportTo = (place: Place, ...media: readonly string[]) => {
  const run = place.command('export', 'keys', '--to', ...media);
  return { ...run, under: [...run.under, ...media] };
};

/** What ext4 itself needs to keep the filler's blocks in order, generously. */
const fillerOverhead = 64 * 1024;
const blockBytes = 1024;

const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** Fills a file system until about so many bytes are left. Answers the file to remove again. */
function fill(folder: string, leaving: number): string {
  const path = join(folder, 'filler');
  writeFileSync(path, Buffer.alloc(Math.max(0, freeBytes(folder) - leaving - fillerOverhead)));
  while (freeBytes(folder) > leaving) writeFileSync(path, Buffer.alloc(blockBytes), { flag: 'a' });
  return path;
}

/** Takes names away until only so many files can still be made. Answers the folder's files, to be removed. */
function takeNames(folder: string, leaving: number): string[] {
  const paths: string[] = [];
  try {
    for (;;) {
      const path = join(folder, `name-${paths.length}`);
      closeSync(openSync(path, 'wx'));
      paths.push(path);
    }
  } catch {
    for (const path of paths.splice(paths.length - leaving)) rmSync(path);
  }
  return paths;
}

const obstacle = noKillAt ?? noLoopMount;
let prepared: PreparedVault;
let copies: readonly string[];
beforeAll(async () => {
  if (noKillAt !== null) return;
  prepared = new PreparedVault();
  copies = await prepared.prepare(1);
});
afterAll(() => prepared?.end());

/** What was good before is good still, and nothing else is listed or lies there. */
const expectAsBefore = (place: Place, at: string) =>
  using(place.open(), async (vault) => {
    expect(await listedOnes(vault)).toEqual(copies);
    const verified = await vault.verify({ at, open: true });
    expect(goodOnes(verified)).toEqual(copies);
    expect(verified.failures).toEqual([]);
    return verified;
  });

/** The prepared medium on a real file system of its own. */
const withMedium = (use: (place: Place, at: string, mount: { remountReadOnly(): void }) => Promise<void>) =>
  withLoopMount({ sizeMiB: 4 }, async (mount) => {
    const place = prepared.place();
    cpSync(place.medium, mount.root, { recursive: true });
    await use(place, mount.root, mount);
  });

describe.skipIf(obstacle !== null)(`a medium in trouble${obstacle === null ? '' : ` (${obstacle})`}`, () => {
  it('that is full is told with the numbers, and its copy holds', async () => {
    await withMedium(async (place, at) => {
      const filler = fill(at, 100_000);
      const answer = await answerOf(exportTo(place, at));
      expect(answer).toMatchObject({ status: 4, error: { code: 'medium-full' } });
      expect(answer.error?.message).toMatch(
        / has \d+(\.\d+)? \w+ free, and this copy needs \d+(\.\d+)? \w+\./,
      );
      expect(answer.copies?.[0]?.status).not.toBe('verified');
      expect((await expectAsBefore(place, at)).notes).toEqual([]);
      rmSync(filler);
      await using(place.open(), (vault) => expectExportToClearUp(place, vault, copies, at));
    });
  });

  it.each([0, 1, 2, 3, 4])(
    'that takes %i more files and no more than that keeps its copy and nothing half-written',
    async (names) => {
      await withMedium(async (place, at) => {
        const taken = takeNames(at, names);
        const answer = await answerOf(exportTo(place, at));
        expect(answer).toMatchObject({ status: 4, error: { code: 'medium-full' } });
        expect((await expectAsBefore(place, at)).notes).toEqual([]);
        for (const path of taken) rmSync(path);
        await using(place.open(), (vault) => expectExportToClearUp(place, vault, copies, at));
      });
    },
  );

  it('that is read-only is told, and its copy holds', async () => {
    await withMedium(async (place, at, mount) => {
      mount.remountReadOnly();
      const answer = await answerOf(exportTo(place, at));
      expect(answer).toMatchObject({ status: 4, error: { code: 'medium-read-only' } });
      expect((await expectAsBefore(place, at)).notes).toEqual([]);
    });
  });

  it.each(['full', 'read-only'])('that is %s does not stop another one', async (trouble) => {
    await withMedium(async (place, at, mount) => {
      if (trouble === 'full') fill(at, 100_000);
      else mount.remountReadOnly();
      const other = join(place.root, 'other');
      mkdirSync(other);
      const answer = await answerOf(exportTo(place, at, other));
      expect(answer).toMatchObject({ status: 4, error: { code: `medium-${trouble}` } });
      expect(answer.copies?.map((copy) => [copy.status, copy.error?.code])).toEqual([
        ['planned', `medium-${trouble}`],
        ['verified', undefined],
      ]);
      await using(place.open(), async (vault) => {
        expect(goodOnes(await vault.verify({ at, open: true }))).toEqual(copies);
        const verified = await vault.verify({ at: other, open: true });
        expect(verified).toMatchObject({ failures: [], notes: [], copies: [{ status: 'verified' }] });
        expect(await listedOnes(vault)).toEqual([...copies, ...goodOnes(verified)]);
      });
    });
  });
});

describe.skipIf(obstacle !== null)(
  `a vault folder on a full disk${obstacle === null ? '' : ` (${obstacle})`}`,
  () => {
    // No room for the lock, for the catalogue, for the sealed parts.
    it.each([0, 20_000, 80_000])('with %i bytes left loses nothing', async (leaving) => {
      await withLoopMount({ sizeMiB: 4 }, async (mount) => {
        const onDisk = new Place(mount.root);
        cpSync(prepared.before.root, mount.root, { recursive: true });
        const place = prepared.place();
        const filler = fill(mount.root, leaving);
        const answer = await answerOf(exportTo(onDisk, place.medium));
        expect(answer).toMatchObject({ status: 5, error: { code: 'catalogue-unwritable' } });
        rmSync(filler);
        expect((await expectAsBefore(onDisk, place.medium)).notes).toEqual([]);
        await using(onDisk.open(), (vault) => expectExportToClearUp(onDisk, vault, copies, place.medium));
      });
    });
  },
);

/** The syncs of an export below the vault folder or the medium. */
const stepsBelow = async (folder: 'home' | 'medium') => {
  const place = prepared.place();
  const steps = await countSteps(exportTo(place, place.medium));
  const syncs = steps.filter(
    ({ name, path }) => name === 'fsync' && `${path}/`.startsWith(join(place.root, folder, '/')),
  );
  expect(syncs.length).toBeGreaterThan(5);
  return syncs;
};

describe.skipIf(noKillAt !== null)(`syncs that fail${noKillAt === null ? '' : ` (${noKillAt})`}`, () => {
  it('on the medium are failures of the medium, and no copy is recorded that does not hold', async () => {
    for (const step of await stepsBelow('medium')) {
      const place = prepared.place();
      const answer = await answerOf({
        ...exportTo(place, place.medium),
        failAt: step.number,
        failErrno: 'EIO',
      });
      // A copy counts without its parity: then it is a warning.
      const warned = (answer.copies ?? []).some(({ warnings }) =>
        warnings.some((warning) => warning.includes('has no parity')),
      );
      const outcome = { status: answer.status, code: answer.error?.code, warned };
      const expected = step.path.includes('/parity')
        ? { status: 0, code: undefined, warned: true }
        : { status: 4, code: 'medium-io', warned: false };
      expect({ step, ...outcome }).toEqual({ step, ...expected });
      await using(place.open(), async (vault) => {
        const listed = await listedOnes(vault);
        const isCopySync = step.path.includes('/snapshots');
        expect(listed.length).toBe(isCopySync ? 1 : 2);
        const good = goodOnes(await vault.verify({ at: place.medium, open: true }));
        expect(good).toEqual(expect.arrayContaining([...copies, ...listed]));
        await expectExportToClearUp(place, vault, copies);
      });
    }
  });

  it('in the vault folder are failures of the vault folder, and nothing is lost', async () => {
    for (const step of await stepsBelow('home')) {
      const place = prepared.place();
      const answer = await answerOf({
        ...exportTo(place, place.medium),
        failAt: step.number,
        failErrno: 'EIO',
      });
      expect({ step, ...answer }).toMatchObject({ status: 5, error: { code: 'catalogue-unwritable' } });
      await using(place.open(), async (vault) => {
        const listed = await listedOnes(vault);
        const good = goodOnes(await vault.verify({ at: place.medium, open: true }));
        expect(good).toEqual(expect.arrayContaining([...copies, ...listed]));
        await expectExportToClearUp(place, vault, copies);
      });
    }
  });
});
