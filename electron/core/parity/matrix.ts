// Solving for lost slices: a square system over GF(2^16), chosen from more rows than are needed.
import { invert, multiply } from './galois.ts';

/**
 * `rows[r][m]`: the factor of lost slice m in recovery slice r. Answers which rows were used and, for each lost slice, the factors by
 * which those are summed to give it; null where the rows do not suffice.
 */
export function solve(
  rows: readonly Uint16Array[],
  lost: number,
): { readonly used: readonly number[]; readonly inverse: readonly Uint16Array[] } | null {
  const used: number[] = [];
  // Each kept row: factors of the lost slices, then which combination of used rows it is.
  const kept: { pivot: number; left: Uint16Array; right: Uint16Array }[] = [];
  for (const [index, row] of rows.entries()) {
    if (used.length === lost) break;
    const left = Uint16Array.from(row);
    const right = new Uint16Array(lost);
    right[used.length] = 1;
    for (const other of kept) {
      const factor = left[other.pivot] ?? 0;
      if (factor !== 0) subtract(left, right, other, factor);
    }
    const pivot = left.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    scale(left, right, invert(left[pivot] ?? 0));
    const added = { pivot, left, right };
    for (const other of kept) {
      const factor = other.left[pivot] ?? 0;
      if (factor !== 0) subtract(other.left, other.right, added, factor);
    }
    kept.push(added);
    used.push(index);
  }
  if (used.length < lost) return null;
  return { used, inverse: kept.toSorted((a, b) => a.pivot - b.pivot).map((row) => row.right) };
}

function subtract(
  left: Uint16Array,
  right: Uint16Array,
  other: { readonly left: Uint16Array; readonly right: Uint16Array },
  factor: number,
): void {
  for (let at = 0; at < left.length; at++) {
    left[at] = (left[at] ?? 0) ^ multiply(other.left[at] ?? 0, factor);
    right[at] = (right[at] ?? 0) ^ multiply(other.right[at] ?? 0, factor);
  }
}

function scale(left: Uint16Array, right: Uint16Array, factor: number): void {
  for (let at = 0; at < left.length; at++) {
    left[at] = multiply(left[at] ?? 0, factor);
    right[at] = multiply(right[at] ?? 0, factor);
  }
}
