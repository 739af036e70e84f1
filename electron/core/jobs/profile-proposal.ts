// Which profile fits some folders: each profile looks at the same files, and says what it recognises.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { countKinds, listItem } from '../../../shared/domain/item-changes.ts';
import type { ProfileProposal } from '../../../shared/domain/profile-proposal.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { noKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { judgeProfile, rankProfiles } from '../../../shared/profiles/fit.ts';
import { profileById, profiles } from '../../../shared/profiles/index.ts';
import type { KnownHash } from '../capture/known-hash.ts';
import type { JobContext, ScanResult } from './context.ts';
import { resolveSources } from './sets.ts';

/** Reads the folders and records nothing. Errors: source-missing, bad-input, profile-unknown, cancelled. */
export async function proposeProfile(
  context: JobContext,
  input: { readonly sources: readonly string[]; readonly profile?: string },
  run: RunOptions,
): Promise<ProfileProposal> {
  if (input.profile !== undefined && profileById(input.profile) === null) {
    throw new ColdkeepError('profile-unknown', `There is no profile "${input.profile}".`);
  }
  if (input.sources.length === 0)
    throw new ColdkeepError('bad-input', 'A set needs at least one source folder.');
  const sources = await resolveSources(context, input.sources);
  const scans = new Map<string, ScanResult>();
  // What the first reading hashed is known to the next ones: large files are read once.
  let known: readonly KnownHash[] = [];
  for (const profile of profiles) {
    const input = { sources, profile, knowledge: noKnowledge, known, nowMs: context.now() };
    const scan = await context.worker.call('scan', input, run);
    known = scan.known;
    scans.set(profile.id, scan);
  }
  const ranked = rankProfiles(
    profiles.map((profile) => judgeProfile(profile, scans.get(profile.id)?.items ?? [])),
  );
  const id = input.profile ?? ranked[0]?.profile;
  const scan = id === undefined ? undefined : scans.get(id);
  if (id === undefined || scan === undefined) throw new Error('there are no profiles');
  return {
    sources,
    profiles: ranked.map(({ profile, title, recognised, files, reasons, missing }) => ({
      profile,
      title,
      recognised,
      files,
      reasons,
      missing,
    })),
    chosen: {
      profile: id,
      bytes: scan.bytes,
      kinds: countKinds(scan.items),
      items: scan.items.map(listItem),
      findings: scan.findings,
    },
  };
}
