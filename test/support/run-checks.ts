// Runs check makers over the files of a folder, or over files given by name, as a scan of a stake pool does, without a vault.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CheckMaker, CheckResult } from '../../electron/core/capture/checks/check.ts';
import { loadSodium } from '../../electron/core/crypto/sodium.ts';
import { noKnowledge, type SetKnowledge } from '../../shared/domain/set-knowledge.ts';
import { cardanoSpo } from '../../shared/profiles/cardano-spo.ts';
import { checkedFiles } from './seen-file.ts';

/** Content by the path of the item. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Wishes {
  readonly knowledge?: Partial<SetKnowledge>;
  readonly nowMs?: number | null;
}

/** What all makers together find and derive. */
export async function runChecks(
  makers: readonly CheckMaker[],
  files: Files,
  wishes: Wishes = {},
): Promise<CheckResult> {
  await loadSodium();
  const given = Object.entries(files).map(([name, content]) => ({ path: name, content }));
  const knowledge = { ...noKnowledge, ...wishes.knowledge };
  return checkedFiles(cardanoSpo, given, { makers, knowledge, nowMs: wishes.nowMs ?? null });
}

/** Every file below a folder, by its path from there with the folder's name before it. */
export function filesBelow(folder: string): Files {
  const label = path.basename(folder);
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [path.join(label, path.relative(folder, file)), readFileSync(file)]),
  );
}
