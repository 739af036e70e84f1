// In which order items go back: one line for each entry of the profile that the set has files of.
import type { ProfileItem } from '../../profiles/profile.ts';
import { unclassified, type Item } from '../item.ts';
import { plural, visibleText } from '../text.ts';
import { runningLabels } from './bundle-step.ts';
import type { StepContext } from './context.ts';

/** More items of one entry than this are not listed one by one. */
const maxNamed = 6;

/**
 * "2. KES signing key (pool/kes.skey): service user, 400. How it is put back. Beware: what must be kept to." In the order of the profile;
 * `keys` empty: all of the set.
 */
export function orderLines(context: StepContext, keys: readonly string[]): string[] {
  const { profile } = context.input.set;
  const running = runningLabels(context);
  const files = context.input.items.filter(({ type }) => type === 'file');
  const lines = profile.items
    .toSorted((a, b) => a.restoreOrder - b.restoreOrder)
    .filter((entry) => keys.length === 0 || keys.includes(entry.key))
    .flatMap((entry) => {
      const found = files.filter(({ key }) => key === entry.key);
      return found.length === 0 ? [] : [lineOf(entry, found, running)];
    });
  const rest = files.filter(({ key }) => key === unclassified);
  return [
    ...lines.map((line, index) => `${index + 1}. ${line}`),
    ...(keys.length === 0 && rest.length > 0
      ? [`${lines.length + 1}. What the profile does not know (${named(rest)}): where it was.`]
      : []),
  ];
}

function lineOf(entry: ProfileItem, files: readonly Item[], running: readonly string[]): string {
  const ran = files.some(({ path }) => running.some((label) => path.startsWith(`${label}/`)));
  return [
    `${entry.title} (${named(files)}): ${entry.ownerMode}.`,
    entry.restoreStep,
    ...(entry.restoreWarning === null ? [] : [`Beware: ${entry.restoreWarning}`]),
    ...(ran ? ['Captured while the service ran.'] : []),
  ].join(' ');
}

const named = (files: readonly Item[]): string =>
  files.length > maxNamed
    ? `${files
        .slice(0, maxNamed - 1)
        .map((item) => visibleText(item.path))
        .join(', ')} and ${plural(files.length - maxNamed + 1, 'more', 'more')}`
    : files.map((item) => visibleText(item.path)).join(', ');
