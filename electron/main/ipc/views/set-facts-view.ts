// What a person said of a set, and what can be said of one of its kind, as the window shows it.
import { dayMs } from '../../../../shared/domain/ages.ts';
import { kitPlanFor } from '../../../../shared/domain/kits/index.ts';
import type { SetKnowledge } from '../../../../shared/domain/set-knowledge.ts';
import type { SetFacts } from '../../../../shared/ipc/set-facts.ts';
import { profileById } from '../../../../shared/profiles/index.ts';
import type { Profile } from '../../../../shared/profiles/profile.ts';

/** What can be asked of a set of a profile beyond what stands in the profile itself. */
const asksOf = (profile: Profile): SetFacts['asks'] => {
  if (profile.id === 'cardano-spo') return ['network', 'seen-slot', 'on-chain-counter'];
  return profile.id === 'custom' ? ['own-items'] : [];
};

export function setFactsView(set: string, profile: Profile, knowledge: SetKnowledge): SetFacts {
  const titles = new Map(profile.items.map(({ key, title }) => [key, title]));
  const waived = new Set(profile.options.flatMap(({ waives }) => waives));
  const inFiles = profile.items.filter(({ attested }) => !attested);
  return {
    set,
    profile: {
      id: profile.id,
      title: profile.title,
      summary: profile.summary,
      // That of the set has what a person said in its place.
      verificationLevel: (profileById(profile.id) ?? profile).policy.verificationLevel,
    },
    knowledge,
    asks: asksOf(profile),
    options: profile.options.map(({ id, title, waives }) => ({
      id,
      title,
      waives: waives.map((key) => titles.get(key) ?? key),
    })),
    required: inFiles
      .filter(({ key, required }) => required && !waived.has(key))
      .map(({ key, title }) => ({ key, title })),
    entries: inFiles.map(({ key, title, kind }) => ({ key, title, kind })),
    attested: profile.items
      .filter(({ attested }) => attested)
      .map(({ key, title, required, verifyDays }) => ({
        key,
        title,
        required,
        lookAgainDays: verifyDays,
        said: saidOf(knowledge, key, verifyDays),
      })),
    hasKit: kitPlanFor(profile.id) !== null,
  };
}

function saidOf(
  { attestations }: SetKnowledge,
  key: string,
  days: number,
): SetFacts['attested'][number]['said'] {
  const said = attestations.find((attestation) => attestation.key === key);
  if (said === undefined) return null;
  const { place, custodian, lookedAtMs } = said;
  return { place, custodian, lookedAtMs, dueAtMs: lookedAtMs + days * dayMs };
}
