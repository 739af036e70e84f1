// What the window's views are computed from: what the catalogue knows and what a scan saw, nothing looked up here.
import type { Profile } from '../profiles/profile.ts';
import type { Finding } from './finding.ts';
import type { ItemChanges } from './freshness.ts';
import type { LastDrill, PolicyCopy, PolicyInput } from './policy-input.ts';
import type { MediumSummary, SetStatus } from './reports.ts';

export interface ViewMedium extends MediumSummary {
  readonly enrolledAtMs: number;
}

export interface ViewSnapshot {
  readonly id: string;
  readonly seq: number;
  readonly capturedAtMs: number;
  readonly contentDigest: string;
  readonly items: number;
  readonly bytes: number;
}

export interface ViewScan {
  readonly atMs: number;
  readonly contentDigest: string;
  readonly items: number;
  readonly bytes: number;
}

/** Dates of a copy that its status does not carry. */
export interface ViewCopy {
  readonly medium: string;
  readonly snapshot: string;
  readonly writtenAtMs: number;
  /** When it was last read after unplugging and plugging in, or opened; null where that never happened. */
  readonly readColdAtMs: number | null;
}

/** Something of a set that ends on a date: a KES key, a certificate. */
export interface Expiry {
  /** What to do about it, as a title: "Renew the KES key". */
  readonly title: string;
  /** The item path or profile key that it is about. */
  readonly subject: string;
  readonly expiresAtMs: number;
}

export interface ViewSet {
  readonly status: SetStatus;
  readonly profile: Profile;
  /** True where the originals were read lately enough to speak of now. A set may be known to be behind without that. */
  readonly seen: boolean;
  /** Every snapshot of the set, in any order. */
  readonly snapshots: readonly ViewSnapshot[];
  /** Recorded scans, in any order. */
  readonly scans: readonly ViewScan[];
  /** When the sources were last read; null where they never were. */
  readonly readAtMs: number | null;
  readonly copies: readonly ViewCopy[];
  /** In any order. */
  readonly drills: readonly LastDrill[];
  /** Findings of the newest scan. */
  readonly findings: readonly Finding[];
  readonly expiries: readonly Expiry[];
  /** What the originals (unseen: the newest snapshot) have that a snapshot of a copy has not; for the older ones. */
  readonly changesSince: readonly (ItemChanges & { readonly snapshot: string })[];
}

export interface ViewInput {
  readonly sets: readonly ViewSet[];
  readonly media: readonly ViewMedium[];
  /** Recovery shares of the identity; null where none were made. */
  readonly shares: { readonly threshold: number; readonly total: number } | null;
  /** Whether a copy that was not read cold is a duty (a setting). */
  readonly coldReading: boolean;
  /** Years of use after which a medium is to be replaced (a setting). */
  readonly replaceAfterYears: number;
  readonly nowMs: number;
  /** The newest time ever witnessed. A clock before it is not trusted. */
  readonly newestWitnessedMs: number | null;
}

/** True where all sources of the set were read lately. */
export const originalsSeen = (set: ViewSet): boolean => set.seen;

/** Size of the set now: of the newest scan, failing that of the newest snapshot. */
export function sizeOf(set: ViewSet): { items: number; bytes: number } | null {
  const scan = set.scans.toSorted((a, b) => b.atMs - a.atMs)[0];
  const snapshot = set.snapshots.toSorted((a, b) => b.seq - a.seq)[0];
  const known = scan ?? snapshot;
  return known === undefined ? null : { items: known.items, bytes: known.bytes };
}

/** A copy whose medium is not known any more cannot be fetched: it stands as on a lost one. */
export const policyCopies = (input: ViewInput, set: ViewSet): PolicyCopy[] =>
  set.status.copies.map((copy) => ({
    ...copy,
    mediumState: input.media.find((medium) => medium.id === copy.medium)?.state ?? 'lost',
  }));

export function policyInputOf(input: ViewInput, set: ViewSet): PolicyInput {
  const drills = set.drills.toSorted((a, b) => a.atMs - b.atMs);
  return {
    set: set.status.name,
    policy: set.profile.policy,
    nowMs: input.nowMs,
    newestWitnessedMs: input.newestWitnessedMs,
    sourcesSeen: originalsSeen(set),
    copies: policyCopies(input, set),
    lastDrill: drills.at(-1) ?? null,
    lastPassedDrill: drills.findLast((drill) => drill.status === 'passed') ?? null,
  };
}
