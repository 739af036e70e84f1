// What jobs are told of the set that they work on.
import type { Source } from '../../../shared/domain/item.ts';

/** A set as the catalogue keeps it. */
export interface KnownSet {
  readonly id: string;
  readonly name: string;
  readonly profile: string;
  readonly sources: readonly Source[];
}
