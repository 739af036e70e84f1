// Runs check makers over the files of a folder, or over files given by name, as a scan does, without a vault.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  CheckContext,
  CheckMaker,
  CheckResult,
  SeenFile,
} from '../../electron/core/capture/checks/check.ts';
import { envelopeType } from '../../electron/core/capture/envelope-type.ts';
import { formsOf } from '../../electron/core/capture/forms/content-forms.ts';
import { classify } from '../../electron/core/capture/match.ts';
import { loadSodium } from '../../electron/core/crypto/sodium.ts';
import type { Item } from '../../shared/domain/item.ts';
import { noKnowledge, type SetKnowledge } from '../../shared/domain/set-knowledge.ts';
import { cardanoSpo } from '../../shared/profiles/cardano-spo.ts';
import type { Profile } from '../../shared/profiles/profile.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Wishes {
  readonly profile?: Profile;
  readonly knowledge?: Partial<SetKnowledge>;
  readonly nowMs?: number | null;
}

/** What all makers together find and derive; names are paths of items. */
export async function runChecks(
  makers: readonly CheckMaker[],
  files: Files,
  wishes: Wishes = {},
): Promise<CheckResult> {
  await loadSodium();
  const profile = wishes.profile ?? cardanoSpo;
  const seen = Object.entries(files).map(([name, content]) => seenFile(profile, name, content));
  const context: CheckContext = {
    profile,
    knowledge: { ...noKnowledge, ...wishes.knowledge },
    items: seen.map(({ item }) => item),
    nowMs: wishes.nowMs ?? null,
    bundles: new Map(),
  };
  const results = makers.map((maker) => {
    const check = maker.begin();
    for (const file of seen) check.see(file);
    return check.result(context);
  });
  return {
    findings: results.flatMap(({ findings }) => findings),
    derived: results.flatMap(({ derived }) => derived),
  };
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

function seenFile(profile: Profile, name: string, content: string | Uint8Array): SeenFile {
  const whole = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  const type = envelopeType(whole);
  const file = {
    sizeBytes: whole.length,
    whole,
    head: whole.subarray(0, 64 * 1024),
    tail: whole.subarray(-64 * 1024),
    read: (offset: number, length: number) => whole.subarray(offset, offset + length),
  };
  const forms = formsOf(file);
  const { key, kind, derivable } = classify(profile, { path: name, type, forms });
  const item: Item = {
    path: name,
    type: 'file',
    key,
    kind,
    derivable,
    size: whole.length,
    mode: 0o600,
    mtimeSeconds: 0,
    sha256: createHash('sha256').update(whole).digest('hex'),
  };
  return { item, sourceMode: 0o600, envelopeType: type, forms, content: file };
}
