// What the port owes on media that are read-only, full or pulled out, on every file system: the right condition, nothing half-made.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removePartials, retireCopy, writeCopy } from '../../../electron/core/media/durable-copy.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { readMarker, writeMarker } from '../../../electron/core/media/marker.ts';
import type { Medium } from '../../../electron/core/media/medium.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import {
  assertValidCopy,
  copyFile,
  copyInput,
  filesBelow,
  smallCopy,
  snapshotA,
  snapshotB,
  vaultId,
} from '../../faults/support/practice-copies.ts';
import type { Place, Traits } from './media-places.ts';

const mediumId = '11111111-2222-4333-8444-555555555555';
const snapshots = `COLDKEEP/${vaultId}/snapshots`;

/** `mount` gives a small place (about 8 MiB) of its own to each test. */
export function describeHardMedia(
  name: string,
  mount: () => Place,
  { level }: Traits,
  skip: string | null,
): void {
  describe.skipIf(skip !== null)(`a hard medium: ${name}${skip === null ? '' : ` (${skip})`}`, () => {
    let place: Place;
    let medium: Medium;

    beforeEach(async () => {
      place = mount();
      medium = await openFolderMedium(place.root);
      await writeMarker(medium, mediumId);
      await writeCopy(medium, smallCopy(snapshotA));
    });
    afterEach(() => place.dispose());

    it('holds a copy whose signature counts, and gives it up by name', async () => {
      assertValidCopy(join(place.root, snapshots, snapshotA));
      const written = await writeCopy(medium, smallCopy(snapshotB));
      expect(written.level).toBe(level);
      for (const { path, bytes, sha256 } of written.files) {
        expect(await medium.readBack(path)).toEqual({ bytes, sha256, level });
      }
      await retireCopy(medium, `${snapshots}/${snapshotA}`);
      expect(readdirSync(join(place.root, snapshots))).toEqual([snapshotB]);
      assertValidCopy(join(place.root, snapshots, snapshotB));
      expect(await removePartials(medium, vaultId)).toEqual([]);
    });

    it('writes slices where a file may be no longer', async () => {
      const limited = await openFolderMedium(place.root, { maxFileBytes: 4000 });
      const written = await writeCopy(limited, smallCopy(snapshotB));
      expect(written.files.map(({ path }) => path.split('/').at(-1))).toEqual([
        'manifest.age',
        'payload-001.tar.age.000',
        'payload-001.tar.age.001',
        'payload-001.tar.age.002',
        'payload-002.tar.age.000',
        'payload-002.tar.age.001',
        'CHECKSUMS.sha256',
        'CHECKSUMS.sha256.minisig',
      ]);
      assertValidCopy(join(place.root, snapshots, snapshotB));
    });

    it('read-only: is read as ever, and every way to write says so and changes nothing', async () => {
      place.remountReadOnly();
      const locked = await openFolderMedium(place.root);
      const before = filesBelow(place.root);
      const readOnly = { code: 'medium-read-only' };
      const path = `${snapshots}/${snapshotA}/manifest.age`;
      await expect(writeCopy(locked, smallCopy(snapshotB))).rejects.toMatchObject(readOnly);
      await expect(locked.writeFile('new', Buffer.from('x'))).rejects.toMatchObject(readOnly);
      await expect(locked.makeFolder('folder')).rejects.toMatchObject(readOnly);
      await expect(locked.rename(path, `${path}.old`)).rejects.toMatchObject(readOnly);
      await expect(locked.remove(path)).rejects.toMatchObject(readOnly);
      await expect(retireCopy(locked, `${snapshots}/${snapshotA}`)).rejects.toMatchObject(readOnly);
      expect(filesBelow(place.root)).toEqual(before);
      expect(await locked.readBack(path)).toMatchObject({ level });
      expect(await readMarker(locked)).toEqual({ medium: mediumId });
    });

    it('full: says so, leaves nothing of what was begun and the copy as it was', async () => {
      const before = filesBelow(place.root);
      const { freeBytes } = await medium.capacity();
      const tooMuch = pseudoRandomBytes('content', freeBytes + 100_000);
      const full = { code: 'medium-full' };
      await expect(medium.writeFile('large', tooMuch)).rejects.toMatchObject(full);
      expect(filesBelow(place.root)).toEqual(before);
      // Somebody else fills it between the question how much is free and the writing.
      const payload = copyFile('payload.tar.age', pseudoRandomBytes('payload', 1024 * 1024));
      const filling = copyInput(snapshotB, [
        {
          ...payload,
          content: async function* () {
            writeFileSync(join(place.root, 'filler'), Buffer.alloc(freeBytes - 512 * 1024));
            yield pseudoRandomBytes('payload', 1024 * 1024);
          },
        },
      ]);
      await expect(writeCopy(medium, filling)).rejects.toMatchObject(full);
      expect(readdirSync(join(place.root, snapshots))).toContain(snapshotA);
      assertValidCopy(join(place.root, snapshots, snapshotA));
      // Room again, and nothing stands in the way.
      await medium.remove('filler');
      await writeCopy(medium, smallCopy(snapshotB));
      assertValidCopy(join(place.root, snapshots, snapshotB));
      expect(readdirSync(join(place.root, snapshots)).toSorted()).toEqual([snapshotA, snapshotB]);
    });

    it('pulled out: takes no answer from the empty folder that is left, and writes nothing into it', async () => {
      place.pull();
      const removed = { code: 'medium-removed' };
      expect(existsSync(place.root)).toBe(true);
      expect(await medium.isPresent()).toBe(false);
      await expect(medium.list('')).rejects.toMatchObject(removed);
      await expect(medium.readFile('COLDKEEP/medium.json', 100)).rejects.toMatchObject(removed);
      await expect(medium.readBack('COLDKEEP/medium.json')).rejects.toMatchObject(removed);
      await expect(readMarker(medium)).rejects.toMatchObject(removed);
      await expect(medium.capacity()).rejects.toMatchObject(removed);
      await expect(medium.writeFile('new', Buffer.from('x'))).rejects.toMatchObject(removed);
      await expect(medium.makeFolder('folder')).rejects.toMatchObject(removed);
      await expect(medium.rename('a', 'b')).rejects.toMatchObject(removed);
      await expect(medium.remove('COLDKEEP')).rejects.toMatchObject(removed);
      await expect(writeCopy(medium, smallCopy(snapshotB))).rejects.toMatchObject(removed);
      expect(readdirSync(place.root)).toEqual([]);
    });
  });
}
