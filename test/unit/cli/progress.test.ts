import { describe, expect, it } from 'vitest';
import { ProgressDisplay, progressLine } from '../../../electron/cli/progress-display.ts';
import type { Progress } from '../../../shared/domain/progress.ts';
import { exportReport, fakeEngine, passphrase } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const style = { colour: false, unicode: false, columns: 100 };
const progress = (done: number, more: Partial<Progress> = {}): Progress => ({
  phase: 'writing',
  subject: 'Blue stick',
  done,
  total: 1_000_000,
  unit: 'bytes',
  cancellable: true,
  ...more,
});

const recorded = (form: 'bars' | 'lines' | 'nothing') => {
  const writes: string[] = [];
  let nowMs = 0;
  const display = new ProgressDisplay({
    output: { write: (text) => writes.push(text) },
    style,
    nowMs: () => nowMs,
    form,
  });
  return { writes, display, wait: (ms: number) => (nowMs += ms) };
};

describe('a medium that failed', () => {
  it.each(['bars', 'lines'] as const)('is told with the results, not as a phase (%s)', (form) => {
    const { writes, display } = recorded(form);
    const failed = { code: 'medium-full', message: 'Full.', hint: '' } as const;
    display.show(progress(0, { phase: 'failed', total: 0, failed }));
    expect(writes).toEqual([]);
  });
});

describe('a bar', () => {
  it('says what, how far, how fast and how long', () => {
    const row = { progress: progress(500_000), phaseBeganMs: 0, phaseBeganAt: 0 };
    expect(progressLine(row, 2000, style)).toBe(
      'writing Blue stick  ########--------   50%  500 KB of 1 MB  250 KB/s  2 s left',
    );
  });

  it('promises nothing before it knows', () => {
    const line = progressLine({ progress: progress(5), phaseBeganMs: 0, phaseBeganAt: 0 }, 500, style);
    expect(line).not.toContain('left');
    const unknown = progress(7, { total: 0, unit: 'items' });
    expect(progressLine({ progress: unknown, phaseBeganMs: 0, phaseBeganAt: 0 }, 0, style)).toBe(
      'writing Blue stick  7 items',
    );
  });

  it('warns while it must not be disturbed', () => {
    const row = { progress: progress(5, { cancellable: false }), phaseBeganMs: 0, phaseBeganAt: 0 };
    expect(progressLine(row, 0, style)).toContain('do not unplug');
  });

  it('fits the terminal, whatever the medium is called', () => {
    const row = {
      progress: progress(500_000, { subject: `${'x'.repeat(200)}\u001b[2J` }),
      phaseBeganMs: 0,
      phaseBeganAt: 0,
    };
    for (const columns of [40, 60, 100]) {
      const line = progressLine(row, 5000, { ...style, columns });
      expect(line.length).toBeLessThan(columns);
      expect(line).not.toContain('\u001b');
    }
  });

  it('is drawn about ten times a second, at every phase, and always at its end', () => {
    const { writes, display, wait } = recorded('bars');
    for (let step = 0; step < 1000; step += 1) {
      display.show(progress(step * 1000));
      wait(1);
    }
    expect(writes.length).toBeGreaterThanOrEqual(9);
    expect(writes.length).toBeLessThanOrEqual(12);
    const before = writes.length;
    display.show(progress(1_000_000));
    display.show(progress(0, { phase: 'reading back' }));
    expect(writes.length).toBe(before + 2);
    expect(writes.at(-1)).toContain('reading back Blue stick');
  });

  it('has a row for each medium, redrawn in place and removed at the end', () => {
    const { writes, display, wait } = recorded('bars');
    display.show(progress(1));
    wait(200);
    display.show(progress(1, { subject: 'Red stick' }));
    const last = writes.at(-1) ?? '';
    expect(last.startsWith('\u001b[1A')).toBe(true);
    expect(last.split('\n')).toHaveLength(3);
    display.clear();
    expect(writes.at(-1)).toBe('\u001b[2A\u001b[J');
    const count = writes.length;
    display.clear();
    expect(writes).toHaveLength(count);
  });
});

const lines = (stderr: string): string[] => stderr.split('\n').filter((line) => !line.startsWith('note: '));

describe('without a terminal', () => {
  const export3 = fakeEngine({
    vault: {
      export: async (_name, _input, run) => {
        for (let done = 0; done <= 100; done += 1) run?.onProgress?.(progress(done, { total: 100 }));
        run?.onProgress?.(progress(0, { phase: 'reading back' }));
        return exportReport;
      },
    },
  });

  it('a phase is one line', async () => {
    const result = await coldkeep(['export', 'pool', '--to', '/m'], { engine: export3 });
    expect(lines(result.stderr)).toEqual(['writing Blue stick', 'reading back Blue stick', '']);
  });

  it('nothing is said with --json', async () => {
    const result = await coldkeep(['export', 'pool', '--to', '/m', '--json'], { engine: export3 });
    expect(lines(result.stderr)).toEqual(['']);
    expect(result.json()).toEqual(exportReport);
  });

  it('a terminal gets bars, a dumb one lines', async () => {
    const typed = ['y\r', `${passphrase}\r`];
    const bars = await coldkeep(['export', 'pool', '--to', '/m'], { engine: export3, env: {}, typed });
    expect(bars.stderr).toContain('\u001b[2Kwriting Blue stick');
    expect(bars.stderr.endsWith('\u001b[J')).toBe(true);
    const env = { TERM: 'dumb' };
    const dumb = await coldkeep(['export', 'pool', '--to', '/m'], { engine: export3, env, typed });
    expect(dumb.stderr).toContain('\nwriting Blue stick\n');
  });
});
