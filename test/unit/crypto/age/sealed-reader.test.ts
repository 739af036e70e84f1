import { assert, nat, property } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SealedReader, type ReadAt } from '../../../../electron/core/crypto/age/sealed-reader.ts';
import { sealBytes } from '../../../../electron/core/crypto/age/sealer.ts';
import {
  generateIdentity,
  recipientOf,
  X25519Identity,
  x25519Recipient,
} from '../../../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../../../electron/core/crypto/sodium.ts';
import { pseudoRandomBytes } from '../../../support/pseudo-random.ts';

const chunk = 64 * 1024;

beforeAll(() => loadSodium());

/** Reads at most `most` bytes at a time, as a file system may. */
const readerOf =
  (file: Uint8Array, most = 10_000): ReadAt =>
  (into, position) => {
    const piece = file.subarray(position, position + Math.min(most, into.length));
    into.set(piece);
    return piece.length;
  };

function seal(byteCount: number) {
  const secret = generateIdentity();
  const plaintext = pseudoRandomBytes(`sealed ${byteCount}`, byteCount);
  const file = sealBytes([x25519Recipient(recipientOf(secret))], plaintext);
  return { plaintext, file, identities: [new X25519Identity(secret)] };
}

function withReader<T>(
  { file, identities }: Pick<ReturnType<typeof seal>, 'file' | 'identities'>,
  act: (reader: SealedReader) => T,
): T {
  const reader = new SealedReader(readerOf(file), file.length, identities);
  try {
    return act(reader);
  } finally {
    reader.dispose();
  }
}

describe.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 777])(
  'a sealed file of %i bytes',
  (byteCount) => {
    it('gives any range of its plaintext, in any order', () => {
      const sealed = seal(byteCount);
      withReader(sealed, (reader) => {
        expect(reader.sizeBytes).toBe(byteCount);
        assert(
          property(nat(byteCount), nat(byteCount), (one, other) => {
            const [from, to] = [Math.min(one, other), Math.max(one, other)];
            const into = new Uint8Array(to - from);
            reader.readInto(into, from);
            expect(Buffer.compare(into, sealed.plaintext.subarray(from, to))).toBe(0);
          }),
          { numRuns: 25 },
        );
      });
    });

    it('is refused at once where it was cut short, whole chunks or not', () => {
      const { file, identities } = seal(byteCount);
      for (const length of new Set([
        file.length - 1,
        file.length - 16,
        file.length - (chunk + 16),
        file.length - 2 * (chunk + 16),
      ])) {
        if (length < 200) continue;
        expect(() => withReader({ file: file.subarray(0, length), identities }, () => 'opened')).toThrow(
          expect.objectContaining({ code: 'payload-damaged' }),
        );
      }
    });
  },
);

describe('a flipped bit', () => {
  it('is refused when its chunk is read, and only then', () => {
    const { plaintext, file, identities } = seal(3 * chunk);
    const changed = file.slice();
    const at = file.length - 2 * (chunk + 16) - 5000;
    changed.set([(changed[at] ?? 0) ^ 1], at);
    withReader({ file: changed, identities }, (reader) => {
      const into = new Uint8Array(chunk);
      reader.readInto(into, 2 * chunk);
      expect(Buffer.compare(into, plaintext.subarray(2 * chunk))).toBe(0);
      expect(() => reader.readInto(into, 10)).toThrow(expect.objectContaining({ code: 'payload-damaged' }));
      // And nothing of the refused chunk is given out afterwards.
      reader.readInto(into, 2 * chunk);
      expect(Buffer.compare(into, plaintext.subarray(2 * chunk))).toBe(0);
    });
  });
});

it('is not opened by another identity', () => {
  const { file } = seal(10);
  const stranger = [new X25519Identity(generateIdentity())];
  expect(() => withReader({ file, identities: stranger }, () => 'opened')).toThrow(
    expect.objectContaining({ code: 'no-matching-identity' }),
  );
});

it('reads nothing beyond its end', () => {
  withReader(seal(100), (reader) => {
    expect(() => reader.readInto(new Uint8Array(2), 99)).toThrow(/beyond the end/);
    expect(() => reader.readInto(new Uint8Array(1), -1)).toThrow(/beyond the end/);
  });
});
