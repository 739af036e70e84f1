// What changed between two things that a person said of a set, in the words of the journal.
import { formatDate } from './ages.ts';
import { assertNever } from './assert-never.ts';
import type { SetKnowledge } from './set-knowledge.ts';
import { plural, visibleText } from './text.ts';

/** More than this is for the catalogue: a sentence names the first ones and the number. */
const mostNamed = 5;

/** Without capital and full stop, in the order of `SetKnowledge`; "nothing new" where both say the same. */
export function knowledgeChanges(before: SetKnowledge, after: SetKnowledge): string {
  const said = [
    ...optionChanges(before, after),
    ...(before.network === after.network ? [] : [`network ${after.network ?? 'as the genesis files say'}`]),
    ...(same(before.seenSlot, after.seenSlot) ? [] : [slotSaid(after)]),
    ...(same(before.onChainCounter, after.onChainCounter) ? [] : [counterSaid(after)]),
    ...assignmentChanges(before, after),
    ...attestationChanges(before, after),
    ...(same(before.ownProfile, after.ownProfile) ? [] : [profileSaid(after)]),
    ...(before.verificationLevel === after.verificationLevel ? [] : [levelSaid(after)]),
  ];
  return said.length === 0 ? 'nothing new' : said.join('; ');
}

/** Values that came through the same schema have their fields in the same order. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function optionChanges(before: SetKnowledge, after: SetKnowledge): string[] {
  const added = after.options.filter((id) => !before.options.includes(id));
  const taken = before.options.filter((id) => !after.options.includes(id));
  return named([...added.map((id) => `"${id}" holds`), ...taken.map((id) => `"${id}" no longer holds`)]);
}

const slotSaid = ({ seenSlot }: SetKnowledge): string =>
  seenSlot === null
    ? 'the slot seen online was taken back'
    : `slot ${seenSlot.slot} was seen online on ${formatDate(seenSlot.atMs)}`;

function counterSaid({ onChainCounter: known }: SetKnowledge): string {
  if (known === null) return 'the certificate number on the chain was taken back';
  const number = known.number === null ? 'none, no block was made yet' : String(known.number);
  return `the certificate number on the chain was ${number} on ${formatDate(known.atMs)}`;
}

function assignmentChanges(before: SetKnowledge, after: SetKnowledge): string[] {
  const then = new Map(before.assignments.map(({ path, key }) => [path, key]));
  const now = new Map(after.assignments.map(({ path, key }) => [path, key]));
  return named([
    ...[...now]
      .filter(([path, key]) => then.get(path) !== key)
      .map(([path, key]) => `${visibleText(path)} is "${key}"`),
    ...[...then.keys()]
      .filter((path) => !now.has(path))
      .map((path) => `${visibleText(path)} is told by its content and name again`),
  ]);
}

function attestationChanges(before: SetKnowledge, after: SetKnowledge): string[] {
  const told = new Set(before.attestations.map((attestation) => JSON.stringify(attestation)));
  const kept = new Set(after.attestations.map(({ key }) => key));
  return named([
    ...after.attestations
      .filter((attestation) => !told.has(JSON.stringify(attestation)))
      .map(
        ({ key, place, custodian, lookedAtMs }) =>
          `"${key}" is at ${visibleText(place)}, with ${visibleText(custodian)}, last seen there on ${formatDate(lookedAtMs)}`,
      ),
    ...before.attestations
      .filter(({ key }) => !kept.has(key))
      .map(({ key }) => `nothing is attested of "${key}" any more`),
  ]);
}

const profileSaid = ({ ownProfile }: SetKnowledge): string =>
  ownProfile === null
    ? 'its own items were taken back'
    : `its own items are those of "${visibleText(ownProfile.title)}" (${plural(ownProfile.items.length, 'item')})`;

function levelSaid({ verificationLevel }: SetKnowledge): string {
  switch (verificationLevel) {
    case null:
      return 'which reading counts is as the profile says again';
    case 'cold':
      return 'only a cold reading counts as verified';
    case 'any':
      return 'every reading counts as verified';
    default:
      return assertNever(verificationLevel);
  }
}

const named = (sentences: readonly string[]): string[] =>
  sentences.length <= mostNamed
    ? [...sentences]
    : [...sentences.slice(0, mostNamed), `and ${sentences.length - mostNamed} more`];
