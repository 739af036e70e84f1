import { describe, expect, it } from 'vitest';
import { contentDigest } from '../../../electron/core/bundle/digest.ts';
import { fileItem, folderItem, sha256Of } from '../../support/source-tree.ts';

describe('contentDigest', () => {
  it('is the SHA-256 of what docs/format.md says', () => {
    const items = [
      fileItem('s/a b', 'hello', { mode: 0o7 }),
      folderItem(Buffer.from('s/\xff/', 'latin1'), { mode: 0o4755 }),
    ];
    const lines = Buffer.from(
      `${sha256Of('hello')} 0007 5 s/a b\0${sha256Of('')} 4755 0 s/\xff/\0`,
      'latin1',
    );
    expect(contentDigest(items)).toBe(sha256Of(lines));
  });

  it('of nothing is the SHA-256 of nothing', () => {
    expect(contentDigest([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  const item = fileItem('s/a', 'hello');

  it.each([
    ['path', { path: 's/b' }],
    ['size', { size: 6 }],
    ['mode', { mode: 0o400 }],
    ['content', { sha256: sha256Of('x') }],
  ])('changes with the %s', (_, change) => {
    expect(contentDigest([{ ...item, ...change }])).not.toBe(contentDigest([item]));
  });

  it('does not change with the time or what the item is called', () => {
    expect(contentDigest([{ ...item, mtimeSeconds: 0, key: 'kes-skey', kind: 'public' }])).toBe(
      contentDigest([item]),
    );
  });
});
