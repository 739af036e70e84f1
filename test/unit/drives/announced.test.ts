import { describe, expect, it } from 'vitest';
import { announcedBeside, isStorage } from '../../../electron/core/drives/announced.ts';

const interfaces = (...codes: readonly (readonly [number, number, number])[]) =>
  codes.map(([code, subclass, protocol]) => ({ class: code, subclass, protocol }));

const bulkOnly = [0x08, 0x06, 0x50] as const;
const uas = [0x08, 0x06, 0x62] as const;

describe('what a USB device announces beside storage', () => {
  it.each([
    ['a stick', [bulkOnly], []],
    ['a disk with UAS', [bulkOnly, uas], []],
    ['an old floppy drive', [[0x08, 0x04, 0x00]], []],
    ['a keyboard', [bulkOnly, [0x03, 0x01, 0x01]], ['a keyboard']],
    ['a mouse', [bulkOnly, [0x03, 0x01, 0x02]], ['a mouse']],
    ['a device that types without saying so', [bulkOnly, [0x03, 0x00, 0x00]], ['an input device']],
    ['Ethernet (ECM)', [[0x02, 0x06, 0x00], [0x0a, 0x00, 0x00], bulkOnly], ['a data line', 'a network card']],
    ['Ethernet (NCM)', [[0x02, 0x0d, 0x00]], ['a network card']],
    ['mobile broadband', [[0x02, 0x0e, 0x00]], ['a network card']],
    [
      'RNDIS, three ways to say it',
      [
        [0xe0, 0x01, 0x03],
        [0x02, 0x02, 0xff],
        [0xef, 0x04, 0x01],
      ],
      ['a network card'],
    ],
    ['a serial line', [[0x02, 0x02, 0x01]], ['a serial port']],
    ['a modem', [[0x02, 0x03, 0x01]], ['a modem']],
    [
      'sound',
      [
        [0x01, 0x01, 0x00],
        [0x01, 0x02, 0x00],
      ],
      ['a sound card'],
    ],
    ['still pictures', [[0x06, 0x01, 0x01]], ['a camera']],
    ['moving pictures', [[0x0e, 0x01, 0x00]], ['a camera']],
    ['paper', [[0x07, 0x01, 0x02]], ['a printer']],
    ['smart cards', [[0x0b, 0x00, 0x00]], ['a smart card reader']],
    ['a hub', [[0x09, 0x00, 0x00]], ['a hub']],
    ['Bluetooth', [[0xe0, 0x01, 0x01]], ['a Bluetooth radio']],
    ['another radio', [[0xe0, 0x02, 0x01]], ['a radio']],
    ['firmware', [[0xfe, 0x01, 0x01]], ['a way to replace its firmware']],
    ['what only its maker knows', [bulkOnly, [0xff, 0xff, 0xff]], ['something of its own']],
    ['a class that does not exist', [bulkOnly, [0x42, 0, 0]], ['something of its own']],
    [
      'several things',
      [
        [0xff, 0, 0],
        [0x03, 1, 1],
        [0x03, 1, 1],
      ],
      ['a keyboard', 'something of its own'],
    ],
  ] as const)('%s', (_name, codes, expected) => {
    expect(announcedBeside(interfaces(...codes))).toEqual(expected);
  });

  it('knows storage by its class alone', () => {
    expect(isStorage(interfaces([0x03, 1, 1], uas))).toBe(true);
    expect(isStorage(interfaces([0x03, 1, 1]))).toBe(false);
    expect(isStorage([])).toBe(false);
  });
});
