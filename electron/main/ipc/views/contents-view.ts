// What an export would write, and what a set that does not exist yet would hold, as the window shows them.
import type { ContentsReport, ListedItem } from '../../../../shared/domain/contents.ts';
import type { ProfileProposal } from '../../../../shared/domain/profile-proposal.ts';
import { andList } from '../../../../shared/domain/text.ts';
import type { JobResult } from '../../../../shared/ipc/job.ts';
import { changeView } from './item-change.ts';

/** How many names stand for a kind. */
const mostExamples = 3;

export const contentsView = (report: ContentsReport): JobResult<'contents'> => ({
  set: report.set,
  contentDigest: report.contentDigest,
  items: report.items.length,
  bytes: report.bytes,
  kinds: report.kinds.map((count) => ({ ...count, examples: examplesOf(report.items, count.kind) })),
  changes: report.changes.map(changeView),
  changedSinceMs: report.against?.takenAtMs ?? null,
  findings: report.findings,
  retires: report.retires,
});

/** Base names of some items of a kind: irreplaceable ones first, because they are what it is about. */
function examplesOf(items: readonly ListedItem[], kind: ListedItem['kind']): string[] {
  const names = items
    .filter((item) => item.kind === kind && item.type === 'file')
    .toSorted((a, b) => Number(a.derivable) - Number(b.derivable))
    .map((item) => item.path.split('/').at(-1) ?? item.path);
  return [...new Set(names)].slice(0, mostExamples);
}

export const proposalView = (proposal: ProfileProposal): JobResult<'propose'> => ({
  files: proposal.profiles[0]?.files ?? 0,
  bytes: proposal.chosen.bytes,
  proposals: proposal.profiles.map(({ profile, title, recognised, reasons, missing }) => ({
    profile,
    title,
    recognised,
    reasons: [...reasons, ...(missing.length === 0 ? [] : [`Not found: ${andList(missing)}.`])],
  })),
});

export const previewView = ({ chosen }: ProfileProposal): JobResult<'preview'> => ({
  items: chosen.items.map(({ path, key, kind, size, sha256 }) => ({ path, key, kind, size, sha256 })),
  findings: chosen.findings,
});
