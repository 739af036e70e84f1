import { describe, expect, it } from 'vitest';
import { fitnessReasonSchema, isFit } from '../../../shared/domain/fitness-reason.ts';
import { fitness, type FolderFacts } from '../../../shared/domain/fitness.ts';
import { announcing, partition, stick as drive } from '../../support/drives.ts';

const stick: FolderFacts = {
  isFolder: true,
  unreadable: null,
  practice: false,
  onSystemDisk: false,
  onVaultDisk: false,
  sourceOf: [],
  readOnly: false,
  writable: true,
  freeBytes: 1_000_000_000,
  maxFileBytes: Number.MAX_SAFE_INTEGER,
  marker: 'absent',
  state: null,
  otherVaults: 0,
  below: null,
  neverOffer: [],
  label: 'Blue stick',
  twinAt: null,
  change: null,
};

const hardware = (serial: string) => ({ serial, fileSystemId: null, sizeBytes: null, description: null });

const reasons = (facts: Partial<FolderFacts>, bytes = 212_000_000) =>
  fitness({ ...stick, ...facts }, { bytes });
const said = (facts: Partial<FolderFacts>, bytes?: number): string[] =>
  reasons(facts, bytes).map(({ severity, code, message }) => `${severity} ${code}: ${message}`);

describe('fitness', () => {
  it('has nothing against an empty stick, a known medium, or a drive of which little is known', () => {
    expect(reasons({})).toEqual([]);
    expect(reasons({ marker: 'present', state: 'active' })).toEqual([]);
    expect(reasons({ freeBytes: null, maxFileBytes: null })).toEqual([]);
  });

  it.each<[Partial<FolderFacts>, string]>([
    [
      { isFolder: false },
      'error not-a-folder: There is no folder here: the medium was removed, or is not mounted.',
    ],
    [{ unreadable: 'The medium failed.' }, 'error unreadable: It cannot be read: The medium failed.'],
    [
      { onSystemDisk: true },
      'error system-disk: It is on the system disk: what takes this machine takes the copy along.',
    ],
    [
      { onVaultDisk: true },
      'error vault-disk: It is on the disk of the vault folder: one failure would take both.',
    ],
    [
      { sourceOf: ['ACME pool', 'bot'] },
      'error source-disk: The originals of "ACME pool" and "bot" are on it: one failure would take both.',
    ],
    [{ readOnly: true, writable: false }, 'error read-only: It is mounted read-only.'],
    [{ writable: false }, 'error not-writable: You are not allowed to write to it.'],
    [{ freeBytes: 11_200_000 }, 'error too-small: 11.2 MB free. This export needs 212 MB.'],
    [{ maxFileBytes: 65_536 }, 'error file-too-large: Its file system holds no file larger than 65.5 KB.'],
    [
      { maxFileBytes: 4_294_967_295, freeBytes: 1e12 },
      'warning file-too-large: Its file system holds no file larger than 4.29 GB: larger parts are cut into slices.',
    ],
    [
      { marker: 'damaged' },
      'error medium-damaged: Its marker COLDKEEP/medium.json is damaged, so nothing tells which medium it is.',
    ],
    [{ marker: 'newer' }, 'error medium-newer: A newer version of Coldkeep wrote to it.'],
    [
      { marker: 'present', state: 'lost' },
      'error medium-not-active: It is recorded as lost. Record it as active first, if it is in use again.',
    ],
    [
      { below: { drive: drive(announcing('a keyboard')), partition: partition() } },
      'error announces-more: Announces a keyboard as well as storage. It may be attacking this computer: unplug it unless you know why.',
    ],
    [
      { twinAt: '/media/red' },
      'error medium-twin: Another medium with the same marker is plugged in at /media/red: nothing tells which of them is the real one. Unplug one of them.',
    ],
    [
      { change: { kind: 'other-hardware', before: hardware('A1'), now: hardware('B2') } },
      'warning other-hardware: Possible clone or restored image: "Blue stick" was last seen on serial A1, and is now on serial B2. If the other one still exists, keep one of them and format the other; they cannot be told apart.',
    ],
    [{ otherVaults: 1 }, 'warning other-vault: It carries 1 other vault, which is left alone.'],
    [{ otherVaults: 2 }, 'warning other-vault: It carries 2 other vaults, which are left alone.'],
  ])('%j', (facts, sentence) => {
    const bytes = facts.maxFileBytes === 4_294_967_295 ? 5_000_000_000 : 212_000_000;
    expect(said(facts, bytes)).toEqual([sentence]);
    for (const reason of reasons(facts, bytes)) fitnessReasonSchema.parse(reason);
    expect(isFit(reasons(facts, bytes))).toBe(sentence.startsWith('warning'));
  });

  it('tells every reason, errors first', () => {
    const codes = reasons({
      otherVaults: 1,
      onSystemDisk: true,
      sourceOf: ['pool'],
      freeBytes: 0,
      readOnly: true,
      writable: false,
    }).map((reason) => reason.code);
    expect(codes).toEqual(['system-disk', 'source-disk', 'read-only', 'too-small', 'other-vault']);
  });

  it('does not hold against practice media that they are folders of one disk', () => {
    expect(reasons({ practice: true, onSystemDisk: true, onVaultDisk: true, sourceOf: ['pool'] })).toEqual(
      [],
    );
  });

  it('tells what the drive says too, but asks nothing of a known medium or a practice one', () => {
    const below = { drive: drive({ system: true, sizeBytes: 2e12 }), partition: partition() };
    const codes = (facts: Partial<FolderFacts>) => reasons({ below, ...facts }).map(({ code }) => code);
    expect(codes({ onSystemDisk: true })).toEqual(['system-disk', 'unusually-large']);
    expect(codes({ state: 'active' })).toEqual(['system-disk']);
    expect(codes({ neverOffer: ['4C530001'], practice: true })).toEqual([]);
    expect(codes({ neverOffer: ['4C530001'], state: 'active' })).toEqual(['system-disk', 'never-offer']);
  });

  it('does not say of a folder that it is not mounted, whatever the list of drives said before', () => {
    const below = { drive: drive(), partition: partition({ mountedAt: null, fileSystem: null }) };
    expect(reasons({ below, freeBytes: 1e12 }, 1e10)).toEqual([]);
  });

  it('does not ask for room before the need is known', () => {
    expect(reasons({ freeBytes: 0 }, 0)).toEqual([]);
  });

  it('shows no name that could move text on the screen', () => {
    expect(said({ sourceOf: ['a\u202eb'] })[0]).toContain('"a\\u{202e}b"');
  });
});
