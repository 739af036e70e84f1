import { describe, expect, it } from 'vitest';
import {
  ArmorReader,
  ArmorWriter,
  decodeArmor,
  encodeArmor,
  looksArmored,
} from '../../../../electron/core/crypto/age/armor.ts';
import { pseudoRandomBytes } from '../../../support/pseudo-random.ts';

describe('armor', () => {
  it('gives back files of every length', () => {
    for (let length = 0; length < 200; length++) {
      const file = pseudoRandomBytes('armor', length);
      expect(decodeArmor(Buffer.from(encodeArmor(file)))).toEqual(file);
    }
  });

  it.each([1, 13, 64, 65, 1000])('is the same in pieces of %i bytes', (piece) => {
    const file = pseudoRandomBytes('armor pieces', 3001);
    const pieces: Buffer[] = [];
    const writer = new ArmorWriter({ write: (bytes) => void pieces.push(Buffer.from(bytes)) });
    for (let offset = 0; offset < file.length; offset += piece)
      writer.write(file.subarray(offset, offset + piece));
    writer.finish();
    const armored = Buffer.concat(pieces);
    expect(armored.toString()).toBe(encodeArmor(file));
    const back: Buffer[] = [];
    const reader = new ArmorReader({ write: (bytes) => void back.push(Buffer.from(bytes)) });
    for (let offset = 0; offset < armored.length; offset += piece)
      reader.write(armored.subarray(offset, offset + piece));
    reader.finish();
    expect(Buffer.concat(back).equals(file)).toBe(true);
  });

  it('does not hold an endless line', () => {
    const reader = new ArmorReader({ write: () => {} });
    expect(() => reader.write(Buffer.alloc(5000, 'A'))).toThrow(
      expect.objectContaining({ code: 'armor-damaged' }),
    );
  });

  it('is recognised by its first line', () => {
    expect(looksArmored(Buffer.from(`\r\n ${encodeArmor(new Uint8Array(9))}`))).toBe(true);
    expect(looksArmored(Buffer.from('age-encryption.org/v1\n'))).toBe(false);
    expect(looksArmored(new Uint8Array(0))).toBe(false);
  });
});
