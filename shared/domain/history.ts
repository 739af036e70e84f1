// The journal and the past of media, as the window shows them.
import type { Hardware } from './drive.ts';
import type { Failure } from './facts.ts';

export interface JournalReport {
  /** In the order in which they were recorded. `kind` is that of the fact. */
  readonly events: readonly { readonly atMs: number; readonly kind: string; readonly what: string }[];
  readonly chain: 'intact' | 'broken';
  /** Hash of the newest fact, hex; empty while there is none. */
  readonly head: string;
}

export interface MediumHistory {
  readonly medium: string;
  readonly enrolledAtMs: number;
  /** When a copy was last written to it; null where that never came to an end. */
  readonly lastExportMs: number | null;
  /** When a copy on it was last found good; null where that never was. */
  readonly lastVerifiedMs: number | null;
  /** What was wrong with its copies that are suspect or missing. */
  readonly failures: readonly { readonly snapshot: string; readonly failures: readonly Failure[] }[];
  /** What it was last seen on; null before it was seen on hardware that tells of itself. */
  readonly hardware: Hardware | null;
  /** Snapshots that have parity beside their copy. */
  readonly parity: readonly string[];
}
