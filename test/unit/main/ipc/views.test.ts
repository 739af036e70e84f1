import { describe, expect, it } from 'vitest';
import { changeView } from '../../../../electron/main/ipc/views/item-change.ts';
import type { ItemChange } from '../../../../shared/domain/contents.ts';

const side = (size: number, content = 'a') => ({ size, sha256: content.repeat(64), mtimeSeconds: 0 });
const change = (from: ItemChange['from'], to: ItemChange['to']): ItemChange => ({
  path: 'pool/cold.skey',
  key: 'cold-skey',
  kind: 'secret-cold',
  change: from === null ? 'added' : to === null ? 'removed' : 'changed',
  from,
  to,
});

describe('a change of an item in words', () => {
  it.each([
    ['a new one', change(null, side(212)), 'new, 212 bytes'],
    ['one that is gone', change(side(212), null), 'was 212 bytes'],
    ['one that grew', change(side(212), side(3400, 'b')), '212 bytes to 3.4 KB'],
    ['one of the same size', change(side(212), side(212, 'b')), 'new content, 212 bytes'],
    [
      'sizes that look alike',
      change(side(1_000_001), side(1_000_002, 'b')),
      '1000001 bytes to 1000002 bytes',
    ],
    ['permissions alone', change(side(212), side(212)), 'same content, other permissions or kind of file'],
  ])('%s', (_what, item, detail) => {
    expect(changeView(item)).toEqual({ path: 'pool/cold.skey', change: item.change, detail });
  });
});
