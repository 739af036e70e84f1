// The answers that stand beside the steps of the export wizard.
import { describe, expect, it } from 'vitest';
import { exportSteps } from '../../../../renderer/export/export-frame.tsx';
import { beginExport } from '../../../../renderer/export/export-state.ts';
import { copy, removed } from './fixtures.ts';

const target = (label: string) => ({ label, type: 'usb' as const, note: '' });
const blue = copy('Blue stick');
const red = copy('Red stick', { status: 'planned', level: null, error: removed });

const media = (changes: Partial<ReturnType<typeof beginExport>>) =>
  exportSteps({ ...beginExport('ACME pool'), ...changes }).find(({ id }) => id === 'media')?.answers;

describe('beside the step of the media', () => {
  it('stand those that are written to', () => {
    expect(media({ targets: [] })).toEqual([]);
    expect(media({ targets: [target('Blue stick'), target('Red stick')] })).toEqual([
      'Blue stick',
      'Red stick',
    ]);
  });
  it('stay those that are done while a failed one is written again', () => {
    expect(media({ targets: [target('Red stick')], copies: [blue, red] })).toEqual([
      'Blue stick',
      'Red stick',
    ]);
  });
});
