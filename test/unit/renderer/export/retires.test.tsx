// What an export removes, shown before: which copy on which medium, and why; nothing where nothing goes.
import { describe, expect, it } from 'vitest';
import { Retires } from '../../../../renderer/export/retires.tsx';
import { drawn, nowMs, textOf } from '../bridge/drawn.tsx';

const gone = { snapshot: 's2', seq: 2, takenAtMs: nowMs, why: 'neither newest nor the last of its month' };

describe('what makes room', () => {
  it('names each copy that goes, with its medium and the reason', () => {
    const text = textOf(
      drawn(
        <Retires
          retires={[
            { medium: 'm1', label: 'Blue stick', generations: [gone, { ...gone, snapshot: 's1', seq: 1 }] },
            { medium: 'm2', label: 'Red stick', generations: [gone] },
          ]}
        />,
      ),
    );
    expect(text).toContain('3 older copies go once the new one is verified');
    expect(text).toContain('Blue stick 2 21 Nov 2026 neither newest nor the last of its month');
    expect(text).toContain('Red stick 2');
    expect(text).toContain('The two newest verified ones stay on every medium.');
  });

  it('is not there where nothing goes', () => {
    expect(drawn(<Retires retires={[]} />)).toBe('');
  });
});
