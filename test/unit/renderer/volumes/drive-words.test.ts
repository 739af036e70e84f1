// What is plugged in, one fact each, in words: the drive, and what is on it.
import { describe, expect, it } from 'vitest';
import {
  busWords,
  fileSystemWords,
  sizeWords,
  strangerWords,
  unseenWords,
  vaultsWords,
} from '../../../../renderer/volumes/drive-words.ts';
import type { Volume } from '../../../../shared/ipc/views.ts';
import { drive, volume } from '../export/fixtures.ts';

const of = (changes: Partial<Volume> = {}) => volume('1', { drive: drive(), ...changes });

describe('the bus', () => {
  it.each<[Partial<Volume>, string]>([
    [{}, 'USB, removable'],
    [{ drive: drive({ bus: 'sata' }), removable: false }, 'SATA, not removable'],
    [{ drive: drive({ bus: null }) }, 'not told, removable'],
    [{ drive: drive({ bus: null }), state: 'reading' }, 'not known yet, removable'],
  ])('%j: %s', (changes, words) => expect(busWords(of(changes))).toBe(words));
});

describe('the size', () => {
  it.each<[string, Partial<Volume>, string]>([
    ['of a file system that is the whole drive', {}, '28.6 GB, 28.1 GB free'],
    [
      'of a part of a larger drive',
      { drive: drive({ sizeBytes: 64_000_000_000 }) },
      '28.6 GB, 28.1 GB free, on a drive of 64 GB',
    ],
    ['of what is not mounted', { freeBytes: null }, '28.6 GB'],
    ['that is full', { freeBytes: 0 }, '28.6 GB, 0 bytes free'],
    [
      'that is not known',
      { sizeBytes: null, freeBytes: null, drive: drive({ sizeBytes: null }) },
      'not told',
    ],
  ])('%s', (_, changes, words) => expect(sizeWords(of(changes))).toBe(words));
});

describe('the file system', () => {
  it.each<[Partial<Volume>, string]>([
    [{ fileSystem: 'exfat' }, 'exFAT, id 4A21-00FF'],
    [{ drive: null }, 'exFAT'],
    [{ fileSystem: '', drive: drive({ fileSystemId: null }) }, 'not told'],
    [{ drive: drive({ fileSystemId: '\u202EF' }) }, 'exFAT, id \\u{202e}F'],
  ])('%j: %s', (changes, words) => expect(fileSystemWords(of(changes))).toBe(words));
});

describe('what is no medium of this vault', () => {
  it.each<[Partial<Volume>, string]>([
    [{}, 'Not a medium yet'],
    [{ markedAs: 'm' }, 'A medium that this vault does not know'],
    [{ markedAs: 'm', otherVaults: ['a'] }, 'A medium of another vault'],
    [{ markedAs: 'm', otherVaults: ['a', 'b'] }, 'A medium of 2 other vaults'],
    [{ carriesThisVault: true, otherVaults: ['a'] }, 'Carries this vault, not known as its medium'],
  ])('%j: %s', (changes, words) => expect(strangerWords(of(changes))).toBe(words));
});

describe('the vaults on it', () => {
  it.each<[Partial<Volume>, string | null, string]>([
    [{}, 'ACME vault', 'none'],
    [{ carriesThisVault: true }, 'ACME vault', 'ACME vault'],
    [{ carriesThisVault: true }, null, 'this vault'],
    [{ carriesThisVault: true, otherVaults: ['a', 'b'] }, 'ACME vault', 'ACME vault and 2 other vaults'],
    [{ otherVaults: ['a'] }, 'ACME vault', '1 other vault'],
  ])('%j of %s: %s', (changes, own, words) => expect(vaultsWords(of(changes), own)).toBe(words));
});

const because = (code: string): Pick<Volume, 'reasons'> => ({
  reasons: [{ code, severity: 'error', sentence: 'It is so.' }],
});

describe('what could not be looked into', () => {
  it.each<[Partial<Volume>, string | null]>([
    [{}, null],
    [{ present: false }, 'Known again once it is plugged in.'],
    [because('unreadable'), 'It cannot be read now.'],
    [{ state: 'not-mounted', ...because('not-mounted') }, 'Known once it is mounted.'],
    [{ state: 'reading' }, 'Known once it is mounted.'],
    [{ state: 'not-mounted', ...because('no-file-system') }, 'Nothing that can be read here.'],
  ])('%j: %s', (changes, words) => expect(unseenWords(of(changes))).toBe(words));
});
