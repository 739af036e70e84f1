// From all copies of a set to the one that stands for each medium, and what it is worth to the rules.
import type { PolicyCopy, PolicyInput } from './policy-input.ts';
import { andList, visibleText } from './text.ts';

/** The copy that stands for its medium, sorted into what it is worth. */
export interface Evidence {
  /** Verified and in sync, on an active medium: these count. */
  readonly counting: readonly PolicyCopy[];
  /** Verified, of the newest snapshot, but the sources were not seen: these would count if nothing has changed. */
  readonly possible: readonly PolicyCopy[];
  /** Verified, but of something older than the sources. */
  readonly behind: readonly PolicyCopy[];
  /** Damaged, or gone from a medium that was there. */
  readonly failed: readonly PolicyCopy[];
  /** Not read back yet. */
  readonly unread: readonly PolicyCopy[];
  /** One a medium, all of the above. */
  readonly standing: readonly PolicyCopy[];
}

export function evidenceOf(input: PolicyInput): Evidence {
  const standing = onePerMedium(
    input.copies.filter((copy) => copy.mediumState === 'active' && copy.status !== 'retired'),
  );
  const verified = standing.filter((copy) => copy.status === 'verified');
  return {
    counting: verified.filter((copy) => copy.freshness === 'in-sync'),
    possible: verified.filter((copy) => copy.freshness === 'unknown'),
    behind: verified.filter((copy) => copy.freshness === 'behind'),
    failed: standing.filter((copy) => copy.status === 'suspect' || copy.status === 'missing'),
    unread: standing.filter((copy) => copy.status === 'written' || copy.status === 'planned'),
    standing,
  };
}

/** A medium keeps older generations too; it is judged by the best copy it has, and failing that by its newest. */
function onePerMedium(copies: readonly PolicyCopy[]): PolicyCopy[] {
  const best = new Map<string, PolicyCopy>();
  for (const copy of copies) {
    const other = best.get(copy.medium);
    if (
      other === undefined ||
      worth(copy) > worth(other) ||
      (worth(copy) === worth(other) && copy.snapshot > other.snapshot)
    ) {
      best.set(copy.medium, copy);
    }
  }
  return [...best.values()].toSorted(
    (a, b) => compareText(a.label, b.label) || compareText(a.medium, b.medium),
  );
}

/** A damaged copy of the newest content must not hide behind an older good one, so only those that count come first. */
const worth = (copy: PolicyCopy): number =>
  copy.status === 'verified' && copy.freshness !== 'behind' ? (copy.freshness === 'in-sync' ? 2 : 1) : 0;

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A medium's label as it may be shown. */
export const labelOf = (copy: { readonly label: string; readonly medium: string }): string =>
  copy.label.trim() === '' ? `medium ${copy.medium.slice(0, 8)}` : visibleText(copy.label);

/** "Red stick (Bank Nord)". */
export const placedLabel = (copy: PolicyCopy): string =>
  copy.location.trim() === '' ? labelOf(copy) : `${labelOf(copy)} (${visibleText(copy.location)})`;

export const labelsOf = (copies: readonly PolicyCopy[]): string => andList(copies.map(labelOf));

/** The medium that is least trouble to fetch: on-site ones first, then by name. */
export const nearest = (copies: readonly PolicyCopy[]): PolicyCopy | undefined =>
  copies.toSorted((a, b) => Number(a.offsite) - Number(b.offsite) || compareText(a.label, b.label))[0];
