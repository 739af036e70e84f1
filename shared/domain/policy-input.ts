// What the policy is judged from: what is known now, nothing looked up.
import type { ProfilePolicy } from '../profiles/profile.ts';
import type { StatusCopy } from './reports.ts';
import type { DrillStatus, MediumState } from './words.ts';

/** A copy with what the rules need to know of its medium. */
export interface PolicyCopy extends StatusCopy {
  readonly mediumState: MediumState;
}

export interface LastDrill {
  readonly atMs: number;
  readonly status: DrillStatus;
  readonly seconds: number;
  /** Label of the medium it was done from; null where the medium is not known. */
  readonly label: string | null;
}

export interface PolicyInput {
  /** Name of the set, for remedies. */
  readonly set: string;
  readonly policy: ProfilePolicy;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** The newest time ever witnessed (catalogue, media); null where nothing is recorded yet. A clock before it is not trusted. */
  readonly newestWitnessedMs: number | null;
  /** True where all sources of the set were read just now. */
  readonly sourcesSeen: boolean;
  /** Every copy of the set, on whatever medium and of whatever age. */
  readonly copies: readonly PolicyCopy[];
  /** The latest drill of the set that passed. */
  readonly lastPassedDrill: LastDrill | null;
  /** The latest drill of the set, whatever came of it. */
  readonly lastDrill: LastDrill | null;
}
