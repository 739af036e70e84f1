// A pretended /sys, /run/udev and lsblk: a stick with a keyboard, from plugging to reading to mounting.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLinuxDrives, type LinuxPlaces } from '../../../electron/core/drives/linux-drives.ts';
import type { RunTool } from '../../../electron/core/drives/run-tool.ts';
import type { UsbDevice } from '../../../electron/core/drives/usb-device.ts';

const plugged = 'devices/pci0000:00/usb2/2-1';

describe('the drives of Linux', () => {
  let root: string;
  let places: LinuxPlaces;
  let disks: object[];

  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const tool: RunTool = () =>
    Promise.resolve({ status: 0, out: JSON.stringify({ blockdevices: disks }), errors: '' });
  const read = async (usb: readonly UsbDevice[] = []) =>
    (await readLinuxDrives(usb, { tool, places })).map(({ drive }) => drive);

  const plugStick = () => {
    const sys = `sys/${plugged}`;
    for (const [name, text] of Object.entries({
      busnum: '2\n',
      devnum: '7\n',
      idVendor: '0781\n',
      idProduct: '5567\n',
      manufacturer: 'SanDisk\n',
      product: 'Cruzer Blade\n',
      serial: 'AA0001\n',
      '2-1:1.0/bInterfaceClass': '08\n',
      '2-1:1.0/bInterfaceSubClass': '06\n',
      '2-1:1.0/bInterfaceProtocol': '50\n',
    })) {
      put(`${sys}/${name}`, text);
    }
    mkdirSync(join(root, 'sys/bus/usb/devices'), { recursive: true });
    symlinkSync(join(root, sys), join(root, 'sys/bus/usb/devices/2-1'));
    symlinkSync(join(root, sys, '2-1:1.0'), join(root, 'sys/bus/usb/devices/2-1:1.0'));
  };

  const addKeyboard = () => {
    put(`sys/${plugged}/2-1:1.1/bInterfaceClass`, '03\n');
    put(`sys/${plugged}/2-1:1.1/bInterfaceSubClass`, '01\n');
    put(`sys/${plugged}/2-1:1.1/bInterfaceProtocol`, '01\n');
  };

  const addDisk = () => {
    const block = join(root, `sys/${plugged}/2-1:1.0/host0/target/block/sda`);
    mkdirSync(block, { recursive: true });
    mkdirSync(join(root, 'sys/dev/block'), { recursive: true });
    symlinkSync(block, join(root, 'sys/dev/block/8:0'));
    const part = {
      name: '/dev/sda1',
      'maj:min': '8:1',
      type: 'part',
      size: 900,
      label: 'BLUE',
      fstype: 'vfat',
    };
    disks = [
      {
        name: '/dev/sda',
        'maj:min': '8:0',
        type: 'disk',
        size: 1000,
        rm: true,
        tran: 'usb',
        vendor: 'SanDisk ',
        children: [part],
      },
    ];
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'coldkeep-drives-'));
    places = { sys: join(root, 'sys'), mountInfo: join(root, 'mountinfo'), udevData: join(root, 'udev') };
    disks = [];
    mkdirSync(places.udevData);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('are none where there is neither USB nor a disk', async () => {
    expect(await read()).toEqual([]);
  });

  it('are none, and no error, where lsblk is missing or says something else', async () => {
    for (const result of [null, { status: 1, out: '', errors: 'no' }, { status: 0, out: 'x', errors: '' }]) {
      expect(await readLinuxDrives([], { tool: () => Promise.resolve(result), places })).toEqual([]);
    }
  });

  it('are being read from the moment they are plugged in', async () => {
    plugStick();
    expect(await read()).toEqual([
      {
        device: 'USB 2/7',
        state: 'reading',
        maker: 'SanDisk',
        model: 'Cruzer Blade',
        serial: 'AA0001',
        sizeBytes: null,
        bus: 'usb',
        removable: true,
        readOnly: false,
        system: false,
        partitions: [],
        usb: { vendorId: 0x0781, productId: 0x5567, announces: [] },
      },
    ]);
  });

  it('are ready when udev has looked at the disk and all its parts', async () => {
    plugStick();
    addDisk();
    expect(await read()).toMatchObject([{ device: 'USB 2/7', state: 'reading' }]);
    put('udev/b8:0', 'I:1');
    expect(await read()).toMatchObject([{ state: 'reading' }]);
    put('udev/b8:1', 'I:1');
    expect(await read()).toMatchObject([
      {
        device: '/dev/sda',
        state: 'ready',
        maker: 'SanDisk',
        model: 'Cruzer Blade',
        serial: 'AA0001',
        bus: 'usb',
        removable: true,
        system: false,
        partitions: [{ device: '/dev/sda1', label: 'BLUE', mountedAt: null }],
        usb: { announces: [] },
      },
    ]);
  });

  it.each(['0x1af4', '2537', ''])('have no maker where a number (%j) stands for one', async (vendor) => {
    rmSync(places.udevData, { recursive: true });
    plugStick();
    addDisk();
    put(`sys/${plugged}/manufacturer`, `${vendor}\n`);
    disks = disks.map((disk) => ({ ...disk, vendor }));
    expect(await read()).toMatchObject([{ device: '/dev/sda', maker: null, model: 'Cruzer Blade' }]);
  });

  it('are ready at once where there is no udev', async () => {
    rmSync(places.udevData, { recursive: true });
    plugStick();
    addDisk();
    expect(await read()).toMatchObject([{ device: '/dev/sda', state: 'ready' }]);
  });

  it('keep their plug from the first moment, so that they keep their place in a list', async () => {
    rmSync(places.udevData, { recursive: true });
    plugStick();
    const [reading] = await readLinuxDrives([], { tool, places });
    addDisk();
    const [ready] = await readLinuxDrives([], { tool, places });
    expect([reading?.plug, ready?.plug]).toEqual(['USB 2/7', 'USB 2/7 /dev/sda']);
  });

  it('tell what else they are, as /sys or the USB library says', async () => {
    plugStick();
    addKeyboard();
    expect((await read())[0]?.usb?.announces).toEqual(['a keyboard']);
    // Another configuration, which is not in use yet.
    const library: UsbDevice = {
      bus: 2,
      address: 7,
      vendorId: 0x0781,
      productId: 0x5567,
      maker: null,
      model: null,
      serial: null,
      interfaces: [{ class: 0x02, subclass: 0x06, protocol: 0 }],
    };
    expect((await read([library]))[0]?.usb?.announces).toEqual(['a keyboard', 'a network card']);
  });

  it('do not come back from a library that has not noticed yet that they are gone', async () => {
    plugStick();
    const interfaces = [{ class: 0x08, subclass: 0x06, protocol: 0x50 }];
    const gone: UsbDevice = {
      bus: 2,
      address: 6,
      vendorId: 1,
      productId: 1,
      maker: null,
      model: null,
      serial: null,
      interfaces,
    };
    expect(await read([gone])).toHaveLength(1);
  });

  it.each([
    ['/', true],
    ['/boot/efi', true],
    ['/home', true],
    ['/run/live/medium', true],
    ['/cdrom', true],
    ['/media/blue', false],
    ['/mnt', false],
  ])('mounted at %s, carry the running system: %s', async (path, system) => {
    rmSync(places.udevData, { recursive: true });
    plugStick();
    addDisk();
    // A system on btrfs is mounted from a part of the file system.
    put('mountinfo', `22 1 8:1 /@ ${path} rw - vfat /dev/sda1 rw\n`);
    expect(await read()).toMatchObject([{ system }]);
  });
});
