import { describe, expect, it } from 'vitest';
import type { Hardware } from '../../../shared/domain/drive.ts';
import {
  changeWords,
  hardwareChange,
  hardwareNews,
  hardwareOf,
  hardwareWords,
} from '../../../shared/domain/hardware-change.ts';
import { partition, stick } from '../../support/drives.ts';

const blue: Hardware = {
  serial: '4C530001',
  fileSystemId: '4A21-00FF',
  sizeBytes: 32e9,
  description: 'SanDisk Cruzer Blade',
};
const red: Hardware = { ...blue, serial: '4C530002' };
const silent: Hardware = { serial: null, fileSystemId: null, sizeBytes: null, description: null };

describe('hardware of a drive', () => {
  it('is what the drive and the file system tell', () => {
    expect(hardwareOf({ drive: stick(), partition: partition() })).toEqual(blue);
    expect(hardwareOf({ drive: stick({ maker: null, serial: '  ' }), partition: null })).toEqual({
      serial: null,
      fileSystemId: null,
      sizeBytes: 32e9,
      description: 'Cruzer Blade',
    });
  });

  it('is nothing where a drive tells nothing', () => {
    const mute = stick({ maker: null, model: null, serial: null, sizeBytes: null });
    expect(hardwareOf({ drive: mute, partition: null })).toBeNull();
  });
});

describe('a change of hardware', () => {
  it.each<[string, Partial<Hardware>, string | null]>([
    ['the same', {}, null],
    ['the same number written otherwise', { serial: '4c53-0001' }, null],
    ['what a system does not tell', silent, null],
    ['another model name', { description: 'Cruzer' }, null],
    ['another serial number', { serial: '4C530002' }, 'other-hardware'],
    ['another size', { sizeBytes: 16e9 }, 'other-hardware'],
    ['a copy of the whole on another drive', { serial: 'X1', sizeBytes: 64e9 }, 'other-hardware'],
    ['the same drive, formatted', { fileSystemId: '1111-2222' }, 'new-file-system'],
  ])('%s', (_name, now, kind) => {
    expect(hardwareChange([blue], { ...blue, ...now })?.kind ?? null).toBe(kind);
  });

  it('says nothing of what was never seen', () => {
    expect(hardwareChange([], blue)).toBeNull();
  });

  it('knows hardware that comes back after another', () => {
    expect(hardwareChange([blue, red], blue)).toEqual({ kind: 'back-again', before: red, now: blue });
    expect(hardwareChange([blue, red], red)).toBeNull();
  });

  it('compares with the newest that was seen', () => {
    expect(hardwareChange([red, blue], { ...blue, serial: 'Z9' })).toMatchObject({
      kind: 'other-hardware',
      before: blue,
    });
  });
});

describe('news of hardware', () => {
  it('is the first sight, and a change', () => {
    expect(hardwareNews([], blue)).toEqual(blue);
    expect(hardwareNews([blue], red)).toEqual(red);
  });

  it('is nothing where all is known, or less is told', () => {
    expect(hardwareNews([blue], blue)).toBeNull();
    expect(hardwareNews([blue], { ...blue, serial: null })).toBeNull();
    expect(hardwareNews([blue], { ...blue, description: 'Cruzer' })).toBeNull();
  });

  it('adds what was not told before, and keeps the rest', () => {
    expect(hardwareNews([{ ...blue, serial: null }], { ...silent, serial: '4C530001' })).toEqual(blue);
  });
});

describe('words', () => {
  it('names what is known, and nothing that could move text', () => {
    expect(hardwareWords(blue)).toBe('SanDisk Cruzer Blade, serial 4C530001, file system 4A21-00FF');
    expect(hardwareWords({ ...silent, sizeBytes: 1 })).toBe('hardware that says nothing of itself');
    expect(hardwareWords({ ...silent, description: 'a\u202eb' })).toBe('a\\u{202e}b');
  });

  it.each([
    ['other-hardware', 'Possible clone or restored image: "Blue" was last seen on'],
    ['new-file-system', 'Possibly a restored image: "Blue" was last seen on'],
    ['back-again', 'Possible clone: "Blue" was last seen on'],
  ] as const)('%s', (kind, begin) => {
    const words = changeWords('Blue', { kind, before: blue, now: red });
    expect(words).toContain(begin);
    expect(words).toContain('serial 4C530001');
    expect(words).toContain('and is now on SanDisk Cruzer Blade, serial 4C530002');
    expect(words).toMatch(/\.$/);
  });
});
