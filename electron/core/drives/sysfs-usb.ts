// USB devices as Linux lists them below /sys, and which of them a disk belongs to.
import { readFile, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { UsbInterface } from './announced.ts';
import { told, toldMaker } from './told.ts';
import type { UsbDevice } from './usb-device.ts';

/** All that are plugged in. Empty where there is no USB. */
export async function usbDevicesIn(sys: string): Promise<UsbDevice[]> {
  const folder = join(sys, 'bus/usb/devices');
  const names = await readdir(folder).catch(() => []);
  // "1-1:1.0" is an interface of "1-1".
  const devices = names.filter((name) => !name.includes(':'));
  const found = await Promise.all(devices.map((name) => usbDeviceAt(join(folder, name))));
  return found.filter((device) => device !== null);
}

/** The USB device that a block device ("8:16") hangs on; null where it hangs on none. */
export async function usbDeviceBelow(sys: string, number: string): Promise<UsbDevice | null> {
  let folder = await realpath(join(sys, 'dev/block', number)).catch(() => null);
  const end = await realpath(sys).catch(() => sys);
  while (folder !== null && folder !== end && folder !== dirname(folder)) {
    const device = await usbDeviceAt(folder);
    if (device !== null) return device;
    folder = dirname(folder);
  }
  return null;
}

/** Null where the folder is of no USB device, or of one that was pulled out meanwhile. */
async function usbDeviceAt(folder: string): Promise<UsbDevice | null> {
  const [bus, address, vendorId, productId] = await Promise.all([
    number(folder, 'busnum', 10),
    number(folder, 'devnum', 10),
    number(folder, 'idVendor', 16),
    number(folder, 'idProduct', 16),
  ]);
  if (bus === null || address === null || vendorId === null || productId === null) return null;
  const [maker, model, serial] = await Promise.all(
    ['manufacturer', 'product', 'serial'].map(async (name) => told(await line(folder, name))),
  );
  return {
    bus,
    address,
    vendorId,
    productId,
    maker: toldMaker(maker),
    model: model ?? null,
    serial: serial ?? null,
    interfaces: await interfacesIn(folder),
  };
}

async function interfacesIn(folder: string): Promise<UsbInterface[]> {
  const own = `${basename(await realpath(folder).catch(() => folder))}:`;
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(own));
  const found = await Promise.all(
    names.toSorted().map(async (name) => {
      const at = join(folder, name);
      const [code, subclass, protocol] = await Promise.all([
        number(at, 'bInterfaceClass', 16),
        number(at, 'bInterfaceSubClass', 16),
        number(at, 'bInterfaceProtocol', 16),
      ]);
      return code === null ? null : { class: code, subclass: subclass ?? 0, protocol: protocol ?? 0 };
    }),
  );
  return found.filter((each) => each !== null);
}

async function line(folder: string, name: string): Promise<string | null> {
  return readFile(join(folder, name), 'utf8').catch(() => null);
}

async function number(folder: string, name: string, base: 10 | 16): Promise<number | null> {
  const value = Number.parseInt((await line(folder, name)) ?? '', base);
  return Number.isSafeInteger(value) ? value : null;
}
