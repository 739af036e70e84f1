import { describe, expect, it } from 'vitest';
import { pathOf } from '../../../../renderer/parts/icon.tsx';
import * as icons from '../../../../renderer/parts/icons.ts';

describe('icons', () => {
  it('are drawings of one path, all of them', () => {
    // A drawing that does not fit would already have thrown while icons.ts was loaded.
    expect(Object.values(icons).every((icon) => typeof icon === 'function')).toBe(true);
    expect(Object.keys(icons).every((name) => name.endsWith('Icon'))).toBe(true);
  });

  it.each([
    ['two paths', '<svg viewBox="0 0 256 256" fill="currentColor"><path d="M0"/><path d="M1"/></svg>'],
    ['another size', '<svg xmlns="x" viewBox="0 0 24 24"><path d="M0"/></svg>'],
    ['a script', '<svg viewBox="0 0 256 256" fill="x"><script>1</script></svg>'],
  ])('refuse %s', (_what, svg) => {
    expect(() => pathOf(svg)).toThrow('one path');
  });
});
