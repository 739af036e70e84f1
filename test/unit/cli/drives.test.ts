// coldkeep drives: what a person and a script learn of what is plugged in.
import { describe, expect, it } from 'vitest';
import type { Drive } from '../../../shared/domain/drive.ts';
import { partition, stick } from '../drives/drives.ts';
import { carried, fakeEngine, mediumId, snapshotId } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const mounted = stick({ partitions: [partition({ mountedAt: '/media/blue' })] });
const vault = '11111111-0000-4000-8000-000000000001';

const listed = async (drives: readonly Drive[], carries = carried, ...more: string[]) => {
  const looked: string[] = [];
  const engine = fakeEngine({
    hasVault: false,
    engine: {
      drives: () => Promise.resolve(drives),
      carriedAt: async (folder) => {
        looked.push(folder);
        return carries;
      },
    },
  });
  const env = { COLDKEEP_PASSPHRASE: undefined };
  return { ...(await coldkeep(['drives', ...more], { engine, env, columns: 240 })), looked };
};

describe('coldkeep drives', () => {
  it('names serial number, bus and free space of each file system', async () => {
    const { stdout, status } = await listed([mounted]);
    const [titles = '', row = ''] = stdout.split('\n');
    expect(titles.split(/ {2,}/)).toEqual([
      'Device',
      'Drive',
      'Serial',
      'Bus',
      'Label',
      'Size',
      'Free',
      'File system',
      'Mounted at',
    ]);
    expect(row.split(/ {2,}/)).toEqual([
      '/dev/sdb1',
      'SanDisk Cruzer Blade',
      'AA0001',
      'usb',
      'BLUE',
      '31 GB',
      '12 GB',
      'vfat',
      '/media/blue',
    ]);
    expect(status).toBe(0);
  });

  it('says which medium it is and which copies of which vaults it has, without a passphrase', async () => {
    const { stdout, engine } = await listed([mounted]);
    expect(stdout).toContain(
      `\n/dev/sdb1\n  Medium ${mediumId}\n  Vault ${vault}: 1 copy, newest ${snapshotId}\n`,
    );
    expect(engine.calls).toEqual([]);
    const json = (await listed([mounted], carried, '--json')).json();
    expect(json).toEqual({
      drives: [
        {
          ...mounted,
          fitness: [{ device: '/dev/sdb1', reasons: [] }],
          carries: [{ device: '/dev/sdb1', ...carried }],
        },
      ],
    });
  });

  it('says what could not be read', async () => {
    const unreadable = 'COLDKEEP/medium.json is not a marker of Coldkeep.';
    const { stdout, status } = await listed([mounted], { ...carried, medium: null, unreadable });
    expect(stdout).toContain(unreadable);
    expect(stdout).not.toContain('Medium ');
    expect(status).toBe(0);
  });

  it('looks at nothing that is not mounted, and for no medium on the disk of the system', async () => {
    const system = stick({ device: '/dev/vda', system: true, partitions: [partition({ mountedAt: '/' })] });
    const { stdout, looked } = await listed([system, stick()]);
    expect(looked).toEqual(['/']);
    expect(stdout).toContain('12 GB');
    expect(stdout).not.toMatch(/Medium|Vault/);
  });
});
