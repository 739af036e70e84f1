import { beforeAll, describe, expect, it } from 'vitest';
import { Opener, openBytes } from '../../../../electron/core/crypto/age/opener.ts';
import { scryptRecipient } from '../../../../electron/core/crypto/age/scrypt.ts';
import { sealBytes, Sealer, type ByteSink } from '../../../../electron/core/crypto/age/sealer.ts';
import { recipientOf, X25519Identity, x25519Recipient } from '../../../../electron/core/crypto/age/x25519.ts';
import { loadSodium, sodium } from '../../../../electron/core/crypto/sodium.ts';
import { pseudoRandomBytes, pseudoRandomSource } from '../../../support/pseudo-random.ts';

const chunk = 65536;
const sealedChunk = chunk + 16;
const secret = pseudoRandomBytes('stream', 32);
const toSelf = () => [x25519Recipient(recipientOf(secret))];
const self = () => [new X25519Identity(secret)];
const withCode = (code: string): unknown => expect.objectContaining({ code });

class Gathered implements ByteSink {
  readonly pieces: Buffer[] = [];
  write(bytes: Uint8Array): void {
    this.pieces.push(Buffer.from(bytes));
  }
  get bytes(): Buffer {
    return Buffer.concat(this.pieces);
  }
}

/** Where the payload's first chunk begins: after the header and 16 bytes of nonce. */
function payloadStart(file: Uint8Array): number {
  const text = Buffer.from(file).toString('latin1');
  return text.indexOf('\n', text.indexOf('\n---') + 1) + 1 + 16;
}

describe('sealing', () => {
  beforeAll(loadSodium);

  it.each([1, 7, 4096, chunk - 1, chunk, chunk + 1, 700_000])(
    'gives the same file in pieces of %i bytes',
    (piece) => {
      const plaintext = pseudoRandomBytes('pieces', piece < 100 ? 2000 : 20 * chunk);
      const whole = sealBytes(
        [x25519Recipient(recipientOf(secret), pseudoRandomSource('ephemeral'))],
        plaintext,
        pseudoRandomSource('keys'),
      );
      const gathered = new Gathered();
      const recipient = x25519Recipient(recipientOf(secret), pseudoRandomSource('ephemeral'));
      const sealer = new Sealer([recipient], gathered, pseudoRandomSource('keys'));
      for (let offset = 0; offset < plaintext.length; offset += piece)
        sealer.write(plaintext.subarray(offset, offset + piece));
      sealer.finish();
      sealer.dispose();
      expect(gathered.bytes.equals(whole)).toBe(true);
    },
  );

  it('takes plaintext in place, through windows filled in part or whole', () => {
    const plaintext = pseudoRandomBytes('windows', 23 * chunk + 5);
    const gathered = new Gathered();
    const sealer = new Sealer(toSelf(), gathered);
    const steps = [1, chunk, 100_000, 3, 8 * chunk];
    for (let offset = 0, step = 0; offset < plaintext.length; step++) {
      const room = sealer.window();
      expect(room.length).toBeGreaterThan(0);
      const count = Math.min(room.length, steps[step % steps.length] ?? 1, plaintext.length - offset);
      room.set(plaintext.subarray(offset, offset + count));
      sealer.advance(count);
      offset += count;
    }
    sealer.finish();
    sealer.dispose();
    expect(Buffer.from(openBytes(self(), gathered.bytes, plaintext.length)).equals(plaintext)).toBe(true);
  });

  it('never seals two files alike', () => {
    const plaintext = pseudoRandomBytes('twice', 100);
    const [first, second] = [sealBytes(toSelf(), plaintext), sealBytes(toSelf(), plaintext)];
    expect(
      Buffer.from(first.subarray(payloadStart(first))).equals(second.subarray(payloadStart(second))),
    ).toBe(false);
  });

  it('does not combine a passphrase with other recipients', () => {
    const sink = new Gathered();
    expect(() => new Sealer([...toSelf(), scryptRecipient(Buffer.from('x'))], sink)).toThrow(
      'cannot be combined',
    );
    expect(() => new Sealer([], sink)).toThrow('at least one recipient');
    expect(sink.pieces).toEqual([]);
  });

  it('cannot be used after its end, and gives up when its sink does', () => {
    const sealer = new Sealer(toSelf(), new Gathered());
    sealer.finish();
    expect(() => sealer.write(new Uint8Array(1))).toThrow('after finish');
    sealer.dispose();
    sealer.dispose();
    expect(() => sealer.window()).toThrow('after finish');
    const full = {
      write: () => {
        throw new Error('disk full');
      },
    };
    expect(() => new Sealer(toSelf(), full)).toThrow('disk full');
  });
});

describe('opening', () => {
  beforeAll(loadSodium);

  it.each([1, 17, 1000, sealedChunk, 600_000])('takes a file in pieces of %i bytes', (piece) => {
    const plaintext = pseudoRandomBytes('opening', piece < 100 ? 3000 : 18 * chunk + 3);
    const file = sealBytes(toSelf(), plaintext);
    const gathered = new Gathered();
    const opener = new Opener(self(), gathered);
    for (let offset = 0; offset < file.length; offset += piece)
      opener.write(file.subarray(offset, offset + piece));
    opener.finish();
    opener.dispose();
    expect(gathered.bytes.equals(plaintext)).toBe(true);
  });

  it('takes ciphertext in place', () => {
    const plaintext = pseudoRandomBytes('in place', 20 * chunk);
    const file = sealBytes(toSelf(), plaintext);
    const gathered = new Gathered();
    const opener = new Opener(self(), gathered);
    for (let offset = 0; offset < file.length;) {
      const room = opener.window();
      const count = Math.min(room.length, file.length - offset);
      room.set(file.subarray(offset, offset + count));
      opener.advance(count);
      offset += count;
    }
    opener.finish();
    opener.dispose();
    expect(gathered.bytes.equals(plaintext)).toBe(true);
  });

  it.each([1, 2, 8, 9, 16])('fails at its end when the payload is cut after chunk %i', (kept) => {
    const plaintext = pseudoRandomBytes('cut', 17 * chunk);
    const file = sealBytes(toSelf(), plaintext);
    const gathered = new Gathered();
    const opener = new Opener(self(), gathered);
    opener.write(file.subarray(0, payloadStart(file) + kept * sealedChunk));
    expect(() => opener.finish()).toThrow(withCode('payload-damaged'));
    opener.dispose();
    expect(gathered.bytes.equals(plaintext.subarray(0, kept * chunk))).toBe(true);
  });

  it('fails wherever else the file is cut', () => {
    const file = sealBytes(toSelf(), pseudoRandomBytes('short', chunk + 100));
    const start = payloadStart(file);
    const codeAt = (length: number): string => {
      try {
        openBytes(self(), file.subarray(0, length), 2 * chunk);
        return 'accepted';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const headerCuts = Array.from({ length: start }, (_, length) => codeAt(length));
    expect(new Set(headerCuts)).toEqual(new Set(['header-damaged']));
    const payloadCuts = [
      0,
      1,
      15,
      16,
      17,
      1000,
      sealedChunk - 1,
      sealedChunk,
      sealedChunk + 1,
      sealedChunk + 115,
    ];
    expect(payloadCuts.map((cut) => codeAt(start + cut))).toEqual(payloadCuts.map(() => 'payload-damaged'));
    expect(codeAt(file.length)).toBe('accepted');
  });

  it('releases nothing of a chunk with a flipped bit, and everything before it', () => {
    const plaintext = pseudoRandomBytes('flip', 12 * chunk);
    const file = sealBytes(toSelf(), plaintext);
    const at = payloadStart(file) + 10 * sealedChunk + 77;
    file[at] = (file[at] ?? 0) ^ 4;
    const gathered = new Gathered();
    const opener = new Opener(self(), gathered);
    expect(() => {
      opener.write(file);
      opener.finish();
    }).toThrow(withCode('payload-damaged'));
    expect(() => opener.write(file)).toThrow('after finish');
    opener.dispose();
    expect(gathered.bytes.equals(plaintext.subarray(0, 10 * chunk))).toBe(true);
  });

  it('finds chunks swapped, repeated, dropped or added', () => {
    const file = sealBytes(toSelf(), pseudoRandomBytes('order', 5 * chunk));
    const start = payloadStart(file);
    const head = file.subarray(0, start);
    const chunks = [0, 1, 2, 3, 4].map((n) =>
      file.subarray(start + n * sealedChunk, start + (n + 1) * sealedChunk),
    );
    const build = (order: readonly number[]): Buffer =>
      Buffer.concat([head, ...order.map((n) => chunks[n] ?? head)]);
    expect(openBytes(self(), build([0, 1, 2, 3, 4]), 5 * chunk).length).toBe(5 * chunk);
    for (const order of [
      [1, 0, 2, 3, 4],
      [0, 0, 1, 2, 3, 4],
      [0, 1, 3, 4],
      [0, 1, 2, 3],
      [0, 1, 2, 3, 4, 4],
      [4],
      [],
    ]) {
      expect(() => openBytes(self(), build(order), 9 * chunk)).toThrow(withCode('payload-damaged'));
    }
  });

  it('refuses to hold more than it was told to', () => {
    const file = sealBytes(toSelf(), new Uint8Array(1001));
    expect(openBytes(self(), file, 1001).length).toBe(1001);
    expect(() => openBytes(self(), file, 1000)).toThrow(withCode('payload-damaged'));
  });

  it('gives up on what is not an age file at its first byte, and names armor', () => {
    const opener = new Opener(self(), new Gathered());
    expect(() => opener.write(Buffer.from('PK'))).toThrow(withCode('header-damaged'));
    opener.dispose();
    expect(() => openBytes(self(), Buffer.from('-----BEGIN AGE ENCRYPTED FILE-----'), 1)).toThrow(
      'text armor',
    );
  });

  it('needs to hear of the end', () => {
    const opener = new Opener(self(), new Gathered());
    expect(() => opener.finish()).toThrow(withCode('header-damaged'));
    opener.dispose();
  });
});

describe('memory', () => {
  beforeAll(loadSodium);

  it('stays the same however much is sealed and opened', () => {
    const before = sodium().HEAPU8.length;
    const opener = new Opener(self(), { write: () => {} });
    const sealer = new Sealer(toSelf(), opener);
    const total = 256 * 1024 * 1024;
    let sealed = 0;
    while (sealed < total) {
      const count = sealer.window().length;
      sealer.advance(count);
      sealed += count;
    }
    sealer.finish();
    opener.finish();
    sealer.dispose();
    opener.dispose();
    expect(sodium().HEAPU8.length).toBe(before);
    expect(before).toBeLessThanOrEqual(8 * 1024 * 1024);
  }, 60_000);

  it('is given back: a thousand files do not grow the heap', () => {
    const before = sodium().HEAPU8.length;
    for (let round = 0; round < 1000; round++) {
      expect(openBytes(self(), sealBytes(toSelf(), Uint8Array.of(1)), 1).length).toBe(1);
    }
    expect(sodium().HEAPU8.length).toBe(before);
  }, 60_000);

  it('holds no plaintext and no secret key once disposed of', () => {
    const plaintext = pseudoRandomBytes('residue', 3 * chunk);
    const file = sealBytes(toSelf(), plaintext);
    const opened = openBytes(self(), file, plaintext.length);
    expect(Buffer.from(opened).equals(plaintext)).toBe(true);
    const heap = Buffer.from(sodium().HEAPU8.buffer);
    for (const offset of [0, 1000, chunk, 2 * chunk + 40_000]) {
      expect(heap.includes(Buffer.from(plaintext.subarray(offset, offset + 32)))).toBe(false);
    }
    expect(heap.includes(Buffer.from(secret))).toBe(false);
  });

  it('survives growth of the heap between two writes', () => {
    const plaintext = pseudoRandomBytes('growth', 3 * chunk);
    const gathered = new Gathered();
    const sealer = new Sealer(toSelf(), gathered);
    sealer.write(plaintext.subarray(0, chunk + 1));
    const before = sodium().HEAPU8.length;
    const large = sodium()._malloc(2 * before);
    expect(sodium().HEAPU8.length).toBeGreaterThan(before);
    sealer.write(plaintext.subarray(chunk + 1));
    sealer.finish();
    sealer.dispose();
    sodium()._free(large);
    expect(Buffer.from(openBytes(self(), gathered.bytes, plaintext.length)).equals(plaintext)).toBe(true);
  });
});
