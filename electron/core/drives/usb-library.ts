// The `usb` package: it tells at once what is plugged in and pulled out. Where it cannot work (no USB, no udev, a system without a build
// of it) it is silent, and whoever watches looks by itself.
import { z } from 'zod';
import type { UsbInterface } from './announced.ts';
import { told, toldMaker } from './told.ts';
import type { UsbDevice } from './usb-device.ts';

const code = z.int().min(0).max(0xff);
const name = z.string().nullish().catch(null);

const alternateSchema = z.object({
  interfaceClass: code,
  interfaceSubclass: code,
  interfaceProtocol: code,
});

const deviceSchema = z.object({
  bus: z.coerce.number().int(),
  address: z.int(),
  vendorId: z.int().min(0).max(0xffff),
  productId: z.int().min(0).max(0xffff),
  manufacturerName: name,
  productName: name,
  serialNumber: name,
  // Of every configuration, not of the one in use: a device can change it later.
  configurations: z
    .array(z.object({ interfaces: z.array(z.object({ alternates: z.array(alternateSchema) })) }))
    .catch([]),
});

const functionSchema = <T>() => z.custom<T>((value) => typeof value === 'function');

interface Emitter {
  addAttach(listener: (device: unknown) => void): Promise<void>;
  addDetach(listener: (handle: unknown) => void): Promise<void>;
  removeAttach(): Promise<void>;
  removeDetach(): Promise<void>;
}

const librarySchema = z.object({
  Emitter: functionSchema<new () => Emitter>(),
  nativeGetDevices: functionSchema<() => Promise<unknown[]>>(),
});

/**
 * The native part of the package, not its WebUSB face: that one throws outside of any promise where there is no USB, which ends the
 * program. Null where it cannot be loaded.
 */
async function load(): Promise<z.infer<typeof librarySchema> | null> {
  try {
    const module: unknown = await import('usb/index.js');
    return librarySchema.parse(z.object({ default: z.unknown() }).parse(module).default);
  } catch {
    return null;
  }
}

/** All devices that the package lists; empty where it cannot. */
export async function usbDevicesOfLibrary(): Promise<UsbDevice[]> {
  try {
    const library = await load();
    return ((await library?.nativeGetDevices()) ?? []).flatMap(deviceOf);
  } catch {
    return [];
  }
}

/** Calls `listener` when something is plugged in or pulled out, until the answered function is called. Never throws. */
export function watchUsb(listener: () => void): () => void {
  const listening = listen(listener);
  // It keeps the program alive until it is told to stop, and it must have begun before.
  return () => void listening.then(silence);
}

/** Null where nothing can be heard. */
async function listen(listener: () => void): Promise<Emitter | null> {
  try {
    const library = await load();
    if (library === null) return null;
    const emitter = new library.Emitter();
    await emitter.addAttach(() => listener());
    await emitter.addDetach(() => listener());
    return emitter;
  } catch {
    return null;
  }
}

async function silence(emitter: Emitter | null): Promise<void> {
  await emitter?.removeAttach().catch(() => undefined);
  await emitter?.removeDetach().catch(() => undefined);
}

/** What the package says of a device; nothing where it is none that we understand. Reading a name can fail when it is pulled out. */
function deviceOf(found: unknown): UsbDevice[] {
  try {
    const device = deviceSchema.parse(found);
    return [
      {
        bus: device.bus,
        address: device.address,
        vendorId: device.vendorId,
        productId: device.productId,
        maker: toldMaker(device.manufacturerName),
        model: told(device.productName),
        serial: told(device.serialNumber),
        interfaces: device.configurations.flatMap(({ interfaces }) =>
          interfaces.flatMap(({ alternates }) => alternates.map(interfaceOf)),
        ),
      },
    ];
  } catch {
    return [];
  }
}

const interfaceOf = (alternate: z.infer<typeof alternateSchema>): UsbInterface => ({
  class: alternate.interfaceClass,
  subclass: alternate.interfaceSubclass,
  protocol: alternate.interfaceProtocol,
});
