// Every single flipped bit of a medium is found by verify, which names the file, and never restored as good.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import { readTree, World } from '../../support/world.ts';

const flips = 10_000;
/** Turns wait for the file system most of the time: several vaults, each with a medium of its own, take them side by side. */
const lanes = 4;
const flipsPerVault = 500;
const memory = '/dev/shm';

let tracks: Lane[];

beforeAll(async () => {
  tracks = await Promise.all(Array.from({ length: lanes }, (_, index) => Lane.prepare(index)));
});
afterAll(() => Promise.all(tracks.map((lane) => lane.end())));

/** A reproducible choice below `limit`. */
const pick = (turn: number, what: string, limit: number): number =>
  Number(createHash('sha256').update(`${what} ${turn}`).digest().readBigUInt64BE() % BigInt(limit));

/** A vault, its medium as exported, and the turns taken on it. */
class Lane {
  readonly #world = new World(existsSync(memory) ? memory : undefined);
  #at = '';
  #vault: UnlockedVault | null = null;
  #files: { path: string; bytes: Buffer }[] = [];

  /** One of the lanes has parity beside its copy, which is twice as much to read. */
  static async prepare(index: number): Promise<Lane> {
    const lane = new Lane();
    const world = lane.#world;
    const vault = await world.vaultWithKeys({ 'cold.skey': 'secret', 'notes.txt': 'n'.repeat(300) });
    if (index > 0) await vault.updateSettings({ parityPercent: 0 });
    lane.#at = world.medium('stick');
    await vault.export('keys', { to: [lane.#at] });
    await vault.close();
    cpSync(world.path('home'), world.path('home-as-exported'), { recursive: true });
    lane.#files = readdirSync(lane.#at, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(lane.#at, path)).isFile())
      .map((path) => ({ path, bytes: readFileSync(join(lane.#at, path)) }));
    return lane;
  }

  /** Answers what was not found, or was restored although it is damaged. */
  async take(turns: readonly number[]): Promise<string[]> {
    const missed: string[] = [];
    for (const [index, turn] of turns.entries()) {
      if (index % flipsPerVault === 0) await this.#freshVault();
      missed.push(...(await this.#flip(turn)));
    }
    return missed;
  }

  async #flip(turn: number): Promise<string[]> {
    const vault = this.#opened();
    const into = this.#world.path('out');
    const missed: string[] = [];
    const file = this.#files[pick(turn, 'file', this.#files.length)];
    if (file === undefined) throw new Error('no files on the medium');
    const bit = pick(turn, 'bit', file.bytes.length * 8);
    const flipped = Buffer.from(file.bytes);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    writeFileSync(join(this.#at, file.path), flipped);

    const named = await namedByVerify(vault, this.#at);
    if (!named.includes(file.path))
      missed.push(`turn ${turn}: bit ${bit} of ${file.path}, named: ${named.join(', ')}`);
    if (file.path.includes('/snapshots/')) {
      const refused = await vault.restore({ at: this.#at, set: 'keys', into }).then(
        () => false,
        () => true,
      );
      if (!refused || existsSync(into)) missed.push(`turn ${turn}: ${file.path} was restored`);
      rmSync(into, { recursive: true, force: true });
    }
    writeFileSync(join(this.#at, file.path), file.bytes);
    return missed;
  }

  /** What the untouched medium gives back, and what it should. */
  async restoreAll(): Promise<{ restored: unknown; original: unknown }> {
    const into = this.#world.path('out');
    await this.#opened().restore({ at: this.#at, set: 'keys', into });
    return { restored: readTree(join(into, 'keys')), original: readTree(this.#world.path('keys')) };
  }

  /** The journal grows with every verification; a vault as it was after the export keeps the turns alike. */
  async #freshVault(): Promise<void> {
    await this.#vault?.close();
    rmSync(this.#world.path('home'), { recursive: true });
    cpSync(this.#world.path('home-as-exported'), this.#world.path('home'), { recursive: true });
    this.#vault = await this.#world.reopen();
  }

  #opened(): UnlockedVault {
    if (this.#vault === null) throw new Error('no turn was taken yet');
    return this.#vault;
  }

  end(): Promise<void> {
    return this.#world.end();
  }
}

// In memory, because ten thousand turns of a disk's fsync would take the better part of an hour.
describe('single-bit flips', () => {
  it(`finds every one of ${flips} and restores none`, async () => {
    const turns = Array.from({ length: flips }, (_, turn) => turn);
    const missed = await Promise.all(
      tracks.map((lane, index) => lane.take(turns.filter((turn) => turn % lanes === index))),
    );
    expect(missed.flat()).toEqual([]);
    // And the untouched media still give everything back.
    for (const lane of tracks) {
      const { restored, original } = await lane.restoreAll();
      expect(restored).toEqual(original);
    }
  }, 3_600_000);
});

async function namedByVerify(vault: UnlockedVault, at: string): Promise<string[]> {
  const report = await vault.verify({ at });
  return [...report.failures, ...report.copies.flatMap((copy) => copy.failures)].map(
    (failure) => failure.path,
  );
}
