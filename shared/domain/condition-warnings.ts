// What the conditions of bundles mean to who relies on them: taken from a running service, or from nobody knows where.
import type { ImportedBundle } from './bundle-conditions.ts';
import { formatDate } from './ages.ts';
import { visibleText } from './text.ts';

/** One sentence for each thing that is not as it should be, in the order of the bundles. */
export const conditionWarnings = (bundles: readonly ImportedBundle[]): string[] =>
  bundles.flatMap((bundle) => [...fromRunningService(bundle), ...ofUnknownOrigin(bundle)]);

const named = ({ conditions }: ImportedBundle): string =>
  `the bundle of ${visibleText(conditions.host)} of ${formatDate(conditions.endedAtMs)}`;

const fromRunningService = (bundle: ImportedBundle): string[] =>
  bundle.conditions.serviceStopped === false
    ? [
        `What came with ${named(bundle)} was copied while its service ran: files that belong together may be of different moments.`,
      ]
    : [];

const ofUnknownOrigin = (bundle: ImportedBundle): string[] =>
  bundle.originConfirmed
    ? []
    : [
        `The origin of ${named(bundle)} is not confirmed: nobody typed the words that its host showed, and anyone can seal to a public recipient.`,
      ];
