// How the bundles of a set were taken on their hosts, said before anything of them is used.
import type { ImportedBundle } from '../bundle-conditions.ts';
import { formatMoment } from '../ages.ts';
import type { ChecklistStep } from '../reports.ts';
import { plural, visibleText } from '../text.ts';
import { step, type StepContext } from './context.ts';

/** A clock that is wrong by more than this makes the times of a bundle doubtful. */
const clockSeconds = 60;

/** Empty where the items came from no bundle. */
export function bundleSteps({ input }: StepContext): ChecklistStep[] {
  const bundles = (input.bundles ?? []).filter(({ label }) =>
    input.items.some(({ path }) => path.startsWith(`${label}/`)),
  );
  if (bundles.length === 0) return [];
  const running = bundles.some(({ conditions }) => conditions.serviceStopped === false);
  return [
    step('Know how it was captured', {
      acts: [
        ...bundles.flatMap(conditionsOf),
        ...(running
          ? [
              'What was captured while its service ran may not fit together. If another medium has a snapshot of a stopped service, and its age is bearable, take that; else look twice before it goes into service.',
            ]
          : []),
      ],
      ...(running && { mustShow: ['Decided: this one ____  another one ____'], critical: true }),
    }),
  ];
}

function conditionsOf({ label, originConfirmed, conditions }: ImportedBundle): string[] {
  const { serviceStopped, clockOffsetSeconds, versions, notes } = conditions;
  const service =
    serviceStopped === null
      ? 'no service had to be stopped'
      : serviceStopped
        ? 'the service was stopped'
        : 'THE SERVICE RAN';
  const taken = `${visibleText(label)}: taken on ${visibleText(conditions.host)} from ${formatMoment(conditions.startedAtMs)} to ${formatMoment(conditions.endedAtMs)}; ${service}.`;
  return [
    taken,
    ...(originConfirmed
      ? []
      : [`${visibleText(label)}: origin not confirmed. Nobody compared the words of its host.`]),
    ...(clockOffsetSeconds !== null && Math.abs(clockOffsetSeconds) > clockSeconds
      ? [
          `${visibleText(label)}: the clock of its host was wrong by ${plural(Math.round(Math.abs(clockOffsetSeconds)), 'second')}.`,
        ]
      : []),
    ...(versions.length === 0
      ? []
      : [
          `${visibleText(label)}: ${versions.map(({ program, version }) => visibleText(`${program} ${version}`)).join(', ')}.`,
        ]),
    ...notes.map((note) => `${visibleText(label)}: ${visibleText(note)}`),
  ];
}

/** Labels of bundles that were taken while their service ran. */
export const runningLabels = ({ input }: StepContext): readonly string[] =>
  (input.bundles ?? [])
    .filter(({ conditions }) => conditions.serviceStopped === false)
    .map(({ label }) => label);
