import { describe, expect, it } from 'vitest';
import { pinOf } from '../../../shared/domain/never-offer.ts';
import { partition, stick } from '../../support/drives.ts';

describe('what a drive is pinned by', () => {
  it.each([
    ['4C530001', '4A21-00FF', '4C530001'],
    [' 4C530001 ', null, '4C530001'],
    [null, '4A21-00FF', '4A21-00FF'],
    ['00000000', '4A21-00FF', '4A21-00FF'],
    ['0123456789ABCDEF', '4A21-00FF', '4A21-00FF'],
    ['1234567890', null, null],
    [null, null, null],
  ])('serial %j, file system %j: %j', (serial, fileSystemId, pinned) => {
    expect(pinOf({ drive: stick({ serial }), partition: partition({ fileSystemId }) })).toBe(pinned);
  });

  it('a drive without a file system', () => {
    expect(pinOf({ drive: stick(), partition: null })).toBe('4C530001');
  });
});
