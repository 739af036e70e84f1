// What a check owes. One object follows one scan: it is shown every file once, keeps what is no secret, and in the end says what it found.
import type { BundleConditions } from '../../../../shared/domain/bundle-conditions.ts';
import type { DerivedValue } from '../../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import type { FindingCode } from '../../../../shared/domain/findings/registry.ts';
import type { Item } from '../../../../shared/domain/item.ts';
import type { SetKnowledge } from '../../../../shared/domain/set-knowledge.ts';
import type { ContentForm } from '../../../../shared/profiles/content-form.ts';
import type { Profile } from '../../../../shared/profiles/profile.ts';
import type { FileContent } from '../file-content.ts';

/** A file while a scan has it open. */
export interface SeenFile {
  readonly item: Item;
  /** Permission bits as the source has them; `item.mode` is narrowed for secrets. */
  readonly sourceMode: number;
  /** Type of a TextEnvelope, or null. */
  readonly envelopeType: string | null;
  readonly forms: ReadonlySet<ContentForm>;
  readonly content: FileContent;
}

/** What is known when all files have been seen. */
export interface CheckContext {
  readonly profile: Profile;
  readonly knowledge: SetKnowledge;
  readonly items: readonly Item[];
  /** The moment by which time is judged, milliseconds since 1970; null: time is not judged. */
  readonly nowMs: number | null;
  /** By label: how the bundles among the sources were taken. */
  readonly bundles: ReadonlyMap<string, BundleConditions>;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly derived: readonly DerivedValue[];
}

export interface Check {
  /** Total: any bytes lead to a finding or to nothing, never to an error or a hang. Keeps no secret. */
  see(file: SeenFile): void;
  /**
   * A longer look, through the whole of a packed or large file, right after `see`; null where there is nothing to look through. The file
   * stays open until it is done. After each piece it says how many bytes it looked through, which may throw `cancelled`.
   */
  look?(file: SeenFile, spend: (bytes: number) => Promise<void>): Promise<void> | null;
  result(context: CheckContext): CheckResult;
}

/** A kind of check: which findings it can raise, and how one begins. */
export interface CheckMaker {
  readonly name: string;
  readonly codes: readonly FindingCode[];
  readonly begin: () => Check;
}
