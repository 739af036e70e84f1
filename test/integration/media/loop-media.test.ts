// A medium that is full, read-only, failing, unplugged or lying, on real file systems: each has its own name, nothing half-made is
// left, and the older copy is as it was.
import {
  openSync,
  readFileSync,
  readSync,
  writeSync,
  closeSync,
  existsSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeCopy } from '../../../electron/core/media/durable-copy.ts';
import { driveOf } from '../../../electron/core/drives/drive-of.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { writeMarker } from '../../../electron/core/media/marker.ts';
import type { Medium } from '../../../electron/core/media/medium.ts';
import type { WayPastCache } from '../../../electron/core/media/read-back.ts';
import { readFromMedium } from '../../../electron/core/media/read-back.ts';
import { writeVaultFiles } from '../../../electron/core/media/vault-files.ts';
import type { LoopMount } from '../../support/loop-mount.ts';
import { noLoopMount, withLoopMount } from '../../support/loop-mount.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import {
  assertValidCopy,
  copyFile,
  copyInput,
  filesBelow,
  sha256,
  smallCopy,
  snapshotA,
  snapshotB,
  vaultFilesOf,
  vaultId,
} from '../../faults/support/practice-copies.ts';

const snapshots = `COLDKEEP/${vaultId}/snapshots`;

/** A mounted medium that holds copy A and the vault-level files. */
const onMedium = (sizeMiB: number, use: (medium: Medium, mount: LoopMount) => Promise<void>) =>
  withLoopMount({ sizeMiB }, async (mount) => {
    const medium = await openFolderMedium(mount.root);
    await writeMarker(medium, '11111111-2222-4333-8444-555555555555');
    await writeCopy(medium, smallCopy(snapshotA));
    await writeVaultFiles(medium, vaultFilesOf('1'));
    await use(medium, mount);
  });

/** Swaps bytes of a file in the image behind the mount; the page cache of the mounted file is not told. */
function alterBehind(mount: LoopMount, content: Uint8Array): void {
  const at = readFileSync(mount.image).indexOf(content.subarray(0, 512));
  if (at < 0) throw new Error('the content is not in the image');
  const fd = openSync(mount.image, 'r+');
  try {
    const byte = new Uint8Array(1);
    readSync(fd, byte, 0, 1, at);
    writeSync(fd, Uint8Array.of((byte[0] ?? 0) ^ 1), 0, 1, at);
  } finally {
    closeSync(fd);
  }
}

describe.skipIf(noLoopMount !== null)(
  `media on loop devices${noLoopMount === null ? '' : ` (${noLoopMount})`}`,
  () => {
    it('full beforehand: the numbers are told and nothing is begun', () =>
      onMedium(8, async (medium, { root }) => {
        const before = filesBelow(root);
        const large = copyInput(snapshotB, [
          copyFile('payload.tar.age', pseudoRandomBytes('large', 9 * 1024 * 1024)),
        ]);
        await expect(writeCopy(medium, large)).rejects.toMatchObject({
          code: 'medium-full',
          message: expect.stringContaining('9437184') as string,
        });
        expect(filesBelow(root)).toEqual(before);
      }));

    it('full on the way: what was begun is removed', () =>
      onMedium(8, async (medium, { root }) => {
        const before = filesBelow(root);
        const { freeBytes } = await medium.capacity();
        const content = pseudoRandomBytes('large', freeBytes + 1);
        await expect(medium.writeFile('large', content)).rejects.toMatchObject({ code: 'medium-full' });
        expect(filesBelow(root)).toEqual(before);
        // Somebody else fills the medium between the question how much is free and the writing.
        const filling = copyInput(snapshotB, [
          copyFile('manifest.age', pseudoRandomBytes('manifest', 100)),
          {
            ...copyFile('payload.tar.age', pseudoRandomBytes('payload', 2 * 1024 * 1024)),
            content: async function* () {
              writeFileSync(join(root, 'filler'), Buffer.alloc(freeBytes - 1024 * 1024));
              yield pseudoRandomBytes('payload', 2 * 1024 * 1024);
            },
          },
        ]);
        await expect(writeCopy(medium, filling)).rejects.toMatchObject({ code: 'medium-full' });
        expect(readdirSync(join(root, snapshots))).toEqual([snapshotA]);
        expect(filesBelow(root)).toMatchObject(before);
      }));

    it('read-only: reading works, writing has its name', () =>
      onMedium(8, async (_medium, mount) => {
        mount.remountReadOnly();
        const medium = await openFolderMedium(mount.root);
        const before = filesBelow(mount.root);
        await expect(writeCopy(medium, smallCopy(snapshotB))).rejects.toMatchObject({
          code: 'medium-read-only',
        });
        await expect(writeVaultFiles(medium, vaultFilesOf('2'))).rejects.toMatchObject({
          code: 'medium-read-only',
        });
        await expect(medium.remove(`${snapshots}/${snapshotA}`)).rejects.toMatchObject({
          code: 'medium-read-only',
        });
        expect(filesBelow(mount.root)).toEqual(before);
        expect((await medium.readBack('COLDKEEP/README.txt')).level).toBe('readback');
      }));

    it('failing: input/output errors have their name, and nothing is taken for absent', () =>
      onMedium(8, async (medium, mount) => {
        mount.shutDown();
        await expect(writeCopy(medium, smallCopy(snapshotB))).rejects.toMatchObject({ code: 'medium-io' });
        await expect(medium.makeFolder('folder')).rejects.toMatchObject({ code: 'medium-io' });
        await expect(medium.readBack(`${snapshots}/${snapshotA}/manifest.age`)).rejects.toMatchObject({
          code: 'medium-io',
        });
        expect(await medium.isPresent()).toBe(true);
        mount.mountAgain();
        assertValidCopy(join(mount.root, snapshots, snapshotA));
        expect(readdirSync(join(mount.root, snapshots))).toEqual([snapshotA]);
      }));

    it('gone: no answer is taken from the empty folder that is left, and nothing is written into it', () =>
      onMedium(8, async (medium, mount) => {
        const removed = { code: 'medium-removed' };
        mount.unmountLazily();
        expect(existsSync(mount.root)).toBe(true);
        expect(await medium.isPresent()).toBe(false);
        await expect(medium.list(snapshots)).rejects.toMatchObject(removed);
        await expect(medium.list('')).rejects.toMatchObject(removed);
        await expect(medium.readFile('COLDKEEP/medium.json', 100)).rejects.toMatchObject(removed);
        await expect(medium.readBack('COLDKEEP/medium.json')).rejects.toMatchObject(removed);
        await expect(medium.capacity()).rejects.toMatchObject(removed);
        await expect(writeCopy(medium, smallCopy(snapshotB))).rejects.toMatchObject(removed);
        await expect(writeVaultFiles(medium, vaultFilesOf('2'))).rejects.toMatchObject(removed);
        await expect(writeMarker(medium, '11111111-2222-4333-8444-555555555555')).rejects.toMatchObject(
          removed,
        );
        await expect(medium.remove('COLDKEEP')).rejects.toMatchObject(removed);
        expect(readdirSync(mount.root)).toEqual([]);
      }));

    it('gone while a copy is being written', () =>
      onMedium(8, async (medium, mount) => {
        const payload = pseudoRandomBytes('payload', 3 * 1024 * 1024);
        const input = copyInput(snapshotB, [
          {
            ...copyFile('payload.tar.age', payload),
            content: async function* () {
              yield payload.subarray(0, 2_000_000);
              mount.unmountLazily();
              yield payload.subarray(2_000_000);
            },
          },
        ]);
        await expect(writeCopy(medium, input)).rejects.toMatchObject({ code: 'medium-removed' });
        expect(readdirSync(mount.root)).toEqual([]);
      }));

    it.each<WayPastCache>(['direct', 'forgetting'])(
      'read back past the cache (%s): what the medium holds, not what was written',
      (way) =>
        onMedium(8, async (medium, mount) => {
          const content = pseudoRandomBytes('content', 100_000);
          const written = await medium.writeFile('file', content);
          alterBehind(mount, content);
          // The page cache still shows what was written: this is the false pass that reading back must not give.
          expect(sha256(readFileSync(join(mount.root, 'file')))).toBe(written.sha256);
          const back = await readFromMedium(join(mount.root, 'file'), way);
          expect(back.level).toBe('readback');
          expect(back.bytes).toBe(written.bytes);
          expect(back.sha256).not.toBe(written.sha256);
        }),
    );

    it('lying: a copy that does not come back as it was written is not kept', () =>
      onMedium(8, async (medium, mount) => {
        const payload = pseudoRandomBytes('payload', 50_000);
        const input = copyInput(snapshotB, [copyFile('payload.tar.age', payload)]);
        let isAltered = false;
        const attempt = writeCopy(medium, input, {
          onProgress: ({ phase, done }) => {
            if (isAltered || phase !== 'reading back' || done > 0) return;
            isAltered = true;
            alterBehind(mount, payload);
          },
        });
        await expect(attempt).rejects.toMatchObject({ code: 'medium-damaged' });
        expect(readdirSync(join(mount.root, snapshots))).toEqual([snapshotA]);
      }));

    it('are not on the system disk', () =>
      onMedium(8, async (_medium, { root }) => {
        expect((await driveOf(root, null)).onSystemDisk).toBe(false);
      }));
  },
);
