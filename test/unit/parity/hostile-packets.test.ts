// PAR2 files come from a medium that may be damaged or made up: whatever they hold, reading them ends, and in an answer.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createParity } from '../../../electron/core/parity/create.ts';
import { encodePacket, md5 } from '../../../electron/core/parity/packets.ts';
import { readParity } from '../../../electron/core/parity/read-packets.ts';

let folder: string;
let written: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coldkeep-packets-'));
  writeFileSync(join(folder, 'a'), Buffer.alloc(9000, 7));
  const files = [{ name: 'a', path: join(folder, 'a') }];
  const plan = { sliceBytes: 4096, recoverySlices: 2, into: folder, baseName: 'p', mostFileBytes: 1e9 };
  const [, volume = ''] = await createParity({ ...plan, files });
  written = readFileSync(join(folder, volume));
});
afterAll(() => rmSync(folder, { recursive: true }));

const readBytes = async (bytes: Uint8Array) => {
  const path = join(folder, 'hostile.par2');
  writeFileSync(path, bytes);
  return (await readParity([path]))[0] ?? null;
};

describe('reading PAR2 files', () => {
  it('answers for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        expect(await readBytes(bytes)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('never takes a damaged packet, and keeps the others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(written.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, difference) => {
          const bytes = Buffer.from(written);
          bytes.writeUInt8(bytes.readUInt8(at) ^ difference, at);
          const data = await readBytes(bytes);
          // The critical packets stand twice, so one of each is always whole.
          expect(data?.set.files.length).toBe(1);
          expect(data?.recovery.length).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses a set whose sizes cannot be', async () => {
    const main = Buffer.alloc(12);
    main.writeBigUInt64LE(2n ** 60n);
    main.writeUInt32LE(0xffff_ffff, 8);
    expect(await readBytes(encodePacket('main', md5(main), main))).toBeNull();
  });

  it('does not read for ever where every byte begins a packet that is none', async () => {
    const size = 4 * 1024 * 1024;
    const bytes = Buffer.alloc(size);
    for (let at = 0; at + 64 <= size; at += 64) {
      bytes.write('PAR2\0PKT', at, 'latin1');
      bytes.writeBigUInt64LE(BigInt(size - at), at + 8);
      bytes.write('PAR 2.0\0RecvSlic', at + 48, 'latin1');
    }
    let read = 0;
    const path = join(folder, 'headers.par2');
    writeFileSync(path, bytes);
    expect(await readParity([path], async (count) => void (read += count))).toEqual([]);
    expect(read).toBeLessThan(6 * size);
  });

  it('refuses a set that names one file again and again', async () => {
    const sliceBytes = 4;
    const bytes = 4 * 30_000;
    const name = Buffer.from('f\0\0\0');
    const short = md5(Buffer.alloc(1));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(bytes));
    const id = md5(short, length, Buffer.from('f'));
    const main = Buffer.alloc(12 + 16 * 10_000, id);
    id.copy(main, 0);
    main.writeBigUInt64LE(BigInt(sliceBytes));
    main.writeUInt32LE(10_000, 8);
    for (let index = 0; index < 10_000; index++) id.copy(main, 12 + 16 * index);
    const set = md5(main);
    const described = Buffer.concat([id, short, short, length, name]);
    const sums = Buffer.concat([id, Buffer.alloc(30_000 * 20)]);
    const packets = [
      encodePacket('main', set, main),
      encodePacket('fileDescription', set, described),
      encodePacket('sliceChecksums', set, sums),
    ];
    expect(await readBytes(Buffer.concat(packets))).toBeNull();
  });
});
