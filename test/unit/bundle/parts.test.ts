import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignParts, partName } from '../../../electron/core/bundle/parts.ts';
import { entryBytes } from '../../../electron/core/bundle/tar-format.ts';
import { fileItem } from '../../support/source-tree.ts';

const limit = 64 * 1024;
const item = (path: string, size: number) => ({ ...fileItem(`s/${path}`, ''), size });
/** Items of 1 to 8 KiB, as if by chance but always the same. */
const many = Array.from({ length: 400 }, (_, index) =>
  item(`f${String(index).padStart(4, '0')}`, 1024 * (1 + ((index * 7) % 8))),
);
const bytesOf = (part: readonly { path: string; size: number }[]) =>
  many
    .filter(({ path }) => part.some((other) => other.path === path))
    .reduce((sum, each) => sum + entryBytes(each), 0);

describe('assignParts', () => {
  it('keeps a small set in one part', () => {
    expect(assignParts(many)).toEqual([many]);
  });

  it('has one part of nothing', () => {
    expect(assignParts([])).toEqual([[]]);
  });

  it('takes all items in order, and none goes over the limit', () => {
    const parts = assignParts(many, limit);
    expect(parts.flat()).toEqual(many);
    for (const part of parts) expect(bytesOf(part)).toBeLessThanOrEqual(limit);
  });

  it('does not make crumbs: every part but the last has a quarter of the limit', () => {
    for (const part of assignParts(many, limit).slice(0, -1))
      expect(bytesOf(part)).toBeGreaterThanOrEqual(limit / 4);
  });

  it('gives a large item a part of its own', () => {
    const large = item('f0100-large', 10 * limit);
    const items = [...many.slice(0, 101), large, ...many.slice(101)];
    expect(assignParts(items, limit)).toContainEqual([large]);
  });

  it('leaves most parts as they were when an item is added anywhere', () => {
    const before = assignParts(many, limit).map((part) => part.map(({ path }) => path).join());
    for (let at = 0; at < many.length; at += 1) {
      const name = many[at]?.path.slice(2);
      const items = [...many.slice(0, at + 1), item(`${name}-new`, 3000), ...many.slice(at + 1)];
      const after = new Set(assignParts(items, limit).map((part) => part.map(({ path }) => path).join()));
      const kept = before.filter((part) => after.has(part)).length;
      expect(kept).toBeGreaterThanOrEqual(before.length / 2);
    }
  });

  it('holds for any sizes and limits', () => {
    const sizes = fc.array(fc.nat(5000), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 20_000 }), (all, limitBytes) => {
        const items = all.map((size, index) => item(String(index).padStart(3, '0'), size));
        const parts = assignParts(items, limitBytes);
        expect(parts.flat()).toEqual(items);
        for (const part of parts) {
          const bytes = part.reduce((sum, each) => sum + entryBytes(each), 0);
          expect(bytes <= limitBytes || part.length === 1).toBe(true);
        }
      }),
    );
  });
});

describe('partName', () => {
  it.each([
    [0, 1, 'payload.tar.age'],
    [0, 2, 'payload-001.tar.age'],
    [11, 12, 'payload-012.tar.age'],
    [1233, 2000, 'payload-1234.tar.age'],
  ])('%i of %i is %s', (index, count, name) => {
    expect(partName(index, count)).toBe(name);
  });
});
