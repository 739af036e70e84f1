// What the command line says next: of a medium that was written to, and of one on which not everything is good.
import { describe, expect, it } from 'vitest';
import type { RepairReport } from '../../../shared/domain/repair-report.ts';
import type { VerifyReport } from '../../../shared/domain/reports.ts';
import { partition, stick } from '../drives/drives.ts';
import { exportReport, fakeEngine, goodCopy, repairReport, snapshotId, verifyReport } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const wide = { columns: 200 };
const failure = { path: 'COLDKEEP/v/parity/s/s.par2', reason: 'It is damaged.' };

const verified = async (report: Partial<VerifyReport>) => {
  const engine = fakeEngine({ vault: { verify: async () => ({ ...verifyReport, ...report }) } });
  return coldkeep(['verify', '--at', '/media/my blue'], { engine, ...wide });
};

const repaired = async (report: Partial<RepairReport>, ...more: string[]) => {
  const engine = fakeEngine({ vault: { repair: async () => ({ ...repairReport, ...report }) } });
  return coldkeep(['repair', '--at', '/media/blue', ...more], { engine, ...wide });
};

describe('after writing', () => {
  it.each(['export pool --to /media/blue', 'clone --from /media/green --to /media/red'])(
    '%s says how the medium is unplugged and when it is read cold',
    async (command) => {
      const { stdout } = await coldkeep(command.split(' '), wide);
      const to = command.split(' ').at(-1) ?? '';
      expect(stdout.indexOf(`coldkeep drives release ${to}\n`)).toBeGreaterThan(0);
      expect(stdout.indexOf(`coldkeep verify --at ${to} --cold`)).toBeGreaterThan(
        stdout.indexOf('drives release'),
      );
    },
  );

  it('a folder is named as a shell takes it', async () => {
    const copies = [{ ...goodCopy, to: "/media/it's blue" }];
    const engine = fakeEngine({ vault: { export: async () => ({ ...exportReport, copies }) } });
    const { stdout } = await coldkeep(['export', 'pool', '--to', 'x'], { engine, ...wide });
    expect(stdout).toContain(String.raw`coldkeep drives release '/media/it'\''s blue'`);
  });

  it.each([
    ['that is built in', { drive: stick({ removable: false }), partition: partition() }],
    ['that the system runs from', { drive: stick({ system: true }), partition: partition() }],
    ['that is not known', null],
  ])('nothing is said of unplugging a drive %s', async (_, below) => {
    const engine = fakeEngine({ engine: { driveBelow: () => Promise.resolve(below) } });
    const { stdout } = await coldkeep(['export', 'pool', '--to', '/srv/copies'], { engine, ...wide });
    expect(stdout).toContain('verified');
    expect(stdout).not.toMatch(/release|cold/);
  });

  it('nor of a medium that got no copy', async () => {
    const error = { code: 'medium-full' as const, message: 'Full.', hint: 'Take another.' };
    const copies = [{ ...goodCopy, status: 'planned' as const, error }];
    const engine = fakeEngine({ vault: { export: async () => ({ ...exportReport, copies }) } });
    const { stdout } = await coldkeep(['export', 'pool', '--to', '/media/blue'], { engine, ...wide });
    expect(stdout).not.toMatch(/release|cold/);
  });
});

describe('coldkeep verify, where not everything is good', () => {
  it('calls no copy suspect where only parity, marker or catalogue are damaged', async () => {
    const { stdout, status } = await verified({ failures: [failure] });
    expect(stdout).toContain('Every copy on this medium is good, but not everything beside them.');
    expect(stdout).toContain("coldkeep repair --at '/media/my blue' writes anew what was damaged.");
    expect(stdout).not.toMatch(/suspect|replace it/);
    expect(status).toBe(1);
  });

  it('names the repair of a copy before its replacement', async () => {
    const copies = verifyReport.copies.map((copy) => ({
      ...copy,
      status: 'suspect' as const,
      failures: [failure],
    }));
    const { stdout, status } = await verified({ copies });
    expect(stdout).toMatch(/coldkeep repair --at '\/media\/my blue' brings back .* Else export/);
    expect(stdout).toContain('suspect and no longer counts');
    expect(status).toBe(1);
  });
});

describe('coldkeep repair, where something beside the copies was damaged', () => {
  const files = [{ path: 'COLDKEEP/medium.json', status: 'repaired' as const }];

  it('does not say that there was nothing to repair', async () => {
    const { stdout, status } = await repaired({ files, notes: ['COLDKEEP/medium.json was written anew.'] });
    expect(stdout).toContain('Every copy is whole. Beside them 1 file was damaged and is written anew.');
    expect(stdout).not.toContain('nothing to repair');
    expect(status).toBe(0);
  });

  it('says so where it was left damaged', async () => {
    const left = [...files, { path: 'COLDKEEP/v/parity/s/s.par2', status: 'failed' as const }];
    const { stdout } = await repaired({ files: left });
    expect(stdout).toContain('Every copy is whole. Beside them 1 file stays damaged.');
    expect(stdout).not.toContain('nothing to repair');
  });

  it('has no id for a medium whose marker nobody can read, neither in words nor in JSON', async () => {
    expect((await repaired({ medium: '' })).stdout).toContain('A medium whose marker cannot be read\n');
    const left = { medium: '', files: [{ path: 'COLDKEEP/medium.json', status: 'failed' as const }] };
    expect((await repaired(left)).stdout).toContain('Repair it on the machine that has its vault');
    expect((await repaired({ medium: '' }, '--json')).json()).toMatchObject({ medium: null });
    const engine = fakeEngine({ vault: { verify: async () => ({ ...verifyReport, medium: '' }) } });
    const args = ['verify', '--at', '/media/blue'];
    expect((await coldkeep(args, { engine })).stdout).toContain('A medium whose marker cannot be read\n');
    expect((await coldkeep([...args, '--json'], { engine })).json()).toEqual({
      ...verifyReport,
      medium: null,
      copies: [expect.objectContaining({ snapshot: snapshotId })],
    });
  });
});
