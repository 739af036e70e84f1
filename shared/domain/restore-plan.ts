// In which order what was restored is put back: the steps of the profile for the items that are there, and what must be kept to.
import { z } from 'zod';
import type { Profile } from '../profiles/profile.ts';
import type { ImportedBundle } from './bundle-conditions.ts';
import { conditionWarnings } from './condition-warnings.ts';
import { unclassified, type Item } from './item.ts';
import { commandsFor, ownerAndMode } from './restore-modes.ts';
import type { Kind } from './words.ts';

export const restoreStepSchema = z.strictObject({
  /** From 1. */
  order: z.int().positive(),
  /** Key of the entry of the profile, or "unclassified". */
  key: z.string(),
  title: z.string(),
  /** Below the folder of the restore. */
  paths: z.array(z.string()).min(1),
  /** Whose they are on the restored host; empty where the profile does not say. */
  owner: z.string(),
  /** Octal digits; null where the profile does not say. */
  mode: z.string().nullable(),
  /** What putting them back takes. */
  step: z.string(),
  /** What must be seen or kept to before; null where there is nothing. */
  warning: z.string().nullable(),
  /** Where modes differ from what the profile wants: what sets them right, to be typed in the folder of the restore. */
  commands: z.array(z.string()),
});
export type RestoreStep = z.infer<typeof restoreStepSchema>;

export interface RestorePlan {
  readonly plan: RestoreStep[];
  /** What must never be done in this restore, and what is known of how its files were taken. */
  readonly warnings: string[];
}

export interface RestorePlanInput {
  readonly profile: Profile;
  /** Of the snapshot, in its order. */
  readonly items: readonly Item[];
  /** Only these kinds were restored; null: all. */
  readonly only: readonly Kind[] | null;
  /** Bundles from which items of the snapshot were taken. */
  readonly bundles: readonly ImportedBundle[];
}

/**
 * Entries of the profile by their order (those of the same order as the profile lists them), each with its items; what no entry names
 * comes last. Empty where nothing is restored.
 */
export function restorePlan({ profile, items, only, bundles }: RestorePlanInput): RestorePlan {
  const byKey = new Map<string, Item[]>();
  const restored = items.filter(({ kind }) => only === null || only.includes(kind));
  for (const item of restored) {
    const known = byKey.get(item.key);
    if (known === undefined) byKey.set(item.key, [item]);
    else known.push(item);
  }
  const named = profile.items
    .map((entry, index) => ({ entry, index, members: byKey.get(entry.key) ?? [] }))
    .filter(({ members }) => members.length > 0)
    .toSorted((a, b) => a.entry.restoreOrder - b.entry.restoreOrder || a.index - b.index);
  const keys = new Set(profile.items.map(({ key }) => key));
  // An entry that an older profile knew is not dropped: it is put back like what nobody recognised.
  const rest = [...byKey].filter(([key]) => !keys.has(key)).flatMap(([, members]) => members);
  const steps = [
    ...named.map(({ entry, members }) => ({
      key: entry.key,
      title: entry.title,
      paths: members.map(({ path }) => path),
      ...ownerAndMode(entry.ownerMode),
      step: entry.restoreStep,
      warning: entry.restoreWarning,
      commands: commandsFor(entry.ownerMode, members, restored),
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            key: unclassified,
            title: 'Not recognised',
            paths: rest.map(({ path }) => path),
            owner: '',
            mode: null,
            step: 'Look at each of them and put it back by hand: nothing is known of where it belongs.',
            warning: null,
            commands: [],
          },
        ]),
  ];
  const plan = steps.map((step, index) => ({ order: index + 1, ...step }));
  const labels = new Set(plan.flatMap(({ paths }) => paths.map(labelOf)));
  const taken = bundles.filter(({ label }) => labels.has(label));
  return { plan, warnings: plan.length === 0 ? [] : [...profile.never, ...conditionWarnings(taken)] };
}

const labelOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf('/')));
