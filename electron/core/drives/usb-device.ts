// A USB device as the system lists it, storage or not.
import type { UsbInterface } from './announced.ts';

export interface UsbDevice {
  /** Number of the bus and of the device on it: together they name it for as long as it is plugged in. */
  readonly bus: number;
  readonly address: number;
  readonly vendorId: number;
  readonly productId: number;
  readonly maker: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly interfaces: readonly UsbInterface[];
}

/** "USB 1/5": what a drive is called while the system has not given it a name yet. */
export const plugName = ({ bus, address }: Pick<UsbDevice, 'bus' | 'address'>): string =>
  `USB ${bus}/${address}`;

/** Several lists as one; what any of them says that a device announces, it announces. */
export function mergeUsb(lists: readonly (readonly UsbDevice[])[]): UsbDevice[] {
  const merged = new Map<string, UsbDevice>();
  for (const device of lists.flat()) {
    const known = merged.get(plugName(device));
    merged.set(plugName(device), {
      ...(known ?? device),
      interfaces: [...(known?.interfaces ?? []), ...device.interfaces],
    });
  }
  return [...merged.values()];
}
