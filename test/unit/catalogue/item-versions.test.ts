import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/domain/item.ts';
import { exampleCatalogue, item, setId, sha256, takeSnapshot, uuid } from '../../support/catalogue.ts';

const changed = { sha256: sha256('changed') };

const strange = (byte: number): Item =>
  item('keys/\u{fffd}', { pathB64: Buffer.from([...Buffer.from('keys/'), byte]).toString('base64') });

describe('the items of a snapshot', () => {
  it('come back as they were, every optional field in its place', () => {
    const items = [
      item('keys/a', { derivable: true, kind: 'public', key: 'vrf.vkey', mode: 0o644 }),
      item('keys/empty/', { type: 'folder', size: 0 }),
      item('keys/link', { type: 'link', size: 0, target: 'a' }),
    ];
    const catalogue = exampleCatalogue();
    takeSnapshot(catalogue, 1, items);
    expect(catalogue.itemsOfSnapshot(setId, 1)).toEqual(items);
    expect(catalogue.itemsOfSnapshot(setId, 2)).toEqual([]);
    expect(catalogue.itemsOfSnapshot(uuid(9), 1)).toEqual([]);
  });

  it('come in byte order of path, also where the bytes are not UTF-8 and look alike', () => {
    // In bytes: "keys/Z" < "keys/a" < 0x80 < "é" (c3 a9) < 0xff.
    const items = [item('keys/Z'), item('keys/a'), strange(0x80), item('keys/é'), strange(0xff)];
    const catalogue = exampleCatalogue();
    takeSnapshot(catalogue, 1, items);
    expect(catalogue.itemsOfSnapshot(setId, 1)).toEqual(items);
  });

  it('are those of each snapshot when items come, change, go and return', () => {
    const catalogue = exampleCatalogue();
    const states = [
      [item('a'), item('b')],
      [item('a', changed), item('b'), item('c')],
      [item('a', changed), item('c')],
      [item('a'), item('b'), item('c', { mtimeSeconds: 5 })],
    ];
    states.forEach((items, index) => takeSnapshot(catalogue, index + 1, items));
    states.forEach((items, index) => expect(catalogue.itemsOfSnapshot(setId, index + 1)).toEqual(items));
  });

  it('are right for every snapshot, in whatever order the snapshots are learned', () => {
    const state = fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 3 })),
      {
        selector: ([path]) => path,
      },
    );
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 });
    fc.assert(
      fc.property(fc.array(state, { minLength: 6, maxLength: 6 }), order, (states, seqs) => {
        const catalogue = exampleCatalogue();
        const itemsOf = (seq: number): Item[] =>
          (states[seq - 1] ?? [])
            .map(([path, version]) => item(path, { mtimeSeconds: version }))
            .toSorted((one, other) => (one.path < other.path ? -1 : 1));
        for (const seq of seqs) takeSnapshot(catalogue, seq, itemsOf(seq));
        for (const seq of seqs) expect(catalogue.itemsOfSnapshot(setId, seq)).toEqual(itemsOf(seq));
        catalogue.close();
      }),
      { numRuns: 60 },
    );
  });

  it('of a second snapshot with the same seq do not replace those of the first', () => {
    const catalogue = exampleCatalogue();
    takeSnapshot(catalogue, 1, [item('a')]);
    takeSnapshot(catalogue, 1, [item('b')], { id: '20260102T000000Z-0123456789ab' });
    expect(catalogue.itemsOfSnapshot(setId, 1)).toEqual([item('a')]);
    expect(catalogue.snapshot('20260102T000000Z-0123456789ab')).toMatchObject({ seq: 1, items: 1 });
  });

  it('cannot be recorded twice for one snapshot', () => {
    const catalogue = exampleCatalogue();
    takeSnapshot(catalogue, 1, [item('a')]);
    expect(() => takeSnapshot(catalogue, 1, [item('b')])).toThrow(/recorded already/);
  });

  it('fit in their tens of thousands, and unchanged ones are stored once', () => {
    const items = Array.from({ length: 100_000 }, (_, index) =>
      item(`keys/${index.toString().padStart(6, '0')}`),
    );
    const catalogue = exampleCatalogue();
    takeSnapshot(catalogue, 1, items);
    const bytesOfOne = catalogue.serialize().length;
    takeSnapshot(catalogue, 2, [...items.slice(0, -1), item('keys/zzz')]);
    expect(catalogue.itemsOfSnapshot(setId, 2)).toHaveLength(100_000);
    expect(catalogue.itemsOfSnapshot(setId, 2).at(-1)).toEqual(item('keys/zzz'));
    expect(catalogue.serialize().length).toBeLessThan(bytesOfOne * 1.01);
  });
});
