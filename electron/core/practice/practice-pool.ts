// A stake pool to practise on: valid keys and certificates, all made from a seed text, worth nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSodium } from '../crypto/sodium.ts';
import { certificateFiles } from './certificate-files.ts';
import { hostFiles, hostPrograms } from './host-files.ts';
import { kesGenerationFiles, lastingKeyFiles, practiceKeys } from './key-files.ts';
import { previewKesPeriod } from './opcert.ts';
import {
  below,
  openFile,
  programFile,
  secretFile,
  writePracticeFiles,
  type PracticeFile,
  type PracticeFiles,
  type PracticeMoment,
} from './practice-files.ts';

export interface PracticePool {
  /** Keys and certificates, as they are on the offline machine and the producer. */
  readonly pool: string;
  /** Configuration of the producer. */
  readonly config: string;
  /** Number and first KES period of the operational certificate. */
  readonly opcert: { readonly number: number; readonly period: number };
}

/** Writes `pool/` and `config/` into the folder, which is made if need be. Files that are there are replaced. */
export async function makePracticePool(folder: string, { seed, now }: PracticeMoment): Promise<PracticePool> {
  await loadSodium();
  const keys = practiceKeys(seed);
  const opcert = { number: 0, period: previewKesPeriod(now) };
  const files = {
    ...below('pool', {
      ...filesOf(lastingKeyFiles(keys)),
      ...filesOf(kesGenerationFiles({ seed, cold: keys.cold, ...opcert })),
      ...filesOf(certificateFiles(keys)),
    }),
    ...below('config', { ...filesOf(hostFiles()), ...filesOf(hostPrograms(), programFile) }),
  };
  await writePracticeFiles(folder, files, now);
  return { pool: join(folder, 'pool'), config: join(folder, 'config'), opcert };
}

/**
 * Renews the KES key as an operator does: new key pair, the next certificate, the counter after it. `seed` must be the one the pool
 * was made with.
 */
export async function rotatePracticeKes(
  folder: string,
  { seed, now }: PracticeMoment,
): Promise<PracticePool> {
  await loadSodium();
  const pool = join(folder, 'pool');
  const opcert = { number: await nextNumber(join(pool, 'node.counter')), period: previewKesPeriod(now) };
  const files = filesOf(kesGenerationFiles({ seed, cold: practiceKeys(seed).cold, ...opcert }));
  await writePracticeFiles(folder, below('pool', files), now);
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

/** Signing keys are their owner's alone, scripts can be run. */
const filesOf = (
  contents: Readonly<Record<string, string | Uint8Array>>,
  as: ((content: string | Uint8Array) => PracticeFile) | null = null,
): PracticeFiles =>
  Object.fromEntries(
    Object.entries(contents).map(([name, content]) => [name, (as ?? kindOf(name))(content)]),
  );

const kindOf = (name: string): ((content: string | Uint8Array) => PracticeFile) =>
  name.endsWith('.skey') ? secretFile : name.endsWith('.sh') ? programFile : openFile;
