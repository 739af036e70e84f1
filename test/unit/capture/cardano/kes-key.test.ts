import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readKesKey } from '../../../../electron/core/capture/checks/cardano/parse/kes-key.ts';
import { loadSodium } from '../../../../electron/core/crypto/sodium.ts';
import { kesPair } from '../../../../electron/core/practice/kes.ts';
import { kesKeyAt } from '../../../support/kes-evolution.ts';

const seed = Buffer.alloc(32, 7);

describe('a KES signing key', () => {
  beforeAll(async () => {
    await loadSodium();
  });

  it.each([0, 1, 2, 3, 30, 31, 32, 33, 47, 62, 63])(
    'at evolution %i leads to its verification key',
    (period) => {
      const key = kesKeyAt(seed, 6, period);
      expect(key).toHaveLength(608);
      expect(readKesKey(key)).toEqual({
        verificationKey: new Uint8Array(kesPair(seed).vkey),
        evolution: period,
        holds: true,
      });
    },
  );

  it('of depth 7 has 704 bytes and leads to its own', () => {
    const { skey, vkey } = kesPair(seed, 7);
    expect(skey).toHaveLength(704);
    expect(readKesKey(skey)).toEqual({ verificationKey: vkey, evolution: 0, holds: true });
  });

  it.each([0, 32, 512, 607, 609, 703, 800])('has not %i bytes', (length) => {
    expect(readKesKey(new Uint8Array(length))).toBeNull();
  });

  it('does not hold where any byte of it changed', () => {
    const { skey } = kesPair(seed);
    fc.assert(
      fc.property(fc.nat(607), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Uint8Array.from(skey);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(readKesKey(damaged)?.holds).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it('is read to an end whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 608, maxLength: 608 }), (bytes) => {
        expect(readKesKey(bytes)?.holds).toBe(false);
      }),
      { numRuns: 10 },
    );
  });
});
