import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderVolumes } from '../../../../electron/main/watch/volumes/folder-volumes.ts';
import { SystemVolumes } from '../../../../electron/main/watch/volumes/system-volumes.ts';
import { Volumes } from '../../../../electron/main/watch/volumes/volumes.ts';

const marker = '{"coldkeep":1,"readableBy":1,"medium":"3fa9c1d2-7be0-4c41-9d51-6a3f0c2b1d10"}\n';

describe('volumes', () => {
  let root: string;
  let told: number;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'coldkeep-volumes-'));
    told = 0;
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const folder = (name: string): string => {
    const path = join(root, name);
    mkdirSync(path, { recursive: true });
    return path;
  };

  it('chosen by a person are described, and stay listed while they are away', async () => {
    const path = folder('Blue stick');
    mkdirSync(join(path, 'COLDKEEP'));
    writeFileSync(join(path, 'COLDKEEP', 'medium.json'), marker);
    const volumes = new FolderVolumes(() => null);
    volumes.onChange(() => told++);
    volumes.add(path);
    expect(await volumes.list()).toMatchObject([
      {
        path,
        name: 'Blue stick',
        present: true,
        pretend: false,
        mediumId: '3fa9c1d2-7be0-4c41-9d51-6a3f0c2b1d10',
        sizeBytes: expect.any(Number),
        freeBytes: expect.any(Number),
      },
    ]);
    rmSync(path, { recursive: true });
    expect(await volumes.list()).toMatchObject([{ path, present: false, mediumId: null, freeBytes: null }]);
    volumes.clear();
    expect(await volumes.list()).toEqual([]);
    expect(told).toBe(2);
  });

  it('of the system are those that the list of mounts names, with their labels', async () => {
    const path = folder('mnt');
    const mountsFile = join(root, 'mountinfo');
    writeFileSync(mountsFile, `30 22 250:77 / ${path} ro - vfat /dev/coldkeep-test ro\n`);
    const blockDevices = folder('block');
    mkdirSync(join(blockDevices, '250:77'));
    const labelsFolder = folder('labels');
    const volumes = new SystemVolumes({ home: () => null, mountsFile, labelsFolder, blockDevices });
    const listed = await volumes.list();
    // Where the temporary folder is on the system's own disk it is left out, as every folder of that disk is.
    for (const volume of listed) {
      expect(volume).toMatchObject({
        path,
        name: 'mnt',
        fileSystem: 'vfat',
        readOnly: true,
        removable: false,
      });
    }
    volumes.onChange(() => told++);
    writeFileSync(mountsFile, '');
    expect(await volumes.list()).toEqual([]);
    expect(told).toBe(1);
  });

  it('are none where the system keeps no such list', async () => {
    const volumes = new SystemVolumes({ home: () => null, mountsFile: join(root, 'absent') });
    expect(await volumes.list()).toEqual([]);
  });

  describe('of a practice', () => {
    it('are pulled out and plugged in: a pulled one is really gone', async () => {
      const paths = [folder('media/blue'), folder('media/red')] as const;
      writeFileSync(join(paths[0], 'file'), 'content');
      const volumes = new Volumes(() => null);
      volumes.onChange(() => told++);
      volumes.practise(paths);
      volumes.pull(paths[0]);
      expect(existsSync(paths[0])).toBe(false);
      expect(await volumes.list()).toMatchObject([
        { name: 'blue', present: false, pretend: true, onSystemDisk: false },
        { name: 'red', present: true, pretend: true },
      ]);
      volumes.pull(paths[0]);
      volumes.plug(paths[0]);
      volumes.plug(paths[0]);
      expect(existsSync(join(paths[0], 'file'))).toBe(true);
      expect((await volumes.list()).map(({ present }) => present)).toEqual([true, true]);
      expect(told).toBe(5);
    });

    it('are all plugged in when another practice begins', async () => {
      const path = folder('media/blue');
      const volumes = new Volumes(() => null);
      volumes.practise([path]);
      volumes.pull(path);
      volumes.practise([]);
      volumes.practise([path]);
      expect(existsSync(path)).toBe(true);
    });

    it('are alone: real ones are not shown, and cannot be pulled on the screen', async () => {
      const real = folder('real');
      const volumes = new Volumes(() => null);
      volumes.add(real);
      volumes.practise([folder('media/blue')]);
      expect((await volumes.list()).map(({ name }) => name)).toEqual(['blue']);
      expect(() => volumes.pull(real)).toThrow('Only practice media');
      expect(existsSync(real)).toBe(true);
      volumes.practise([]);
      expect((await volumes.list()).map(({ path }) => path)).toContain(real);
    });
  });
});
