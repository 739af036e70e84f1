// Whether what no file may hold was seen in its place, and lately.
import { daysSince, formatDate, formatSpan } from '../domain/ages.ts';
import type { Finding } from '../domain/finding.ts';
import { raise } from '../domain/findings/registry.ts';
import type { Attestation } from '../domain/set-knowledge.ts';
import type { Profile, ProfileItem } from './profile.ts';

/**
 * Codes: attestation-missing (a required entry that nobody has recorded), attestation-stale (nobody looked within the entry's
 * `verifyDays`). `nowMs` null: ages are not judged.
 */
export function attestationFindings(
  profile: Profile,
  attestations: readonly Attestation[],
  waived: ReadonlySet<string>,
  nowMs: number | null,
): Finding[] {
  return profile.items
    .filter((entry) => entry.attested && !waived.has(entry.key))
    .flatMap((entry) => {
      const newest = attestations
        .filter(({ key }) => key === entry.key)
        .toSorted((a, b) => b.lookedAtMs - a.lookedAtMs)[0];
      if (newest === undefined) return entry.required ? [nobodySaid(entry)] : [];
      const days = nowMs === null ? 0 : daysSince(newest.lookedAtMs, nowMs);
      return days > entry.verifyDays ? [longAgo(entry, newest, days)] : [];
    });
}

const nobodySaid = (entry: ProfileItem): Finding =>
  raise('attestation-missing', {
    subject: entry.key,
    message: `Nobody has recorded where this is: ${entry.title}.`,
    ...(entry.ifMissing !== undefined && { fix: entry.ifMissing }),
  });

const longAgo = (entry: ProfileItem, attestation: Attestation, days: number): Finding =>
  raise('attestation-stale', {
    subject: entry.key,
    message: `${entry.title}: ${attestation.custodian} last looked ${formatSpan(days)} ago, on ${formatDate(attestation.lookedAtMs)}. Every ${formatSpan(entry.verifyDays)} is the rule.`,
  });
