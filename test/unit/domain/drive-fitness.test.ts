import { describe, expect, it } from 'vitest';
import { driveFitness } from '../../../shared/domain/drive-fitness.ts';
import type { Drive, Partition } from '../../../shared/domain/drive.ts';
import { fitnessReasonSchema, isFit } from '../../../shared/domain/fitness-reason.ts';
import { announcing, partition, stick } from '../../support/drives.ts';

const reasonsOf = (
  drive: Drive,
  own: Partition | null,
  bytes = 0,
  neverOffer: string[] = [],
  known = false,
) => driveFitness({ drive, partition: own }, { need: { bytes }, neverOffer, known });

const said = (...given: Parameters<typeof reasonsOf>): string[] =>
  reasonsOf(...given).map(({ severity, code, message }) => `${severity} ${code}: ${message}`);

const mounted = partition();
const notMounted = partition({ mountedAt: null });

describe('fitness of a drive', () => {
  it('has nothing against a stick with one mounted file system', () => {
    expect(reasonsOf(stick(), mounted, 1e9)).toEqual([]);
  });

  it.each<[string, Drive, Partition | null, string]>([
    [
      'being read',
      stick({ state: 'reading', partitions: [] }),
      null,
      'error reading: The system is still reading it.',
    ],
    ['not mounted', stick(), notMounted, 'error not-mounted: It is not mounted. Mount it first.'],
    [
      'without any file system',
      stick({ partitions: [] }),
      null,
      'error no-file-system: It has no file system that is known here. Prepare it first.',
    ],
    [
      'with an unknown file system',
      stick(),
      partition({ fileSystem: null, mountedAt: null }),
      'error no-file-system: It has no file system that is known here. Prepare it first.',
    ],
    [
      'of the system',
      stick({ system: true }),
      mounted,
      'error system-disk: It is on the system disk: what takes this machine takes the copy along.',
    ],
    ['write-protected', stick({ readOnly: true }), mounted, 'error read-only: It is write-protected.'],
    [
      'mounted read-only',
      stick(),
      partition({ mountedReadOnly: true }),
      'error read-only: It is mounted read-only.',
    ],
    [
      'that types',
      stick(announcing('a keyboard', 'a network card')),
      mounted,
      'error announces-more: Announces a keyboard and a network card as well as storage. It may be attacking this computer: unplug it unless you know why.',
    ],
    [
      'that is large',
      stick({ sizeBytes: 2e12 }),
      mounted,
      'warning unusually-large: It is unusually large for this: 2 TB. Is it the one you mean?',
    ],
    [
      'with another file system',
      stick({ partitions: [mounted, partition({ device: '/dev/sdb2', label: 'photos\u202e' })] }),
      mounted,
      'warning other-partitions: The same drive has 1 other partition with data ("photos\\u{202e}"), which is left alone. Is it the one you mean?',
    ],
  ])('a stick %s', (_name, drive, own, sentence) => {
    expect(said(drive, own)).toEqual([sentence]);
    for (const reason of reasonsOf(drive, own)) fitnessReasonSchema.parse(reason);
    expect(isFit(reasonsOf(drive, own))).toBe(sentence.startsWith('warning'));
  });

  it('counts no partition without a file system, and names several', () => {
    const rest = [
      partition({ device: '/dev/sdb2', fileSystem: null }),
      partition({ device: '/dev/sdb3', label: null }),
      partition({ device: '/dev/sdb4', label: 'EFI' }),
    ];
    expect(said(stick({ partitions: [mounted, ...rest] }), mounted)).toEqual([
      'warning other-partitions: The same drive has 2 other partitions with data ("EFI"), which are left alone. Is it the one you mean?',
    ]);
  });

  it('does not ask of a known medium whether it is the one that is meant', () => {
    const drive = stick({ sizeBytes: 2e12, partitions: [mounted, partition({ device: '/dev/sdb2' })] });
    expect(reasonsOf(drive, mounted, 0, [], true)).toEqual([]);
  });

  it('judges room and long files by what is known while it is not mounted', () => {
    expect(said(stick(), notMounted, 40e9)).toEqual([
      'error not-mounted: It is not mounted. Mount it first.',
      'error too-small: It holds 31 GB. This export needs 40 GB.',
      'warning file-too-large: Its file system holds no file larger than 4.29 GB: larger parts are cut into slices.',
    ]);
    expect(said(stick(), mounted, 40e9)).toEqual([]);
  });

  it.each([
    ['4C530001', true],
    [' 4c530001', true],
    ['4a21-00ff', true],
    ['4C53', false],
  ])('pinned as %j: %s', (pinned, refused) => {
    const codes = reasonsOf(stick(), mounted, 0, [pinned]).map(({ code }) => code);
    expect(codes).toEqual(refused ? ['never-offer'] : []);
  });

  it('tells every reason, errors first, each once', () => {
    const drive = stick({ readOnly: true, system: true, sizeBytes: 1e12, ...announcing('a camera') });
    const own = partition({ mountedReadOnly: true });
    expect(reasonsOf(drive, own, 0, ['4C530001']).map(({ code }) => code)).toEqual([
      'system-disk',
      'announces-more',
      'never-offer',
      'read-only',
      'unusually-large',
    ]);
  });
});
