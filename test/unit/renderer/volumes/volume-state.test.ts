// How something stands that is plugged in, what can be done with it, and what it is, in words.
import { describe, expect, it } from 'vitest';
import { commandIn } from '../../../../renderer/volumes/command-in.ts';
import { fileSystemName } from '../../../../renderer/volumes/file-system-name.ts';
import { goodCopiesWords } from '../../../../renderer/volumes/volume-choice.ts';
import {
  announcesMore,
  canBeMounted,
  canBePinned,
  canBeReleased,
  driveFacts,
  isNeverOffered,
  isWaiting,
  waitingWords,
} from '../../../../renderer/volumes/volume-state.ts';
import type { Volume } from '../../../../shared/ipc/views.ts';
import { drive, volume } from '../export/fixtures.ts';

const because = (code: string): Pick<Volume, 'reasons'> => ({
  reasons: [{ code, severity: 'error', sentence: 'It is so.' }],
});
const waiting = (changes: Partial<Volume> = {}) =>
  volume('1', { state: 'not-mounted', path: null, drive: drive(), ...changes });
const mounted = (changes: Partial<Volume> = {}) => volume('2', { drive: drive(), ...changes });
const typing = { drive: drive({ announces: ['a keyboard'] }) };

describe('what is plugged in and not mounted', () => {
  it.each<[string, Volume, string, string]>([
    ['is being read', waiting({ state: 'reading' }), 'working', 'Reading…'],
    ['waits to be mounted', waiting(), 'unknown', 'Not mounted'],
    ['has no file system', waiting(because('no-file-system')), 'unknown', 'No file system'],
    ['announces a keyboard', waiting(typing), 'suspect', 'Refused, not mounted'],
    [
      'is never offered, whatever it announces',
      waiting({ ...typing, ...because('never-offer') }),
      'unmet',
      'Never offered',
    ],
    [
      'is being read, whatever is known by then',
      waiting({ state: 'reading', ...typing }),
      'working',
      'Reading…',
    ],
  ])('%s', (_, value, status, word) => {
    expect(waitingWords(value)).toEqual({ status, word });
  });

  it.each<[string, Volume, boolean]>([
    ['what is not mounted', waiting(), true],
    ['what is being read', waiting({ state: 'reading' }), true],
    ['what is mounted', mounted(), false],
    ['what was pulled out', waiting({ present: false }), false],
  ])('is %s: %s', (_, value, expected) => {
    expect(isWaiting(value)).toBe(expected);
  });
});

const acts = (value: Volume) => ({
  mount: canBeMounted(value),
  release: canBeReleased(value),
  pin: canBePinned(value),
});

describe('what can be done with a drive', () => {
  it.each<[string, Volume, ReturnType<typeof acts>]>([
    ['being read', waiting({ state: 'reading' }), { mount: false, release: false, pin: true }],
    ['not mounted', waiting(), { mount: true, release: false, pin: true }],
    ['that announces a keyboard', waiting(typing), { mount: true, release: false, pin: true }],
    [
      'without a file system',
      waiting(because('no-file-system')),
      { mount: false, release: false, pin: true },
    ],
    ['never offered', waiting(because('never-offer')), { mount: false, release: false, pin: false }],
    ['mounted', mounted(), { mount: false, release: true, pin: true }],
    ['pulled out', mounted({ present: false }), { mount: false, release: false, pin: true }],
    ['of the rehearsal', mounted({ pretend: true }), { mount: false, release: false, pin: true }],
    ['that is a folder', mounted({ drive: null }), { mount: false, release: false, pin: false }],
    [
      'without any number',
      mounted({ drive: drive({ serial: null, fileSystemId: null }) }),
      { mount: false, release: true, pin: false },
    ],
    [
      'known by its file system alone',
      mounted({ drive: drive({ serial: null }) }),
      { mount: false, release: true, pin: true },
    ],
  ])('%s', (_, value, expected) => {
    expect(acts(value)).toEqual(expected);
  });
  it('knows what is more than storage, and what is pinned', () => {
    expect([mounted(), mounted(typing), mounted({ drive: null })].map(announcesMore)).toEqual([
      false,
      true,
      false,
    ]);
    expect([mounted(), mounted(because('never-offer'))].map(isNeverOffered)).toEqual([false, true]);
  });
});

describe('words for a drive', () => {
  it.each<[Partial<Volume>, string]>([
    [{}, 'SanDisk Ultra, 28.6 GB, exFAT, /dev/sdb1.'],
    [{ description: '', sizeBytes: null }, 'exFAT, /dev/sdb1.'],
    [{ drive: null, fileSystem: '' }, 'SanDisk Ultra, 28.6 GB.'],
    [{ description: '', sizeBytes: null, fileSystem: '', drive: null }, 'The system is still looking at it.'],
  ])('%j', (changes, facts) => {
    expect(driveFacts(mounted(changes))).toBe(facts);
  });
  it('cut a name that is too long, and show no control characters', () => {
    const facts = driveFacts(mounted({ description: `\u202E${'Very '.repeat(30)}long` }));
    expect(facts).toHaveLength('28.6 GB, exFAT, /dev/sdb1.'.length + 50);
    expect(facts).not.toContain('\u202E');
  });
  it('count copies', () => {
    expect([0, 1, 2].map(goodCopiesWords)).toEqual(['no good copy', '1 copy', '2 copies']);
  });
});

describe('a hint that ends in a command', () => {
  it.each([
    [
      'Mount it yourself: sudo mount /dev/sdb1 /mnt',
      'Mount it yourself in a terminal:',
      'sudo mount /dev/sdb1 /mnt',
    ],
    [
      'Unmount it yourself: sudo umount "/media/a: b"',
      'Unmount it yourself in a terminal:',
      'sudo umount "/media/a: b"',
    ],
    [
      'Close what uses it: a terminal, a file manager.',
      'Close what uses it: a terminal, a file manager.',
      null,
    ],
    ['Mount it yourself.', 'Mount it yourself.', null],
    ['', '', null],
  ])('%s', (hint, words, command) => {
    expect(commandIn(hint)).toEqual({ words, command });
  });
});

describe('a file system', () => {
  it.each([
    ['exfat', 'exFAT'],
    ['EXFAT', 'exFAT'],
    ['vfat', 'FAT'],
    ['ext4', 'ext4'],
    ['constructor', 'constructor'],
    ['ex\u202Efat', 'ex\\u{202e}fat'],
  ])('%j is written %j', (told, name) => expect(fileSystemName(told)).toBe(name));
});
