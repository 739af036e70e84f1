// The guided preparation of a stick: its words and commands, whatever was typed.
import { describe, expect, it } from 'vitest';
import {
  preparationOf,
  preparationSchema,
  preparedFileSystems,
  volumeLabelFor,
} from '../../../shared/domain/prepare-medium.ts';

const commandsFor = (system: string, wish: Parameters<typeof preparationOf>[0]) =>
  preparationOf(wish)
    .ways.find((way) => way.system === system)
    ?.steps.map(({ command }) => command) ?? [];

describe('the preparation of a stick', () => {
  it.each(preparedFileSystems)('is whole for %s', (fileSystem) => {
    const preparation = preparationOf({ fileSystem, label: 'Blue stick' });
    expect(preparationSchema.parse(preparation)).toEqual(preparation);
    expect(preparation.ways.map(({ system }) => system)).toEqual(
      fileSystem === 'ext4' ? ['linux'] : ['linux', 'macos', 'windows'],
    );
  });

  it('says of each step whether it erases, and looks before it does', () => {
    for (const { steps } of preparationOf({ fileSystem: 'exfat', label: 'x' }).ways) {
      expect(steps[0]?.erases).toBe(false);
      expect(steps.some(({ erases }) => erases)).toBe(true);
    }
  });

  it('names the device and its partition as the system does', () => {
    const commands = (device?: string) =>
      commandsFor('linux', {
        fileSystem: 'exfat',
        label: 'Blue',
        ...(device === undefined ? {} : { device }),
      });
    expect(commands('/dev/sdb')[3]).toBe('sudo mkfs.exfat -L BLUE /dev/sdb1');
    expect(commands('/dev/mmcblk0')[3]).toBe('sudo mkfs.exfat -L BLUE /dev/mmcblk0p1');
    expect(commands()[3]).toBe('sudo mkfs.exfat -L BLUE /dev/sdX1');
    expect(commandsFor('linux', { fileSystem: 'ext4', label: 'Blue', device: '/dev/sdb' })[3]).toBe(
      'sudo mkfs.ext4 -m 0 -L BLUE -E root_owner=$(id -u):$(id -g) /dev/sdb1',
    );
  });

  it('lets nothing that was typed become a command', () => {
    const hostile = { fileSystem: 'exfat' as const, label: "Blue'; rm -rf ~ #", device: '/dev/sd;reboot' };
    const all = preparationOf(hostile);
    expect(all.volumeLabel).toBe('BLUE-RM-RF');
    expect(commandsFor('linux', hostile)[2]).toContain("'/dev/sd;reboot'");
    expect(all.afterwards[0]?.command).toBe(
      String.raw`coldkeep media test --at DIR --label 'Blue'\''; rm -rf ~ #'`,
    );
  });
});

describe('the label of the file system', () => {
  it.each([
    ['Blue stick', 'BLUE-STICK'],
    ['  the stick at the bank ', 'THE-STICK-A'],
    ['Größe', 'GR-SSE'],
    ['***', 'COLDKEEP'],
    ['', 'COLDKEEP'],
  ])('of %j is %j', (label, expected) => {
    expect(volumeLabelFor(label)).toBe(expected);
  });
});
