// What waits in the spool, in words.
import { formatDate } from '../../../shared/domain/ages.ts';
import { shellWord } from '../../../shared/domain/shell-word.ts';
import type { SpoolReport } from '../../../shared/domain/spool-report.ts';
import { formatBytes } from '../../../shared/domain/text.ts';

/** The parts of a verdict: what is so, why, and what to do. */
export function spoolWords(spool: SpoolReport): [subject: string, reason: string, remedy: string] {
  const media = spool.waiting.map(({ id, label }) => label ?? id.slice(0, 8));
  const forWhom = media.length === 0 ? 'a medium that did not get its copy' : media.join(', ');
  return [
    `Sealed parts of snapshot ${spool.snapshot} wait in the vault folder for ${forWhom}: ${formatBytes(spool.bytes)}, until ${formatDate(Date.parse(spool.until))}.`,
    'An export was interrupted. The next one goes on with the same bytes.',
    spool.set === null
      ? 'There is a newer snapshot: coldkeep spool --remove gives the room back.'
      : `Plug the medium in and go on: coldkeep export ${shellWord(spool.set)} --to DIR`,
  ];
}
