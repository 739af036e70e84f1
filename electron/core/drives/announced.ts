// What a USB device says that it is beside storage, in words. A stick needs one interface, for storage; one that also announces a
// keyboard can type commands. Class codes as usb.org lists them ("Defined Class Codes").

/** One way in which a device offers to be used, as its descriptors tell. */
export interface UsbInterface {
  readonly class: number;
  readonly subclass: number;
  readonly protocol: number;
}

const storageClass = 0x08;
const keyboard = 'a keyboard';
const networkCard = 'a network card';
const unknown = 'something of its own';

/** Bulk-only, UAS and the older ways of talking to a disk are all this class. */
export const isStorage = (interfaces: readonly UsbInterface[]): boolean =>
  interfaces.some((each) => each.class === storageClass);

/** Each kind once, with its article, sorted: ["a keyboard", "a network card"]. Empty for a plain stick. */
export function announcedBeside(interfaces: readonly UsbInterface[]): string[] {
  const words = interfaces.filter((each) => each.class !== storageClass).map(wordFor);
  return [...new Set(words)].toSorted();
}

function wordFor({ class: code, subclass, protocol }: UsbInterface): string {
  switch (code) {
    case 0x02:
    case 0x0a:
      return communications(code, subclass, protocol);
    case 0x03:
      return inputDevice(subclass, protocol);
    case 0xe0:
      return wireless(subclass, protocol);
    case 0xef:
      // RNDIS, as Windows names it: Ethernet over USB.
      return subclass === 0x04 ? networkCard : unknown;
    case 0xfe:
      return subclass === 0x01 ? 'a way to replace its firmware' : unknown;
    default:
      return plainClasses.get(code) ?? unknown;
  }
}

const plainClasses: ReadonlyMap<number, string> = new Map([
  [0x01, 'a sound card'],
  [0x05, 'an input device'],
  [0x06, 'a camera'],
  [0x07, 'a printer'],
  [0x09, 'a hub'],
  [0x0b, 'a smart card reader'],
  [0x0e, 'a camera'],
  [0x10, 'a camera'],
  [0xdc, 'a way to debug it'],
]);

/** Only the boot subclass says which kind it is; any other may type as well. */
function inputDevice(subclass: number, protocol: number): string {
  if (subclass === 0x01 && protocol === 0x01) return keyboard;
  if (subclass === 0x01 && protocol === 0x02) return 'a mouse';
  return 'an input device';
}

/** CDC: the subclasses of its control interface (ECM, EEM, NCM, MBIM are networks); the other interface carries its data. */
function communications(code: number, subclass: number, protocol: number): string {
  if (code === 0x0a) return 'a data line';
  if ([0x06, 0x0c, 0x0d, 0x0e].includes(subclass)) return networkCard;
  // ACM with a protocol of the vendor is RNDIS.
  if (subclass === 0x02) return protocol === 0xff ? networkCard : 'a serial port';
  return 'a modem';
}

function wireless(subclass: number, protocol: number): string {
  if (subclass !== 0x01) return 'a radio';
  return protocol === 0x03 ? networkCard : 'a Bluetooth radio';
}
