import { describe, expect, it } from 'vitest';
import { exportFailure } from '../../../electron/cli/commands/export.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { ColdkeepError, toErrorRecord } from '../../../shared/domain/errors.ts';
import type { CopyReport } from '../../../shared/domain/reports.ts';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import {
  drillReport,
  exportReport,
  fakeEngine,
  goodCopy,
  restoreReport,
  scanReport,
  setStatus,
  verifyReport,
} from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const failing = (code: ErrorCode): CopyReport => ({
  ...goodCopy,
  medium: null,
  label: '',
  status: 'planned',
  error: toErrorRecord(new ColdkeepError(code, `It is ${code}.`)),
});

const throwing = (error: Error) => async (): Promise<never> => {
  throw error;
};

const stopped = (): AbortSignal => {
  const controller = new AbortController();
  controller.abort();
  return controller.signal;
};

const ending = async (command: string, vault: Partial<UnlockedVault>): Promise<[number, string]> => {
  const { status, stderr } = await coldkeep(command.split(' '), { engine: fakeEngine({ vault }) });
  return [status, stderr];
};

describe('1: done, but something is not as it should be', () => {
  it('scan with a critical finding, not with a warning', async () => {
    const findings = [{ ...scanReport.findings[0], severity: 'critical' }] as typeof scanReport.findings;
    expect(await ending('scan pool', { scan: async () => ({ ...scanReport, findings }) })).toEqual([1, '']);
    expect(await ending('scan pool', {})).toEqual([0, '']);
  });

  it.each(['unmet', 'unknown'] as const)('status with a rule that is %s', async (status) => {
    const policy = [{ rule: 'offsite', status, detail: '0 of 1', fix: 'Take one away.' }];
    const vault = { status: async () => ({ sets: [{ ...setStatus, policy }] }) };
    expect(await ending('status', vault)).toEqual([1, '']);
  });

  const failures = [{ path: 'manifest.age', reason: 'Its SHA-256 differs.' }];
  it.each([
    ['a failure outside the copies', { ...verifyReport, failures }],
    [
      'a suspect copy',
      { ...verifyReport, copies: [{ ...verifyReport.copies[0], status: 'suspect', failures }] },
    ],
    ['a missing copy', { ...verifyReport, copies: [{ ...verifyReport.copies[0], status: 'missing' }] }],
    ['no copy at all', { ...verifyReport, copies: [] }],
  ])('verify with %s', async (_, report) => {
    expect(await ending('verify --at /m', { verify: async () => report as typeof verifyReport })).toEqual([
      1,
      '',
    ]);
  });

  it('drill that failed, log whose chain is broken', async () => {
    expect(
      await ending('drill --at /m', { drill: async () => ({ ...drillReport, status: 'failed', failures }) }),
    ).toEqual([1, '']);
    expect(await ending('log', { log: () => ({ events: [], chain: 'broken' }) })).toEqual([1, '']);
  });

  it('restore with an item that failed: the results stand beside the error', async () => {
    const report = { ...restoreReport, failures };
    const engine = fakeEngine({ vault: { restore: async () => report } });
    const args = ['restore', '--at', '/m', '--set', 'pool', '--into', '/x', '--json'];
    const result = await coldkeep(args, { engine });
    expect(result.status).toBe(1);
    expect(result.json()).toMatchObject({ ...report, error: { code: 'copy-failed' } });
  });

  it('restore never for findings, and 1 for what was refused as stale', async () => {
    const command = 'restore --at /m --set pool --into /x';
    const findings = [{ ...scanReport.findings[0], severity: 'critical' }] as typeof scanReport.findings;
    expect((await ending(command, { restore: async () => ({ ...restoreReport, findings }) }))[0]).toBe(0);
    const vault = { restore: throwing(new ColdkeepError('stale-refused', 'A newer snapshot is known.')) };
    expect(await ending(command, vault)).toEqual([
      1,
      'coldkeep: A newer snapshot is known. Take a medium that holds the newest snapshot, or insist with --force-stale.\n',
    ]);
  });
});

describe('export with copies that failed', () => {
  const cases: readonly [codes: readonly (ErrorCode | 'good')[], status: number, decisive: ErrorCode][] = [
    [['good', 'medium-full'], 4, 'medium-full'],
    [['copy-failed', 'medium-removed'], 4, 'medium-removed'],
    [['medium-io', 'catalogue-unwritable', 'copy-failed'], 5, 'catalogue-unwritable'],
    [['medium-io', 'bad-input'], 2, 'bad-input'],
    [['medium-io', 'cancelled'], 130, 'cancelled'],
    [['good', 'payload-damaged'], 1, 'payload-damaged'],
  ];
  it.each(cases)('%j ends with %i', async (codes, status, decisive) => {
    const copies = codes.map((code) => (code === 'good' ? goodCopy : failing(code)));
    const engine = fakeEngine({ vault: { export: async () => ({ ...exportReport, copies }) } });
    const result = await coldkeep(['export', 'pool', '--to', '/a', '/b', '--json'], { engine });
    expect(result.status).toBe(status);
    expect(result.json()).toMatchObject({
      snapshot: exportReport.snapshot,
      copies,
      error: { code: decisive },
    });
    expect(result.stderr.split('\n').filter((line) => line.startsWith('coldkeep: '))).toHaveLength(1);
  });

  it('counts a copy that was not read back as failed', () => {
    expect(exportFailure([{ ...goodCopy, status: 'written' }])).toMatchObject({ code: 'copy-failed' });
    expect(exportFailure([goodCopy])).toBeUndefined();
  });

  it('names every failed copy to a person', async () => {
    const copies = [
      goodCopy,
      failing('medium-full'),
      { ...goodCopy, warnings: ['It is on the system disk.'] },
    ];
    const engine = fakeEngine({ vault: { export: async () => ({ ...exportReport, copies }) } });
    const result = await coldkeep(['export', 'pool', '--to', '/a', '/b', '/c'], { engine });
    expect(result.stdout).toContain('It is medium-full.');
    expect(result.stdout).toContain('It is on the system disk.');
    expect(result.stderr).toContain('coldkeep: 1 of 3 copies failed: It is medium-full. Free some room');
  });
});

describe('what the engine throws', () => {
  const cases: readonly [ErrorCode, number][] = [
    ['set-unknown', 2],
    ['wrong-passphrase', 3],
    ['medium-full', 4],
    ['not-a-medium', 4],
    ['vault-in-use', 5],
    ['catalogue-damaged', 5],
    ['signature-wrong', 1],
    ['worker-ended', 70],
  ];
  it.each(cases)('%s ends with %i, one line and one document', async (code, status) => {
    const scan = throwing(new ColdkeepError(code, 'It\nhappened', { hint: 'Do this' }));
    const engine = fakeEngine({ vault: { scan } });
    const result = await coldkeep(['scan', 'pool', '--json'], { engine });
    expect(result.status).toBe(status);
    expect(result.json()).toEqual({ error: { code, message: 'It\nhappened', hint: 'Do this' } });
    expect(result.stderr).toBe('coldkeep: It happened. Do this.\n');
    expect(engine.calls.at(-1)).toBe('close');
  });

  it('a bug ends with 70 and says so', async () => {
    const scan = throwing(new TypeError('x is undefined'));
    const result = await coldkeep(['scan', 'pool'], { engine: fakeEngine({ vault: { scan } }) });
    expect(result.status).toBe(70);
    expect(result.stderr).toMatch(/^coldkeep: x is undefined\. This is a bug in Coldkeep\./);
    expect(result.stdout).toBe('');
  });
});

describe('interruption', () => {
  it('ends with 130 after the vault was locked', async () => {
    const controller = new AbortController();
    const engine = fakeEngine({
      vault: {
        export: async (_name, _input, run) => {
          controller.abort();
          run?.signal?.throwIfAborted();
          return exportReport;
        },
      },
    });
    const args = ['export', 'pool', '--to', '/a', '--json'];
    const result = await coldkeep(args, { engine, signal: controller.signal });
    expect(result.status).toBe(130);
    expect(result.json()).toMatchObject({ error: { code: 'cancelled' } });
    expect(result.stderr).toContain('note: Stopping. Once more to end at once.\n');
    expect(engine.calls.at(-1)).toBe('close');
  });

  it('does not begin the work when it came while unlocking', async () => {
    const result = await coldkeep(['scan', 'pool'], { signal: stopped() });
    expect(result.status).toBe(130);
    expect(result.engine.calls).toEqual([expect.stringContaining('openVault'), 'close']);
  });

  it('ends a prompt and switches the terminal back', async () => {
    const result = await coldkeep(['scan', 'pool'], { typed: [], env: {}, signal: stopped() });
    expect(result.status).toBe(130);
    expect(result.rawMode).toEqual(['on', 'off']);
  });
});
