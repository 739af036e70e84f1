// What a person says of a set beyond its sources: kept whole as one fact, checked against the profile of the set.
import { lstat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { DerivedValue } from '../../../shared/domain/derived-value.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import {
  setKnowledgeSchema,
  type Attestation,
  type SetKnowledge,
} from '../../../shared/domain/set-knowledge.ts';
import { andList, visibleText } from '../../../shared/domain/text.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import type { SetChanges } from '../vault-api.ts';
import type { JobContext } from './context.ts';
import { profileOf, resolvedProfile } from './profile-of-set.ts';
import { setNamed, type KnownSet } from './scan.ts';

/** Errors: set-unknown. */
export const knowledgeOf = (context: JobContext, name: string): SetKnowledge =>
  context.ledger.catalogue.knowledgeOf(setNamed(context, name).id);

/** What the newest scan worked out. Errors: set-unknown. */
export const derivedOf = (context: JobContext, name: string): DerivedValue[] =>
  context.ledger.catalogue.derivedOf(setNamed(context, name).id);

/** Errors: set-unknown, profile-unknown. */
export const profileOfNamed = (context: JobContext, name: string): Profile =>
  profileOf(context, setNamed(context, name));

/**
 * Changes what is said of a set; what is not named stays. An own profile that drops an entry drops what was said with its key.
 * Errors: set-unknown, profile-unknown, bad-input (an option or key that the profile has not, own items for a set that is not custom).
 */
export async function describeSet(
  context: JobContext,
  name: string,
  changes: SetChanges,
): Promise<SetKnowledge> {
  const set = setNamed(context, name);
  if (changes.ownProfile !== undefined && changes.ownProfile !== null && set.profile !== custom.id) {
    throw new ColdkeepError('bad-input', `The set "${name}" has the profile ${set.profile}.`, {
      hint: `Items of your own belong to sets of the profile ${custom.id}.`,
    });
  }
  const before = context.ledger.catalogue.knowledgeOf(set.id);
  const given = parsed({ ...before, ...changes });
  const profile = resolvedProfile(set.profile, given) ?? profileOf(context, set);
  if (changes.options !== undefined) refuseUnknownOptions(profile, changes.options);
  return record(context, set, forgetUnknown({ ...given, options: [...new Set(given.options)] }, profile));
}

/**
 * Says what a file is, or with null takes that back. Errors: set-unknown, profile-unknown, bad-input (the key is no entry of
 * the profile that a file can be; no such file is known).
 */
export async function assignItem(
  context: JobContext,
  name: string,
  { path, key }: { readonly path: string; readonly key: string | null },
): Promise<SetKnowledge> {
  const set = setNamed(context, name);
  const before = context.ledger.catalogue.knowledgeOf(set.id);
  const others = before.assignments.filter((assignment) => assignment.path !== path);
  if (key === null) {
    if (others.length === before.assignments.length)
      throw new ColdkeepError('bad-input', `Nothing was said of ${visibleText(path)}.`);
    return record(context, set, { ...before, assignments: others });
  }
  const keys = profileOf(context, set)
    .items.filter((item) => !item.attested)
    .map((item) => item.key);
  if (!keys.includes(key)) throw unknownWord('key', key, keys);
  if (!(await isKnownFile(context, set, path))) {
    throw new ColdkeepError('bad-input', `The set "${name}" has no file ${visibleText(path)}.`, {
      hint: `Paths are as "coldkeep scan" lists them: a source's name, then the path in it.`,
    });
  }
  return record(context, set, { ...before, assignments: [...others, { path, key }] });
}

/** Records where something rests that must never be in a file here. Errors: set-unknown, profile-unknown, bad-input. */
export async function attest(
  context: JobContext,
  name: string,
  attestation: Attestation,
): Promise<SetKnowledge> {
  const set = setNamed(context, name);
  const profile = profileOf(context, set);
  // Whoever names their own items names what is attested with them.
  const keys = profile.items
    .filter((item) => item.attested || profile.id === custom.id)
    .map((item) => item.key);
  if (!keys.includes(attestation.key)) throw unknownWord('attested entry', attestation.key, keys);
  const before = context.ledger.catalogue.knowledgeOf(set.id);
  const others = before.attestations.filter(({ key }) => key !== attestation.key);
  return record(context, set, { ...before, attestations: [...others, attestation] });
}

function refuseUnknownOptions(profile: Profile, options: readonly string[]): void {
  const ids = [...profile.options.map(({ id }) => id), ...profile.items.map(({ key }) => key)];
  const unknown = options.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw unknownWord('option', unknown, ids);
}

const unknownWord = (noun: string, word: string, known: readonly string[]): ColdkeepError =>
  new ColdkeepError('bad-input', `The profile of this set has no ${noun} "${visibleText(word)}".`, {
    hint: known.length === 0 ? 'It has none at all.' : `It has ${andList(known)}.`,
  });

function forgetUnknown(knowledge: SetKnowledge, profile: Profile): SetKnowledge {
  const keys = new Set(profile.items.map(({ key }) => key));
  const options = new Set(profile.options.map(({ id }) => id));
  return {
    ...knowledge,
    options: knowledge.options.filter((id) => options.has(id) || keys.has(id)),
    assignments: knowledge.assignments.filter(({ key }) => keys.has(key)),
    attestations: knowledge.attestations.filter(({ key }) => keys.has(key)),
  };
}

/** Whether a scan or snapshot has the path, or a file stands there now. */
async function isKnownFile(context: JobContext, set: KnownSet, path: string): Promise<boolean> {
  const { catalogue } = context.ledger;
  const newest = catalogue.newestSnapshot(set.id);
  const items = [
    ...(context.readings.get(set.id)?.scan.items ?? []),
    ...(newest === null ? [] : catalogue.itemsOfSnapshot(set.id, newest.seq)),
  ];
  if (items.some((item) => item.path === path && item.type === 'file')) return true;
  const source = set.sources.find(({ label }) => path.startsWith(`${label}/`));
  if (source === undefined) return false;
  const there = join(source.path, path.slice(source.label.length + 1));
  const within = relative(source.path, there);
  if (within === '' || within.startsWith(`..${sep}`) || within === '..' || isAbsolute(within)) return false;
  return lstat(there).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

/** What says nothing new is not recorded again. */
async function record(context: JobContext, set: KnownSet, given: SetKnowledge): Promise<SetKnowledge> {
  const knowledge = parsed(given);
  const before = context.ledger.catalogue.knowledgeOf(set.id);
  if (JSON.stringify(before) === JSON.stringify(knowledge)) return before;
  await context.ledger.commit((catalogue, atMs) =>
    catalogue.append({ kind: 'set-described', body: { set: set.id, knowledge } }, atMs),
  );
  return knowledge;
}

function parsed(knowledge: unknown): SetKnowledge {
  const { data, error } = setKnowledgeSchema.safeParse(knowledge);
  if (data !== undefined) return data;
  const issue = error.issues[0];
  throw new ColdkeepError(
    'bad-input',
    `That cannot be said of a set: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    { cause: error },
  );
}
