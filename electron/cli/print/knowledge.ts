// What a person said of a set and what the newest scan worked out of it.
import { formatDate } from '../../../shared/domain/ages.ts';
import type { DerivedValue } from '../../../shared/domain/derived-value.ts';
import type { SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { DemandedLevel } from '../../../shared/domain/words.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import type { Page } from './page.ts';
import { mostShown, showRest } from './parts.ts';

export function showKnowledge(page: Page, profile: Profile, knowledge: SetKnowledge): void {
  const {
    options,
    network,
    seenSlot,
    onChainCounter,
    assignments,
    attestations,
    ownProfile,
    verificationLevel,
  } = knowledge;
  const titles = new Map([
    ...profile.items.map(({ key, title }) => [key, `without ${title}`] as const),
    ...profile.options.map(({ id, title }) => [id, title] as const),
  ]);
  const said: [string, string][] = [
    ...options.map((id): [string, string] => [id, titles.get(id) ?? '']),
    ...(network === null ? [] : [['network', network] satisfies [string, string]]),
    ...(seenSlot === null
      ? []
      : [
          ['slot seen online', `${seenSlot.slot} on ${formatDate(seenSlot.atMs)}`] satisfies [string, string],
        ]),
    ...(onChainCounter === null
      ? []
      : [
          [
            'counter on the chain',
            `${onChainCounter.number ?? 'none yet'} on ${formatDate(onChainCounter.atMs)}`,
          ] satisfies [string, string],
        ]),
    ...(ownProfile === null
      ? []
      : [
          ['own items', `${ownProfile.title}, ${plural(ownProfile.items.length, 'item')}`] satisfies [
            string,
            string,
          ],
        ]),
    ...(verificationLevel === null
      ? []
      : [['counts as verified', levelNames[verificationLevel]] satisfies [string, string]]),
  ];
  if (said.length > 0) {
    page.heading('Said of it');
    page.pairs(said);
  }
  if (assignments.length > 0) {
    page.heading('Assigned by hand');
    page.table(
      [{ title: 'File', atLeast: 24 }, { title: 'Is' }],
      assignments.slice(0, mostShown).map(({ path, key }) => [path, key]),
    );
    showRest(page, assignments.length);
  }
  if (attestations.length > 0) {
    page.heading('In no file');
    page.table(
      [{ title: 'What' }, { title: 'Place', atLeast: 12 }, { title: 'With' }, { title: 'Looked' }],
      attestations.map(({ key, place, custodian, lookedAtMs }) => [
        key,
        place,
        custodian,
        formatDate(lookedAtMs),
      ]),
    );
  }
}

const levelNames: Readonly<Record<DemandedLevel, string>> = {
  any: 'every reading',
  cold: 'only a reading after unplugging and plugging in again',
};

/** Values that a person recognises the system by, each with what it is to be compared with. */
export function showDerived(page: Page, derived: readonly DerivedValue[]): void {
  if (derived.length === 0) return;
  page.heading('Worked out');
  for (const { title, value, note } of derived) {
    page.line({ text: title, tone: 'faint' }, '  ', value);
    if (note !== '') page.sentence(note, 2, 'faint');
  }
}
