// What no medium can bring: a passphrase, a seed phrase, a hardware wallet. By place and person, never by value.
import type { ProfileItem } from '../../profiles/profile.ts';
import { formatDate } from '../ages.ts';
import type { ChecklistStep } from '../reports.ts';
import { visibleText } from '../text.ts';
import { step, type StepContext } from './context.ts';
import { blank } from './fill-in.ts';

/** Empty where the set has nothing of that kind; `keys` empty: of all the profile knows. */
export function outsideSteps(context: StepContext, keys: readonly string[]): ChecklistStep[] {
  const entries = context.input.set.profile.items.filter(
    (entry) => entry.attested && (keys.length === 0 || keys.includes(entry.key)) && concerns(context, entry),
  );
  if (entries.length === 0) return [];
  return [
    step('Fetch what is in no file', {
      acts: entries.flatMap((entry) => [
        `${entry.title}: ${whereabouts(context, entry)}`,
        ...(entry.restoreWarning === null ? [] : [entry.restoreWarning]),
      ]),
      mustShow: ['It is here, and whoever answers for it knows.'],
      critical: true,
    }),
  ];
}

/** What the system always needs and the set does not do without, and what somebody recorded. */
const concerns = ({ input }: StepContext, entry: ProfileItem): boolean =>
  (entry.required && !(input.waived ?? []).includes(entry.key)) ||
  (input.attestations ?? []).some(({ key }) => key === entry.key);

function whereabouts({ input }: StepContext, entry: ProfileItem): string {
  const newest = (input.attestations ?? [])
    .filter(({ key }) => key === entry.key)
    .toSorted((a, b) => b.lookedAtMs - a.lookedAtMs)[0];
  return newest === undefined
    ? `nobody recorded where. Place ${blank} custodian ${blank}`
    : `${visibleText(newest.place)}, ${visibleText(newest.custodian)}; last seen there on ${formatDate(newest.lookedAtMs)}.`;
}
