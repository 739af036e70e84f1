// A checklist: the steps of one scenario, filled in with this vault's own media, places, people and values. No secrets in it.
import { ColdkeepError } from '../errors.ts';
import type { Item } from '../item.ts';
import type { Checklist, ChecklistStep } from '../reports.ts';
import { formatBytes, inFours, plural, visibleText } from '../text.ts';
import { formatMoment } from '../ages.ts';
import { stepContext, type StepContext } from './context.ts';
import type { ChecklistInput } from './input.ts';
import { laptopLostSteps } from './laptop-lost.ts';
import { mediaLines } from './media-order.ts';
import { originalsLostSteps } from './originals-lost.ts';
import { profileScenarioSteps } from './profile-scenario.ts';
import { valueNames } from './value-names.ts';

/** What every profile has; other scenarios bring their own steps. */
const commonScenarios: Readonly<Record<string, (context: StepContext) => ChecklistStep[]>> = {
  'laptop-lost': laptopLostSteps,
  'originals-lost': originalsLostSteps,
};

const generalNever: readonly string[] = [
  'Never type the passphrase on a machine that has a network.',
  'Never write to the medium or delete anything on it until everything runs again.',
  'Never use a copy whose signature or checksums do not hold, however urgent it is. Take the next medium.',
];

/** More public items than this are not listed: a sheet that nobody reads to its end protects nobody. */
const maxComparedItems = 20;

/** Throws scenario-unknown for a scenario that the set's profile does not have. */
export function buildChecklist(scenarioId: string, input: ChecklistInput): Checklist {
  const { profile } = input.set;
  const scenario = profile.scenarios.find(({ id }) => id === scenarioId);
  if (scenario === undefined) {
    throw new ColdkeepError(
      'scenario-unknown',
      `The profile ${profile.id} has no scenario "${visibleText(scenarioId)}".`,
    );
  }
  const context = stepContext(input);
  const common = Object.hasOwn(commonScenarios, scenarioId) ? commonScenarios[scenarioId] : undefined;
  return {
    set: input.set.name,
    scenario: scenario.id,
    title: scenario.title,
    steps: common === undefined ? profileScenarioSteps(context, scenario) : common(context),
    values: valuesToCompare(input),
    never: [...profile.never, ...generalNever],
    media: mediaLines(input, context.ranked),
    foot: {
      vault: `${visibleText(input.vault.name)} (${input.vault.id})`,
      seq: input.snapshot?.seq ?? 0,
      printedAt: new Date(input.nowMs).toISOString(),
      journalHead: input.journalHead,
    },
  };
}

function valuesToCompare(input: ChecklistInput): Checklist['values'] {
  const { snapshot } = input;
  const values: Checklist['values'] = [
    { name: valueNames.vault, value: input.vault.id },
    { name: valueNames.signingKey, value: input.vault.signingKey },
  ];
  if (snapshot === null) return values;
  values.push(
    { name: valueNames.snapshot, value: `${snapshot.id}, taken ${formatMoment(snapshot.capturedAtMs)}` },
    { name: valueNames.seq, value: String(snapshot.seq) },
    { name: 'Contents', value: `${plural(snapshot.items, 'item')}, ${formatBytes(snapshot.bytes)}` },
    { name: 'Content digest', value: inFours(snapshot.contentDigest) },
  );
  const order = new Map(input.set.profile.items.map((entry) => [entry.key, entry.restoreOrder]));
  const last = Number.MAX_SAFE_INTEGER;
  const compared = input.items
    .filter(mayBePrinted)
    .toSorted((a, b) => (order.get(a.key) ?? last) - (order.get(b.key) ?? last));
  for (const item of compared.slice(0, maxComparedItems)) {
    values.push({ name: visibleText(item.path), value: inFours(item.sha256) });
  }
  return values;
}

/** Only what everybody may know: a hash of a short secret would give it away. */
const mayBePrinted = (item: Item): boolean => item.type === 'file' && item.kind === 'public';
