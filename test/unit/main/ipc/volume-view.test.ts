// What the window is told of a drive and of what is on it.
import { describe, expect, it } from 'vitest';
import { volumeView, type KnownOfVolume } from '../../../../electron/main/ipc/views/volume-view.ts';
import { describeDrive } from '../../../../electron/main/watch/volumes/describe-drive.ts';
import type { Volume as AttachedVolume } from '../../../../electron/main/watch/volumes/volume.ts';
import type { MediumInspection } from '../../../../shared/domain/medium-inspection.ts';
import { volumeSchema } from '../../../../shared/ipc/views.ts';
import { announcing, partition, stick } from '../../../support/drives.ts';

const token = `volume-${'1'.repeat(16)}`;
const own = '7c1e90b4-51ab-4d7e-8a60-3f9ac1d27be0';
const other = '0b5f8e52-6d0c-4c3e-9f4f-6a1d2c3b4a59';

const copy: MediumInspection['copies'][number] = {
  snapshot: '20261121T140500Z-1',
  set: 'ACME pool',
  seq: 1,
  status: 'verified',
  level: 'cold',
  verifiedAtMs: 5,
  onMedium: true,
};

const inspected = (changes: Partial<MediumInspection> = {}): KnownOfVolume => ({
  inspection: {
    folder: '/media/blue',
    drive: { description: null, type: 'usb' },
    medium: 'in the marker',
    known: null,
    carriesThisVault: true,
    otherVaults: 1,
    copies: [copy],
    lastVerifiedMs: 5,
    freeBytes: 7,
    maxFileBytes: null,
    hardware: null,
    announces: [],
    announcedWords: null,
    twinAt: null,
    reasons: [],
    fit: true,
    ...changes,
  },
  medium: null,
  history: [],
  set: null,
});

const drive = stick(announcing('a keyboard'));
const attached = (changes: Partial<AttachedVolume> = {}): AttachedVolume => ({
  ...describeDrive(drive, partition()),
  state: 'mounted',
  path: '/media/blue',
  ...changes,
});
const viewOf = (volume: AttachedVolume, known: KnownOfVolume | null, vaults: readonly string[] = []) =>
  volumeSchema.parse(volumeView(volume, { token, vaults, own, known }));

describe('a volume in the window', () => {
  it('has everything that the system tells of its drive', () => {
    expect(viewOf(attached(), null)).toMatchObject({
      description: 'SanDisk Cruzer Blade',
      removable: true,
      readOnly: false,
      sizeBytes: 31_000_000_000,
      drive: {
        device: '/dev/sdb1',
        serial: '4C530001',
        bus: 'usb',
        sizeBytes: 32_000_000_000,
        label: 'BLUE',
        fileSystemId: '4A21-00FF',
        announces: ['a keyboard'],
      },
    });
    expect(viewOf(attached({ drive: null, partition: null }), null).drive).toBeNull();
    expect(viewOf(attached({ partition: null }), null).drive).toMatchObject({
      device: '/dev/sdb',
      label: null,
    });
  });

  it('says which vaults, which marker and which copies are on it', () => {
    expect(viewOf(attached(), inspected(), [own, other])).toMatchObject({
      markedAs: 'in the marker',
      carriesThisVault: true,
      otherVaults: [other],
      copies: [copy],
      freeBytes: 7,
    });
    expect(viewOf(attached(), inspected({ medium: null, copies: [] }), [other])).toMatchObject({
      markedAs: null,
      carriesThisVault: false,
      otherVaults: [other],
      copies: [],
    });
  });

  it('claims nothing of what is on it before it was looked into', () => {
    expect(viewOf(attached({ state: 'not-mounted', path: null }), null)).toMatchObject({
      markedAs: null,
      carriesThisVault: false,
      otherVaults: [],
      copies: [],
      medium: null,
    });
  });

  it.each<[string, AttachedVolume, KnownOfVolume | null, boolean]>([
    ['a drive that is', attached({ readOnly: true }), null, true],
    [
      'a folder that says so when it is looked at',
      attached(),
      inspected({ reasons: [{ code: 'read-only', severity: 'error', message: 'It is read-only.' }] }),
      true,
    ],
    ['what can be written to', attached(), inspected(), false],
  ])('is read-only: %s', (_, volume, known, expected) => {
    expect(viewOf(volume, known).readOnly).toBe(expected);
  });
});
