// What is written is PAR2 to the stock tool, and what the stock tool writes is parity to us.
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createParity, planParity } from '../../../electron/core/parity/create.ts';
import { locateDamage } from '../../../electron/core/parity/damage.ts';
import { readParity, type ParityData } from '../../../electron/core/parity/read-packets.ts';
import { repairFiles } from '../../../electron/core/parity/repair.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import { hasTool, runTool } from '../../support/stock-tools.ts';

const noPause = async () => {};

let root: string;
let snapshot: string;
let parity: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'coldkeep-parity-'));
  [snapshot, parity] = [join(root, 'snapshot'), join(root, 'parity')];
  for (const folder of [snapshot, parity]) mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true }));

const sizes = { 'payload.tar.age': 1_234_567, 'manifest.age': 5000, 'CHECKSUMS.sha256': 180 };
const names = Object.keys(sizes);
const pathOf = (name: string) => join(snapshot, name);
/** Digests, because comparing buffers of this size byte by byte takes the test longer than the repair. */
const read = () =>
  Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(pathOf(name)))
        .digest('hex'),
    ]),
  );

function writeFiles(): Record<string, string> {
  for (const [name, bytes] of Object.entries(sizes))
    writeFileSync(pathOf(name), pseudoRandomBytes(name, bytes));
  return read();
}

const plan = () => planParity(Object.values(sizes), 0.2);

const create = (mostFileBytes = 1024 ** 3) =>
  createParity({
    ...plan(),
    files: names.map((name) => ({ name, path: pathOf(name) })),
    into: parity,
    baseName: 'parity',
    mostFileBytes,
  });

async function readBack(): Promise<ParityData> {
  const [data = null] = await readParity(readdirSync(parity).map((name) => join(parity, name)));
  if (data === null) throw new Error('there is no parity to be read');
  return data;
}

/** Makes every byte of some slices another one. */
function spoil(name: string, slices: readonly number[]): void {
  const { sliceBytes } = plan();
  const bytes = readFileSync(pathOf(name));
  for (const slice of slices) {
    for (let at = slice * sliceBytes; at < Math.min(bytes.length, (slice + 1) * sliceBytes); at++)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x5a, at);
  }
  writeFileSync(pathOf(name), bytes);
}

async function repair(given?: ParityData) {
  const data = given ?? (await readBack());
  const damage = await locateDamage(data.set, pathOf, noPause);
  const repairedPathOf = (name: string) => `${pathOf(name)}.repaired`;
  const outcome = await repairFiles({ parity: data, damage, pathOf, repairedPathOf });
  if (outcome.repaired) for (const name of outcome.files) copyFileSync(repairedPathOf(name), pathOf(name));
  return { damage, outcome };
}

const stock = (...args: string[]) => runTool('par2', args);
const stockArgs = () => ['-q', '-B', snapshot, join(parity, 'parity.par2'), ...names.map(pathOf)];

describe.skipIf(!hasTool('par2'))(
  `with stock par2${hasTool('par2') ? '' : ' (par2 is not installed)'}`,
  () => {
    it.each([1024 ** 3, 200_000])('verifies what is written in files of at most %i bytes', async (most) => {
      writeFiles();
      const written = await create(most);
      expect(written.length).toBe(most === 200_000 ? 3 : 2);
      const { status, stdout } = stock('verify', ...stockArgs());
      expect(stdout.toString()).toContain('All files are correct');
      expect(status).toBe(0);
    });

    it('repairs with it what was damaged', async () => {
      const original = writeFiles();
      await create();
      spoil('payload.tar.age', [0, 7, 8, 9, 100]);
      spoil('manifest.age', [1]);
      rmSync(pathOf('CHECKSUMS.sha256'));
      expect(stock('verify', ...stockArgs()).status).not.toBe(0);
      expect(stock('repair', ...stockArgs()).status).toBe(0);
      expect(read()).toEqual(original);
    });

    it('repairs by what the stock tool made', async () => {
      const original = writeFiles();
      const { sliceBytes } = plan();
      const made = stock(
        'create',
        '-q',
        '-B',
        snapshot,
        `-s${sliceBytes}`,
        '-r20',
        join(parity, 'stock.par2'),
        ...names.map(pathOf),
      );
      expect(made.status).toBe(0);
      spoil('payload.tar.age', [3, 4, 90]);
      rmSync(pathOf('manifest.age'));
      const { damage, outcome } = await repair();
      expect(damage.find(({ name }) => name === 'payload.tar.age')?.slices).toEqual([3, 4, 90]);
      expect(outcome.repaired).toBe(true);
      expect(read()).toEqual(original);
    });
  },
);

describe('parity', () => {
  it('repairs as many lost slices as there are recovery slices, whichever they are', async () => {
    const original = writeFiles();
    await create();
    const { recoverySlices } = plan();
    const slices = Array.from({ length: recoverySlices }, (_, index) => index * 3);
    spoil('payload.tar.age', slices);
    const { damage, outcome } = await repair();
    expect(damage).toEqual([{ name: 'payload.tar.age', present: true, slices, surplusBytes: 0 }]);
    expect(outcome.repaired).toBe(true);
    expect(read()).toEqual(original);
  });

  it('says so where one more is lost, and leaves the files alone', async () => {
    writeFiles();
    await create();
    const { recoverySlices } = plan();
    spoil(
      'payload.tar.age',
      Array.from({ length: recoverySlices + 1 }, (_, index) => index),
    );
    const before = readdirSync(snapshot);
    const { outcome } = await repair();
    expect(outcome).toEqual({ repaired: false, lost: recoverySlices + 1, recovery: recoverySlices });
    expect(readdirSync(snapshot)).toEqual(before);
  });

  it('is still of use where it is itself damaged', async () => {
    const original = writeFiles();
    const [, volume = ''] = await create();
    const path = join(parity, volume);
    const bytes = readFileSync(path);
    // The beginning, and one recovery slice in the middle; and the index is gone.
    bytes.fill(0, 0, 3000).fill(1, bytes.length >> 1, (bytes.length >> 1) + 10);
    writeFileSync(path, bytes);
    rmSync(join(parity, 'parity.par2'));
    const data = await readBack();
    expect(data.recovery.length).toBe(plan().recoverySlices - 1);
    spoil('payload.tar.age', [5, 6]);
    expect((await repair(data)).outcome.repaired).toBe(true);
    expect(read()).toEqual(original);
  });

  it('finds a file that is cut off or too long', async () => {
    const original = writeFiles();
    await create();
    truncateSync(pathOf('payload.tar.age'), sizes['payload.tar.age'] - 10);
    appendFileSync(pathOf('manifest.age'), 'more');
    const { damage } = await repair();
    expect(
      damage
        .map(({ name, slices, surplusBytes }) => [name, slices.length, surplusBytes])
        .toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual([
      ['manifest.age', 0, 4],
      ['payload.tar.age', 1, 0],
    ]);
    expect(read()).toEqual(original);
  });
});
