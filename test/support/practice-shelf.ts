// Practice sets for tests: each is made once and copied for whoever wants to change one.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  makePracticeSet,
  type PracticeSet,
  type PracticeSystem,
} from '../../electron/core/practice/practice-sets.ts';
import { scanSources, type ScanOutput } from '../../electron/core/capture/scan.ts';
import { noKnowledge, type SetKnowledge } from '../../shared/domain/set-knowledge.ts';
import { profileById } from '../../shared/profiles/index.ts';

export const shelfSeed = 'variants';
/** When the sets were made. */
export const madeAtMs = Date.parse('2026-11-20T23:00:00Z');
/** When they are scanned. */
export const scannedAtMs = Date.parse('2026-11-21T00:00:00Z');

export class PracticeShelf {
  readonly #root = mkdtempSync(join(tmpdir(), 'coldkeep-shelf-'));
  readonly #made = new Map<PracticeSystem, Promise<PracticeSet>>();
  #copies = 0;

  /** A folder of its own with a fresh set; gone with the shelf. */
  async copy(system: PracticeSystem): Promise<string> {
    const original = join(this.#root, system);
    let making = this.#made.get(system);
    if (making === undefined) {
      making = makePracticeSet(system, original, { seed: shelfSeed, now: madeAtMs });
      this.#made.set(system, making);
    }
    await making;
    this.#copies += 1;
    const copy = join(this.#root, `copy-${this.#copies}`);
    execFileSync('cp', ['-a', original, copy]);
    return copy;
  }

  /** What was made of a system, with paths of the original. */
  async set(system: PracticeSystem): Promise<PracticeSet> {
    const making = this.#made.get(system);
    if (making === undefined) {
      await this.copy(system);
      return this.set(system);
    }
    return making;
  }

  end(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

export interface ScanWishes {
  readonly knowledge?: Partial<SetKnowledge>;
  /** Folders beside those of the set. */
  readonly moreSources?: readonly string[];
  readonly nowMs?: number;
}

/** Scans a copy with the profile of its system, knowing what an operator has said of it. */
export async function scanCopy(
  set: PracticeSet,
  system: PracticeSystem,
  folder: string,
  wishes: ScanWishes = {},
): Promise<ScanOutput> {
  const profile = profileById(system);
  if (profile === null) throw new Error(`no profile ${system}`);
  const sources = [...set.sources.map((source) => basename(source)), ...(wishes.moreSources ?? [])].map(
    (name) => ({ label: basename(name), path: join(folder, name) }),
  );
  return scanSources(
    {
      sources,
      profile,
      knowledge: { ...noKnowledge, attestations: [...set.attestations], ...wishes.knowledge },
      known: [],
      nowMs: wishes.nowMs ?? scannedAtMs,
    },
    {},
  );
}
