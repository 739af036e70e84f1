// What the system tells of sticks: how soon, what they are, mounting and releasing them without root's commands, and what types.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { driveSchema, type Drive } from '../../shared/domain/drive.ts';
import { errorCode, Laptop } from './bench/laptop.ts';
import { makeImage } from './bench/stick-image.ts';

let laptop: Laptop;
beforeAll(async () => {
  laptop = await Laptop.start();
});
afterAll(() => laptop?.stop());

const drivesSchema = z.object({ drives: z.array(z.looseObject(driveSchema.shape)) });

async function usbDrives(): Promise<Drive[]> {
  const outcome = await laptop.coldkeep('drives');
  expect(outcome).toMatchObject({ status: 0 });
  return drivesSchema.parse(outcome.json).drives.filter((drive) => drive.bus === 'usb');
}

describe('coldkeep drives', () => {
  it('lists nothing, then what is plugged in, mounts it, releases it, and lists it no more', async () => {
    expect(await usbDrives()).toEqual([]);
    const stick = await laptop.stick({ name: 'blue', label: 'BLUE', serial: 'SERIAL4711' });
    const partition = await stick.plugIn();
    expect(await usbDrives()).toMatchObject([
      {
        serial: 'SERIAL4711',
        sizeBytes: stick.memory.sizeBytes,
        removable: true,
        readOnly: false,
        system: false,
        partitions: [{ device: partition, label: 'BLUE', fileSystem: 'vfat', mountedAt: null }],
        usb: { announces: [] },
      },
    ]);
    const mounted = await laptop.coldkeep('drives', 'mount', partition);
    expect(mounted).toMatchObject({ status: 0, json: { mounted: { device: partition } } });
    const [drive] = await usbDrives();
    const at = drive?.partitions[0]?.mountedAt ?? '';
    expect(at).toMatch(/^\/(run\/)?media\//);
    expect(await laptop.coldkeep('export', 'keys', '--to', at)).toMatchObject({ status: 0 });

    const released = await laptop.coldkeep('drives', 'release', at);
    expect(released).toMatchObject({ status: 0, json: { released: { unmounted: true } } });
    expect(await laptop.machine.guest.shell('grep -c " $1 " /proc/mounts || true', at)).toBe('0');
    await stick.pull();
    expect(await usbDrives()).toEqual([]);
    // It was true that it could be unplugged.
    await stick.mount();
    expect(await laptop.wholeCopies(stick)).toHaveLength(1);
    await stick.remove();
  });

  it('does not release what is in use, and does not say that it can be unplugged', async () => {
    const stick = await laptop.stick({ name: 'busy' });
    await stick.mount();
    const user = laptop.machine.guest.start(['/bin/sh', '-c', 'cd "$1"; echo in; read line', 'sh', stick.at]);
    await user.printed(/in/);
    const refused = await laptop.coldkeep('drives', 'release', stick.at);
    expect({ status: refused.status, code: errorCode(refused.json) }).toEqual({
      status: 4,
      code: 'drive-busy',
    });
    expect(refused.message).not.toMatch(/can unplug it now/);
    user.write('\n');
    await user.ended;
    expect(await laptop.coldkeep('drives', 'release', stick.at)).toMatchObject({ status: 0 });
    await stick.remove();
  });
});

describe('a cold reading', () => {
  it('begins once the stick was gone and is back, and not where it was only unmounted', async () => {
    const { guest } = laptop.machine;
    const stick = await laptop.stick({ name: 'cold' });
    await stick.mount();
    const exported = await laptop.coldkeep('export', 'keys', '--to', stick.at);
    expect(exported).toMatchObject({ status: 0, json: { copies: [{ status: 'verified' }] } });
    const reading = laptop.startColdkeep('verify', '--at', stick.at, '--cold');
    await reading.printed(/pull/i);
    const partition = await guest.shell('findmnt -no SOURCE "$1"', stick.at);
    await guest.shell('umount "$1"; sleep 2; mount "$2" "$1"; sleep 2', stick.at, partition);
    expect(reading.output()).not.toMatch(/"copies"/);
    await stick.unmount();
    await reading.printed(/plug it in/i);
    await stick.mount();
    const { status, stdout, stderr } = await reading.ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr });
    expect(JSON.parse(stdout)).toMatchObject({ copies: [{ status: 'verified', level: 'cold' }] });
    await stick.remove();
  });
});

describe('a stick that is a keyboard, too', () => {
  it('is told of, refused, and taken only by one who has read what it is', async () => {
    const { guest, folder } = laptop.machine;
    const image = join(folder, 'composite.img');
    makeImage(image, { fileSystem: 'vfat', label: 'TYPES', sizeBytes: 48 << 20 });
    await guest.shell('cp "$1" /dev/shm/composite.img', image);
    await guest.shell('composite.sh types /dev/shm/composite.img TYPES0001');
    const partition = await guest.shell(
      `for attempt in $(seq 400); do
        found=$(readlink -f /dev/disk/by-label/TYPES || true)
        if [ -b "$found" ]; then udevadm settle; echo "$found"; exit; fi
        sleep 0.05
      done; exit 1`,
    );
    await guest.shell('mkdir -p /mnt/types; mount "$1" /mnt/types', partition);
    const typing = (await usbDrives()).find((drive) => drive.partitions[0]?.label === 'TYPES');
    expect(typing?.usb?.announces).toEqual(['a keyboard']);

    const refused = await laptop.coldkeep('export', 'keys', '--to', '/mnt/types');
    expect({ status: refused.status, code: errorCode(refused.json) }).toEqual({
      status: 4,
      code: 'drive-announces',
    });
    expect(refused.message).toMatch(/keyboard/);
    expect(await guest.shell('ls /mnt/types')).toBe('');
    const wrong = await laptop.coldkeep('export', 'keys', '--to', '/mnt/types', '--accept-announced', 'yes');
    expect(errorCode(wrong.json)).toBe('drive-announces');
    const taken = await laptop.coldkeep(
      'export',
      'keys',
      '--to',
      '/mnt/types',
      '--accept-announced',
      'keyboard',
    );
    expect(taken).toMatchObject({ status: 0 });
    const { json } = await laptop.coldkeep('log');
    expect(JSON.stringify(json)).toMatch(/keyboard/);
    await guest.shell('umount /mnt/types; composite.sh -r types');
  });
});
