// The stair in words: what is counted in each row, and what a screen reader says of it.
import type { Slot, StairRow } from '../../shared/domain/stair-schema.ts';

export const stairRows = ['copies', 'types', 'offsite'] as const;
export type StairRowName = (typeof stairRows)[number];

const names: Readonly<Record<StairRowName, { readonly one: string; readonly several: string }>> = {
  copies: { one: 'copy', several: 'copies' },
  types: { one: 'media type', several: 'media types' },
  offsite: { one: 'off-site', several: 'off-site' },
};

/** "copies", "media types", "off-site"; below the numeral. */
export const rowName = (name: StairRowName, { wanted }: Pick<StairRow, 'wanted'>): string =>
  wanted === 1 ? names[name].one : names[name].several;

/** "0 of 1". More than the rule asks for is told beside the row, not counted here. */
export const rowCount = ({ have, wanted }: Pick<StairRow, 'have' | 'wanted'>): string =>
  `${Math.min(have, wanted)} of ${wanted}`;

/** "Off-site: 0 of 1, unmet." */
export function rowSpoken(name: StairRowName, row: Pick<StairRow, 'have' | 'wanted' | 'status'>): string {
  const words = rowName(name, row);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${rowCount(row)}, ${row.status === 'unknown' ? 'not certain' : row.status}.`;
}

/** What is said of a slot after its name, place and state, where the drawing says it by a dashed edge. */
export function slotSpoken({ is, counts, why }: Slot): string {
  if (is === 'empty') return 'Empty.';
  if (counts) return '';
  return `Does not count. ${why}`.trim();
}

/** The one slot that a wash may stand behind: a copy that does not count, in a row that fails for it. */
export const isAtFault = (slot: Slot, row: Pick<StairRow, 'status'>): boolean =>
  slot.is === 'copy' && !slot.counts && slot.glyph !== 'unknown' && row.status === 'unmet';
