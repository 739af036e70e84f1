// Which medium to take first: the best content, then the shortest way, then the one that was looked at most thoroughly and last.
import { formatDate } from '../ages.ts';
import type { Checklist } from '../reports.ts';
import { visibleText } from '../text.ts';
import { verificationLevels, type VerificationLevel } from '../words.ts';
import type { ChecklistCopy, ChecklistInput, ChecklistMedium } from './input.ts';

export interface RankedMedium {
  readonly medium: ChecklistMedium;
  readonly copy: ChecklistCopy;
}

/** Active media with a copy that may be read, best first; a copy that was found damaged comes last. */
export function rankMedia(input: ChecklistInput): RankedMedium[] {
  const ranked = input.media
    .filter((medium) => medium.state === 'active')
    .flatMap((medium): RankedMedium[] => {
      const copies = input.copies
        .filter(
          (copy) => copy.medium === medium.id && ['verified', 'written', 'suspect'].includes(copy.status),
        )
        .toSorted(compareCopies);
      const [copy] = copies;
      return copy === undefined ? [] : [{ medium, copy }];
    });
  return ranked.toSorted(
    (a, b) =>
      contentRank(a.copy) - contentRank(b.copy) ||
      b.copy.seq - a.copy.seq ||
      Number(a.medium.offsite) - Number(b.medium.offsite) ||
      levelRank(b.copy.level) - levelRank(a.copy.level) ||
      (b.copy.verifiedAtMs ?? 0) - (a.copy.verifiedAtMs ?? 0),
  );
}

const compareCopies = (a: ChecklistCopy, b: ChecklistCopy): number =>
  contentRank(a) - contentRank(b) || b.seq - a.seq;

function contentRank(copy: ChecklistCopy): number {
  if (copy.status === 'suspect') return 4;
  if (copy.status === 'written') return 3;
  return copy.freshness === 'in-sync' ? 0 : copy.freshness === 'unknown' ? 1 : 2;
}

const levelRank = (level: VerificationLevel | null): number =>
  level === null ? -1 : verificationLevels.indexOf(level);

const levelWords: Readonly<Record<VerificationLevel, string>> = {
  cached: 'read back through the cache',
  readback: 'read back',
  cold: 'read back cold',
  opened: 'opened and compared',
};

/** The lines of the sheet; dates rather than ages, because paper does not count days. */
export function mediaLines(input: ChecklistInput, ranked: readonly RankedMedium[]): Checklist['media'] {
  return ranked.map(({ medium, copy }) => ({
    label: medium.label.trim() === '' ? `medium ${medium.id.slice(0, 8)}` : visibleText(medium.label),
    type: medium.type,
    location: medium.location.trim() === '' ? 'place not recorded' : visibleText(medium.location),
    custodian: visibleText(medium.custodian),
    note: `${medium.id.slice(0, 8)}. ${noteOf(input, copy)}${medium.offsite ? ' Off-site.' : ''}`,
  }));
}

function noteOf(input: ChecklistInput, copy: ChecklistCopy): string {
  if (copy.status === 'suspect') return `Seq ${copy.seq}. Found damaged: only if nothing else is left.`;
  if (copy.status === 'written') return `Seq ${copy.seq}. Never read back.`;
  const stale =
    input.snapshot !== null && copy.seq < input.snapshot.seq ? ', older than the newest snapshot' : '';
  const verified =
    copy.verifiedAtMs === null
      ? ''
      : ` Verified ${formatDate(copy.verifiedAtMs)}${copy.level === null ? '' : `, ${levelWords[copy.level]}`}.`;
  return `Seq ${copy.seq}${stale}.${verified}`;
}
