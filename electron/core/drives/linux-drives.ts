// Drives as Linux reports them: disks and file systems from lsblk, mounts from the kernel, USB devices from /sys. No root, no udev needed.
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Drive } from '../../../shared/domain/drive.ts';
import { announcedBeside, isStorage } from './announced.ts';
import type { FoundDrive } from './found-drive.ts';
import {
  busOf,
  disksOf,
  lsblkArguments,
  mountsOf,
  partitionsOf,
  wholeBytes,
  withChildren,
  type BlockDevice,
} from './lsblk.ts';
import { parseMounts, type Mount } from '../media/mount-info.ts';
import { isOfSystem } from './mounts.ts';
import type { RunTool } from './run-tool.ts';
import { usbDeviceBelow, usbDevicesIn } from './sysfs-usb.ts';
import { told, toldMaker } from './told.ts';
import { mergeUsb, plugName, type UsbDevice } from './usb-device.ts';

export interface LinuxPlaces {
  readonly sys: string;
  readonly mountInfo: string;
  /** What udev knows of each device; absent where there is no udev. */
  readonly udevData: string;
}

export const linuxPlaces: LinuxPlaces = {
  sys: '/sys',
  mountInfo: '/proc/self/mountinfo',
  udevData: '/run/udev/data',
};

/** `usb` is what another listing of USB devices knows. Never throws: what nothing reports is left out. */
export async function readLinuxDrives(
  usb: readonly UsbDevice[],
  { tool, places = linuxPlaces }: { tool: RunTool; places?: LinuxPlaces },
): Promise<FoundDrive[]> {
  const [listed, mounts, inSys] = await Promise.all([
    tool('lsblk', lsblkArguments, 10_000),
    readMounts(places.mountInfo),
    usbDevicesIn(places.sys),
  ]);
  // A library that lags behind must not bring back what the kernel has dropped.
  const current = new Set(inSys.map(plugName));
  const devices = mergeUsb([inSys, usb.filter((device) => current.has(plugName(device)))]);
  const disks = disksIn(listed?.out ?? '');
  const found = await Promise.all(
    disks.map(async (disk) => {
      const below = await usbDeviceBelow(places.sys, disk['maj:min']);
      const device =
        below === null ? null : (devices.find((each) => plugName(each) === plugName(below)) ?? below);
      return { disk, device, settled: await isSettled(disk, places.udevData) };
    }),
  );
  const ready = found.filter(({ settled }) => settled);
  const shown = new Set(ready.flatMap(({ device }) => (device === null ? [] : [plugName(device)])));
  const reading = devices.filter((each) => isStorage(each.interfaces) && !shown.has(plugName(each)));
  return [
    ...ready.map(({ disk, device }) => ({
      plug: device === null ? disk.name : `${plugName(device)} ${disk.name}`,
      drive: readyDrive(disk, device, mounts),
    })),
    ...reading.map((device) => ({ plug: plugName(device), drive: readingDrive(device) })),
  ];
}

function disksIn(output: string): BlockDevice[] {
  try {
    return disksOf(output);
  } catch {
    return [];
  }
}

export async function readMounts(file = linuxPlaces.mountInfo): Promise<Mount[]> {
  return parseMounts(await readFile(file, 'utf8').catch(() => ''));
}

/** Whether udev has looked at a disk and all its parts: before that, labels and file systems are missing. */
async function isSettled(disk: BlockDevice, udevData: string): Promise<boolean> {
  if (!(await exists(udevData))) return true;
  const files = withChildren(disk).map((each) => join(udevData, `b${each['maj:min']}`));
  return (await Promise.all(files.map(exists))).every(Boolean);
}

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function readyDrive(disk: BlockDevice, usb: UsbDevice | null, mounts: readonly Mount[]): Drive {
  const whole = withChildren(disk);
  return {
    device: disk.name,
    state: 'ready',
    maker: toldMaker(disk.vendor) ?? usb?.maker ?? null,
    model: told(disk.model) ?? usb?.model ?? null,
    serial: told(disk.serial) ?? usb?.serial ?? null,
    sizeBytes: wholeBytes(disk.size),
    bus: usb === null ? busOf(disk) : 'usb',
    removable: disk.rm || disk.hotplug || usb !== null,
    readOnly: disk.ro,
    system: whole.some(
      (each) =>
        each.mountpoint === '[SWAP]' || mountsOf(each, mounts).some((mount) => isOfSystem(mount.path)),
    ),
    partitions: partitionsOf(disk, mounts),
    usb: usbOf(usb),
  };
}

function readingDrive(usb: UsbDevice): Drive {
  return {
    device: plugName(usb),
    state: 'reading',
    maker: usb.maker,
    model: usb.model,
    serial: usb.serial,
    sizeBytes: null,
    bus: 'usb',
    removable: true,
    readOnly: false,
    system: false,
    partitions: [],
    usb: usbOf(usb),
  };
}

/** A device has at least one interface: where none is listed, nothing tells what it announces. */
function usbOf(usb: UsbDevice | null): Drive['usb'] {
  if (usb === null || usb.interfaces.length === 0) return null;
  const { vendorId, productId, interfaces } = usb;
  return { vendorId, productId, announces: announcedBeside(interfaces) };
}
