import { describe, expect, it } from 'vitest';
import { preparationSchema } from '../../../shared/domain/prepare-medium.ts';
import { fakeEngine, mediumId, mediumSummary, mediumTestReport, setStatus } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const wide = { columns: 200 };

describe('coldkeep media test', () => {
  it('tests a sample, says before how long that takes, and keeps the result in the vault', async () => {
    const { stdout, stderr, status, engine } = await coldkeep(['media', 'test', '--at', '/media/blue'], wide);
    expect(status).toBe(0);
    expect(engine.calls).toContain('testMedium {"at":"/media/blue","extent":"sampled"}');
    expect(stderr).toContain('Of 32 GB that are free, 362 MB are written and read back: about 1 min 03 s');
    expect(stdout).toContain('written at 9 MB a second, read at 25 MB');
    expect(stdout).toContain('It kept everything that it was given.');
    expect(stdout).toContain('The result is kept for "Blue stick".');
  });

  it('says before how much is written where the file system can skip nothing', async () => {
    const engine = fakeEngine({
      vault: {
        testMedium: async ({ onPlan }) => {
          onPlan?.({ bytes: 31e9, readBytes: 362e6, freeBytes: 32e9, seconds: 3900 });
          return mediumTestReport;
        },
      },
    });
    const { stderr } = await coldkeep(['media', 'test', '--at', '/media/blue'], { ...wide, engine });
    expect(stderr).toContain(
      'Of 32 GB that are free, 31 GB are written (this file system can skip nothing), 362 MB read back: about 1 h 05 min',
    );
  });

  it('asks for no passphrase where there is no vault', async () => {
    const engine = fakeEngine({ hasVault: false });
    const result = await coldkeep(['media', 'test', '--at', '/media/x', '--full', '--json'], { engine });
    expect(result.status).toBe(0);
    expect(result.json()).toEqual(mediumTestReport);
    expect(engine.calls).toEqual(['testMedium without a vault {"at":"/media/x","extent":"full"}']);
  });

  it('makes a fresh stick a medium where it is given a label', async () => {
    const { engine } = await coldkeep([
      'media',
      'test',
      '--at',
      '/media/x',
      '--label',
      'Green',
      '--type',
      'usb',
    ]);
    expect(engine.calls).toContain(
      'testMedium {"at":"/media/x","extent":"sampled","enrol":{"label":"Green","type":"usb"}}',
    );
  });

  it('ends with 1 where the medium failed, and says why', async () => {
    const failures = [
      'It holds about 4 GB at most, not the 32 GB that it claims: what is written beyond that is lost.',
    ];
    const test = { ...mediumTestReport.test, verdict: 'failed' as const, firstFailureAt: 4e9, failures };
    const engine = fakeEngine({ vault: { testMedium: async () => ({ ...mediumTestReport, test }) } });
    const { stdout, status } = await coldkeep(['media', 'test', '--at', '/media/x'], { engine, ...wide });
    expect(status).toBe(1);
    expect(stdout).toContain('It holds about 4 GB at most');
    expect(stdout).toContain('Do not trust this medium.');
  });
});

describe('coldkeep media prepare', () => {
  it('prints the commands for every system, filled in, without a vault', async () => {
    const engine = fakeEngine({ hasVault: false });
    const args = ['media', 'prepare', '--label', 'Blue stick', '--device', '/dev/sdb'];
    const { stdout, status } = await coldkeep(args, { engine, ...wide });
    expect([status, engine.calls]).toEqual([0, []]);
    expect(stdout).toContain('sudo mkfs.exfat -L BLUE-STICK /dev/sdb1');
    expect(stdout).toContain('diskutil eraseDisk ExFAT BLUE-STICK MBRFormat /dev/diskN');
    expect(stdout).toContain('Format-Volume -FileSystem exFAT -NewFileSystemLabel BLUE-STICK');
    expect(stdout).toContain("coldkeep media test --at DIR --label 'Blue stick'");
  });

  it('says where a file system cannot be made, and prints all of it as JSON', async () => {
    const args = ['media', 'prepare', '--file-system', 'ext4', '--on', 'macos'];
    expect((await coldkeep(args, wide)).stdout).toContain('On macOS it cannot be made.');
    const { preparation } = (await coldkeep([...args, '--json'])).json();
    expect(preparationSchema.parse(preparation)).toMatchObject({
      fileSystem: 'ext4',
      volumeLabel: 'COLDKEEP',
    });
  });
});

describe('coldkeep media list', () => {
  it('advises which medium to replace, and why', async () => {
    const health = {
      advice: [{ reason: 'slower' as const, sentence: 'It has become slow: 3 MB a second, 30 MB before.' }],
      lastTest: null,
      speeds: [],
      errors: 0,
      inUseSince: '2026-01-01T00:00:00.000Z',
    };
    const engine = fakeEngine({ vault: { listMedia: () => [{ ...mediumSummary, health }] } });
    expect((await coldkeep(['media', 'list'], { engine, ...wide })).stdout).toContain(
      'It has become slow: 3 MB',
    );
    expect((await coldkeep(['media', 'list', '--json'], { engine })).json()).toEqual({
      media: [{ ...mediumSummary, health }],
    });
  });
});

describe('coldkeep status', () => {
  it('names the media that should be replaced, and why', async () => {
    const media = [{ medium: mediumId, label: 'Blue stick', advice: ['It has become slow.'] }];
    const engine = fakeEngine({ vault: { status: async () => ({ sets: [setStatus], media }) } });
    const { stdout } = await coldkeep(['status'], { engine, ...wide });
    expect(stdout).toMatch(/Replace "Blue stick"\.[\s\S]*It has become slow\./);
    expect((await coldkeep(['status', '--json'], { engine })).json()).toMatchObject({ media });
  });
});
