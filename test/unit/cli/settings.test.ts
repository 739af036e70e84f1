import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../shared/domain/settings.ts';
import { fakeEngine } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const oneYear = () => ({ ...defaultSettings, parityPercent: 0, replaceAfterYears: 1 });

describe('coldkeep settings', () => {
  it('says what is set', async () => {
    const { stdout } = await coldkeep(['settings'], { columns: 200 });
    expect(stdout).toContain('brings back 20 % of the blocks');
    expect(stdout).toContain('3 years after the first copy');
    expect((await coldkeep(['settings', '--json'])).json()).toEqual({
      settings: { parityPercent: 20, replaceAfterYears: 3 },
    });
  });

  it('changes what is named and leaves the rest', async () => {
    const { engine, ...result } = await coldkeep(['settings', '--replace-after-years', '5', '--json']);
    expect(result.json()).toEqual({ settings: { parityPercent: 20, replaceAfterYears: 5 } });
    expect(engine.calls).toContain('updateSettings {"replaceAfterYears":5}');
  });

  it('says that no parity is written, and a single year', async () => {
    const { stdout } = await coldkeep(['settings'], {
      engine: fakeEngine({ vault: { settings: oneYear } }),
      columns: 200,
    });
    expect(stdout).toContain('Exports write no parity.');
    expect(stdout).toContain('1 year after');
  });

  it.each([
    ['--parity-percent', '101', '0 to 100'],
    ['--parity-percent', '-1', '0 to 100'],
    ['--parity-percent', '2.5', '0 to 100'],
    ['--replace-after-years', '0', '1 to 50'],
    ['--replace-after-years', '51', '1 to 50'],
  ])('refuses %s %s', async (option, value, range) => {
    const { stderr, status } = await coldkeep(['settings', `${option}=${value}`]);
    expect(status).toBe(2);
    expect(stderr).toContain(`A whole number from ${range} is expected.`);
  });
});
