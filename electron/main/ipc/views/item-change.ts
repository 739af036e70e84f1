// One item that differs, as the window shows it: from what to what, in words.
import type { z } from 'zod';
import type { ItemChange } from '../../../../shared/domain/contents.ts';
import { formatBytes } from '../../../../shared/domain/text.ts';
import type { itemChangeSchema } from '../../../../shared/ipc/views.ts';

export type ChangeView = z.input<typeof itemChangeSchema>;

export const changeView = (change: ItemChange): ChangeView => ({
  path: change.path,
  change: change.change,
  detail: detailOf(change),
});

/** "new, 212 bytes", "was 212 bytes", "212 bytes to 340 bytes", "new content, 212 bytes". */
function detailOf({ from, to }: ItemChange): string {
  if (from === null) return to === null ? '' : `new, ${formatBytes(to.size)}`;
  if (to === null) return `was ${formatBytes(from.size)}`;
  if (from.sha256 === to.sha256) return 'same content, other permissions or kind of file';
  if (from.size === to.size) return `new content, ${formatBytes(to.size)}`;
  const [before, after] = [formatBytes(from.size), formatBytes(to.size)];
  // Sizes that look alike in three digits are told to the byte.
  return before === after ? `${from.size} bytes to ${to.size} bytes` : `${before} to ${after}`;
}
