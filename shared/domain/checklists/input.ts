// What a checklist is filled in from: the vault's own media, places, people and values.
import type { Profile } from '../../profiles/profile.ts';
import type { ImportedBundle } from '../bundle-conditions.ts';
import type { DerivedValue } from '../derived-value.ts';
import type { MediumAttributes } from '../facts.ts';
import type { Item, Source } from '../item.ts';
import type { Attestation } from '../set-knowledge.ts';
import type { CopyStatus, Freshness, VerificationLevel } from '../words.ts';

export interface ChecklistMedium extends MediumAttributes {
  readonly id: string;
}

export interface ChecklistCopy {
  /** Medium id. */
  readonly medium: string;
  readonly snapshot: string;
  readonly seq: number;
  readonly status: CopyStatus;
  readonly freshness: Freshness;
  readonly verifiedAtMs: number | null;
  readonly level: VerificationLevel | null;
  /** Names or paths of the copy's files; they say how the payload is cut. */
  readonly files: readonly string[];
}

export interface ChecklistSnapshot {
  readonly id: string;
  readonly seq: number;
  readonly contentDigest: string;
  readonly items: number;
  readonly bytes: number;
  readonly capturedAtMs: number;
}

export interface ChecklistInput {
  /** `signingKey` as minisign prints it. */
  readonly vault: { readonly id: string; readonly name: string; readonly signingKey: string };
  readonly set: { readonly name: string; readonly profile: Profile; readonly sources: readonly Source[] };
  /** The newest snapshot of the set; null where nothing was exported yet. */
  readonly snapshot: ChecklistSnapshot | null;
  /** Items of that snapshot. */
  readonly items: readonly Item[];
  readonly media: readonly ChecklistMedium[];
  /** All copies of the set. */
  readonly copies: readonly ChecklistCopy[];
  /** The latest drill that passed. */
  readonly lastPassedDrill: { readonly atMs: number; readonly seconds: number } | null;
  /** What the newest scan worked out of the set. */
  readonly derived?: readonly DerivedValue[];
  /** Bundles that the set had in its intake when the snapshot was taken. */
  readonly bundles?: readonly ImportedBundle[];
  /** Where somebody saw what is in no file. */
  readonly attestations?: readonly Attestation[];
  /** Keys that the set does without; see `waivedKeys`. */
  readonly waived?: readonly string[];
  readonly nowMs: number;
  /** Hash of the newest fact of the journal. */
  readonly journalHead: string;
}
