// Every single flipped bit of a medium is found by verify, which names the file, and never restored as good.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import { readTree, World } from '../../support/world.ts';

const flips = 10_000;
const flipsPerVault = 500;
const memory = '/dev/shm';

let world: World;
let vault: UnlockedVault;
let at: string;
let files: { path: string; bytes: Buffer }[];

beforeAll(async () => {
  world = new World(existsSync(memory) ? memory : undefined);
  vault = await world.vaultWithKeys({ 'cold.skey': 'secret', 'notes.txt': 'n'.repeat(300) });
  at = world.medium('stick');
  await vault.export('keys', { to: [at] });
  await vault.close();
  cpSync(world.path('home'), world.path('home-as-exported'), { recursive: true });
  files = readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(at, path)).isFile())
    .map((path) => ({ path, bytes: readFileSync(join(at, path)) }));
});
afterAll(() => world.end());

/** A reproducible choice below `limit`. */
const pick = (turn: number, what: string, limit: number): number =>
  Number(createHash('sha256').update(`${what} ${turn}`).digest().readBigUInt64BE() % BigInt(limit));

// In memory, because ten thousand turns of a disk's fsync would take the better part of an hour.
describe('single-bit flips', () => {
  it(`finds every one of ${flips} and restores none`, async () => {
    const original = readTree(world.path('keys'));
    const missed: string[] = [];
    for (let turn = 0; turn < flips; turn++) {
      if (turn % flipsPerVault === 0) vault = await freshVault(turn > 0);
      const file = files[pick(turn, 'file', files.length)];
      if (file === undefined) throw new Error('no files on the medium');
      const bit = pick(turn, 'bit', file.bytes.length * 8);
      const flipped = Buffer.from(file.bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(join(at, file.path), flipped);

      const named = await namedByVerify();
      if (!named.includes(file.path))
        missed.push(`turn ${turn}: bit ${bit} of ${file.path}, named: ${named.join(', ')}`);
      if (file.path.includes('/snapshots/')) {
        const refused = await vault.restore({ at, set: 'keys', into: world.path('out') }).then(
          () => false,
          () => true,
        );
        if (!refused || existsSync(world.path('out'))) missed.push(`turn ${turn}: ${file.path} was restored`);
        rmSync(world.path('out'), { recursive: true, force: true });
      }
      writeFileSync(join(at, file.path), file.bytes);
    }
    expect(missed).toEqual([]);
    // And the untouched medium still gives everything back.
    await vault.restore({ at, set: 'keys', into: world.path('out') });
    expect(readTree(world.path('out', 'keys'))).toEqual(original);
  }, 3_600_000);
});

/** The journal grows with every verification; a vault as it was after the export keeps the turns alike. */
async function freshVault(again: boolean): Promise<UnlockedVault> {
  if (again) await vault.close();
  rmSync(world.path('home'), { recursive: true });
  cpSync(world.path('home-as-exported'), world.path('home'), { recursive: true });
  return world.reopen();
}

async function namedByVerify(): Promise<string[]> {
  const report = await vault.verify({ at });
  return [...report.failures, ...report.copies.flatMap((copy) => copy.failures)].map(
    (failure) => failure.path,
  );
}
