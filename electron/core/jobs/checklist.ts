// Checklists of a set, filled in from the catalogue: this vault's own media, places, people and values.
import { buildChecklist } from '../../../shared/domain/checklists/index.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Checklist } from '../../../shared/domain/reports.ts';
import { waivedKeys } from '../../../shared/profiles/completeness.ts';
import type { ProfileScenario } from '../../../shared/profiles/profile.ts';
import type { JobContext } from './context.ts';
import { knownVault } from './known-vault.ts';
import { profileOf } from './profile-of-set.ts';
import { setNamed } from './scan.ts';
import { bundlesBehind } from './set-warnings.ts';
import { copiesOf, newestHeldSnapshot } from './status.ts';

/** The scenarios of a set's profile. Errors: set-unknown, profile-unknown. */
export function scenariosOf(context: JobContext, name: string): Pick<ProfileScenario, 'id' | 'title'>[] {
  return profileOf(context, setNamed(context, name)).scenarios.map(({ id, title }) => ({ id, title }));
}

/** The filled-in checklist for a scenario. Errors: set-unknown, profile-unknown, scenario-unknown. */
export function checklistFor(context: JobContext, name: string, scenario: string): Checklist {
  const set = setNamed(context, name);
  const profile = profileOf(context, set);
  if (profile.scenarios.every(({ id }) => id !== scenario)) {
    throw new ColdkeepError('scenario-unknown', `The profile ${profile.id} has no scenario "${scenario}".`);
  }
  const { catalogue } = context.ledger;
  const knowledge = catalogue.knowledgeOf(set.id);
  const snapshot = newestHeldSnapshot(context, set);
  const items = snapshot === null ? [] : catalogue.itemsOfSnapshot(set.id, snapshot.seq);
  const recorded = new Map(catalogue.copies().map((copy) => [`${copy.medium} ${copy.snapshot}`, copy]));
  const lastPassedDrill = catalogue
    .drills(set.id)
    .filter((drill) => drill.status === 'passed')
    .toSorted((a, b) => a.atMs - b.atMs)
    .at(-1);
  return buildChecklist(scenario, {
    vault: knownVault(catalogue),
    set: { name: set.name, profile, sources: set.sources },
    snapshot,
    items,
    media: catalogue.media(),
    copies: copiesOf(context, set, null).map((copy) => {
      const record = recorded.get(`${copy.medium} ${copy.snapshot}`);
      return {
        medium: copy.medium,
        snapshot: copy.snapshot,
        seq: record?.seq ?? 0,
        status: copy.status,
        freshness: copy.freshness,
        verifiedAtMs: record?.verifiedAtMs ?? null,
        level: copy.level,
        files: record?.files.map((file) => file.path) ?? [],
      };
    }),
    lastPassedDrill: lastPassedDrill ?? null,
    derived: catalogue.derivedOf(set.id),
    bundles: snapshot === null ? [] : bundlesBehind(context, set, snapshot, items),
    attestations: knowledge.attestations,
    waived: [...waivedKeys(profile, knowledge.options)],
    nowMs: context.now(),
    journalHead: catalogue.journalHead()?.hash ?? '',
  });
}
