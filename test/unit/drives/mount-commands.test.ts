import { describe, expect, it } from 'vitest';
import { mountCommand, unmountCommand } from '../../../electron/core/drives/mount-commands.ts';
import { partition, stick } from './drives.ts';

const person = { platform: 'linux', uid: 1000, gid: 100 } as const;
const root = { platform: 'linux', uid: 0, gid: 0 } as const;

describe('the command that a person types', () => {
  it.each([
    [
      partition(),
      person,
      'sudo mkdir -p /mnt/coldkeep && sudo mount -o uid=1000,gid=100 /dev/sdb1 /mnt/coldkeep',
    ],
    [
      partition({ fileSystem: 'ext4' }),
      person,
      'sudo mkdir -p /mnt/coldkeep && sudo mount /dev/sdb1 /mnt/coldkeep',
    ],
    [partition(), root, 'mkdir -p /mnt/coldkeep && mount /dev/sdb1 /mnt/coldkeep'],
    [partition(), { ...person, platform: 'darwin' as const }, 'diskutil mount /dev/sdb1'],
  ])('mounts %j for %j', (which, who, command) => {
    expect(mountCommand(which, who)).toBe(command);
  });

  it('unmounts all of a drive, and takes a label for what it is: part of a name', () => {
    const mountedAt = "/media/op/it's $(reboot)";
    const drive = stick({ partitions: [partition({ mountedAt }), partition({ device: '/dev/sdb2' })] });
    expect(unmountCommand(drive, person)).toBe(String.raw`sync && sudo umount '/media/op/it'\''s $(reboot)'`);
    expect(unmountCommand(drive, { ...person, platform: 'darwin' })).toBe('diskutil eject /dev/sdb');
  });

  it('shows a label that moves or hides text for what it is', () => {
    const drive = stick({ partitions: [partition({ mountedAt: '/media/op/\u001b[2Ja\u202e' })] });
    expect(unmountCommand(drive, person)).toBe(
      String.raw`sync && sudo umount $'/media/op/\x1b[2Ja\xe2\x80\xae'`,
    );
  });
});
