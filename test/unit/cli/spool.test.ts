import { describe, expect, it } from 'vitest';
import { exportReport, fakeEngine, goodCopy, spoolReport } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const waiting = () => fakeEngine({ vault: { spool: async () => spoolReport } });

describe('coldkeep spool', () => {
  it('says that nothing waits', async () => {
    const { stdout, status } = await coldkeep(['spool']);
    expect([stdout, status]).toEqual(['Nothing waits.\n', 0]);
    expect((await coldkeep(['spool', '--json'])).json()).toEqual({ spool: null, removed: false });
  });

  it('says what waits, for whom, how long, and how to go on', async () => {
    const { stdout } = await coldkeep(['spool'], { engine: waiting(), columns: 200 });
    expect(stdout).toContain('Blue stick, 22222222');
    expect(stdout).toContain('until 4 Dec 2026');
    expect(stdout).toContain('coldkeep export pool --to DIR');
    expect((await coldkeep(['spool', '--json'], { engine: waiting() })).json()).toEqual({
      spool: spoolReport,
      removed: false,
    });
  });

  it('removes it where that is asked for', async () => {
    const { engine, ...result } = await coldkeep(['spool', '--remove', '--json']);
    expect(result.json()).toEqual({ spool: spoolReport, removed: true });
    expect(engine.calls).toContain('clearSpool');
  });

  it('is told of by status', async () => {
    const { stdout } = await coldkeep(['status'], { engine: waiting() });
    expect(stdout).toContain('wait in the vault folder');
  });
});

describe('an export that goes on', () => {
  it('says how much was there', async () => {
    const engine = fakeEngine({
      vault: { export: async () => ({ ...exportReport, copies: [{ ...goodCopy, continued: 3 }] }) },
    });
    const { stdout } = await coldkeep(['export', 'pool', '--to', '/media/blue'], { engine });
    expect(stdout).toContain('3 files of an interrupted export');
  });
});

describe('while media are written or read', () => {
  const begun: string[] = [];
  const stayAwake = () => {
    begun.push('begin');
    return () => begun.push('end');
  };

  it('the machine stays awake, once and up to the end of the work', async () => {
    const engine = fakeEngine({
      vault: {
        export: async (_name, _input, run) => {
          for (const done of [1, 2])
            run?.onProgress?.({ phase: 'writing', done, total: 2, unit: 'bytes', cancellable: true });
          begun.push('written');
          return exportReport;
        },
      },
    });
    await coldkeep(['export', 'pool', '--to', '/media/blue'], { engine, stayAwake });
    expect(begun.splice(0)).toEqual(['begin', 'written', 'end']);
  });

  it('but not for what takes no time', async () => {
    await coldkeep(['media', 'list'], { stayAwake });
    expect(begun).toEqual([]);
  });
});
