// What is said of a condition wherever it is seen.
import type { Severity } from '../words.ts';

export interface FindingWords {
  /** Two to five words, as a screen shows them beside an item. */
  readonly title: string;
  /** Where the place that raises it knows nothing better. */
  readonly severity: Severity;
  readonly why: string;
  /** The cheapest way to mend it; empty only where there is nothing to do. */
  readonly fix: string;
}
