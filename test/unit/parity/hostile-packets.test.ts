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

const readBytes = (bytes: Uint8Array) => {
  const path = join(folder, 'hostile.par2');
  writeFileSync(path, bytes);
  return readParity([path]);
};

describe('reading PAR2 files', () => {
  it('answers for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(readBytes(bytes)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('never takes a damaged packet, and keeps the others', () => {
    fc.assert(
      fc.property(fc.nat(written.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const bytes = Buffer.from(written);
        bytes.writeUInt8(bytes.readUInt8(at) ^ difference, at);
        const data = readBytes(bytes);
        // The critical packets stand twice, so one of each is always whole.
        expect(data?.set.files.length).toBe(1);
        expect(data?.recovery.length).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a set whose sizes cannot be', () => {
    const main = Buffer.alloc(12);
    main.writeBigUInt64LE(2n ** 60n);
    main.writeUInt32LE(0xffff_ffff, 8);
    expect(readBytes(encodePacket('main', md5(main), main))).toBeNull();
  });
});
