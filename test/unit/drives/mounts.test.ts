import { describe, expect, it } from 'vitest';
import { mediaMounts } from '../../../electron/core/drives/mounts.ts';
import { parseMounts } from '../../../electron/core/media/mount-info.ts';

const mountinfo = String.raw`22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
23 22 8:1 / /boot/efi rw,relatime shared:2 - vfat /dev/sda1 rw
24 22 0:5 / /proc rw,nosuid shared:3 - proc proc rw
30 22 8:17 / /run/media/op/Blue\040stick rw,nosuid,nodev shared:9 - vfat /dev/sdb1 rw,fmask=0022
31 22 8:17 / /mnt/again rw shared:9 - vfat /dev/sdb1 rw
32 22 8:33 / /run/media/op/Red ro,nosuid shared:10 master:4 propagate_from:2 - exfat /dev/sdc1 rw
33 22 7:1 / /snap/core/1 ro - squashfs /dev/loop1 ro
34 22 8:33 /sub /mnt/bound rw - exfat /dev/sdc1 rw
35 22 0:40 / /tmp rw - tmpfs tmpfs rw
broken line
`;

describe('the list of mounts', () => {
  it('gives the volumes that could be media, each once, with their real paths', () => {
    expect(mediaMounts(parseMounts(mountinfo))).toEqual([
      {
        device: '8:17',
        root: '/',
        path: '/run/media/op/Blue stick',
        fileSystem: 'vfat',
        source: '/dev/sdb1',
        readOnly: false,
        givenUp: false,
      },
      {
        device: '8:33',
        root: '/',
        path: '/run/media/op/Red',
        fileSystem: 'exfat',
        source: '/dev/sdc1',
        readOnly: true,
        givenUp: false,
      },
    ]);
  });

  it('reads names in UTF-8', () => {
    const line = String.raw`30 22 8:17 / /media/Gr\303\274n rw - vfat /dev/sdb1 rw`;
    expect(parseMounts(line)[0]?.path).toBe('/media/Grün');
  });
});
