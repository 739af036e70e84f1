// A stake pool to practise on: valid keys and certificates, all made from a seed text, worth nothing.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSodium } from '../crypto/sodium.ts';
import { certificateFiles } from './certificate-files.ts';
import { hostFiles } from './host-files.ts';
import { kesGenerationFiles, lastingKeyFiles, practiceKeys } from './key-files.ts';
import { previewKesPeriod } from './opcert.ts';

export interface PracticeOptions {
  /** The same seed gives the same keys. */
  readonly seed: string;
  /** Milliseconds since 1970; says the KES period from which the certificate is valid. */
  readonly now: number;
}

export interface PracticePool {
  /** Keys and certificates, as they are on the offline machine and the producer. */
  readonly pool: string;
  /** Configuration of the producer. */
  readonly config: string;
  /** Number and first KES period of the operational certificate. */
  readonly opcert: { readonly number: number; readonly period: number };
}

/** Writes `pool/` and `config/` into the folder, which is made if need be. Files that are there are replaced. */
export async function makePracticePool(
  folder: string,
  { seed, now }: PracticeOptions,
): Promise<PracticePool> {
  await loadSodium();
  const keys = practiceKeys(seed);
  const opcert = { number: 0, period: previewKesPeriod(now) };
  const pool = join(folder, 'pool');
  const config = join(folder, 'config');
  await writeFiles(pool, {
    ...lastingKeyFiles(keys),
    ...kesGenerationFiles({ seed, cold: keys.cold, ...opcert }),
    ...certificateFiles(keys),
  });
  await writeFiles(config, hostFiles());
  return { pool, config, opcert };
}

/**
 * Renews the KES key as an operator does: new key pair, the next certificate, the counter after it. `seed` must be the one the pool
 * was made with.
 */
export async function rotatePracticeKes(
  folder: string,
  { seed, now }: PracticeOptions,
): Promise<PracticePool> {
  await loadSodium();
  const pool = join(folder, 'pool');
  const opcert = { number: await nextNumber(join(pool, 'node.counter')), period: previewKesPeriod(now) };
  await writeFiles(pool, kesGenerationFiles({ seed, cold: practiceKeys(seed).cold, ...opcert }));
  return { pool, config: join(folder, 'config'), opcert };
}

/** Reads the counter: CBOR [n, 32 bytes], n in its shortest form. Practice counters stay below 65536. */
async function nextNumber(path: string): Promise<number> {
  const envelope = JSON.parse(await readFile(path, 'utf8')) as { cborHex: string };
  const bytes = Buffer.from(envelope.cborHex, 'hex');
  const first = bytes.readUInt8(1);
  if (first < 24) return first;
  if (first === 24) return bytes.readUInt8(2);
  if (first === 25) return bytes.readUInt16BE(2);
  throw new Error(`${path} is not a practice counter`);
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, contents] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, contents);
    await chmod(path, modeOf(name));
  }
}

const modeOf = (name: string): number =>
  name.endsWith('.skey') ? 0o600 : name.endsWith('.sh') ? 0o755 : 0o644;
