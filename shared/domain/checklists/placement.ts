// Putting restored items in their place: one copy command a source, then owner and mode of each kind of item, first things first.
import type { Item, Source } from '../item.ts';
import type { ChecklistStep } from '../reports.ts';
import { shellPath, shellWord } from '../shell-word.ts';
import { visibleText } from '../text.ts';
import { isSecret } from '../words.ts';
import type { ProfileItem } from '../../profiles/profile.ts';
import { restoredFolder, step, type StepContext } from './context.ts';
import { orderLines } from './order-lines.ts';

export function placementStep(context: StepContext, title: string, keys?: readonly string[]): ChecklistStep {
  const { input } = context;
  const items = input.items.filter((item) => keys === undefined || keys.includes(item.key));
  return step(title, {
    acts: [
      'Nothing may stand at these places yet. If something does, move it aside first; do not overwrite it.',
      ...(input.bundles ?? []).map(
        ({ label, conditions }) =>
          `What begins with ${visibleText(label)}/ was captured on ${visibleText(conditions.host)}: it goes there, sealed on the way.`,
      ),
      ...orderLines(context, keys ?? []),
    ],
    commands: [...input.set.sources.flatMap(copyCommands), ...modeCommands(input.set.sources, items)],
    mustShow: [
      'No file is left out, and no secret file can be read by others (ls -l shows -r-------- or -rw-------).',
    ],
    critical: true,
  });
}

const copyCommands = (source: Source): string[] => [
  `sudo mkdir -p ${shellPath(source.path)} && sudo cp -a ${restoredFolder}/${shellWord(source.label)}/. ${shellPath(`${source.path.replace(/\/+$/, '')}/`)}`,
];

/** FAT and exFAT keep no modes, and by hand they may get lost: secrets are closed again whatever came before. */
function modeCommands(sources: readonly Source[], items: readonly Item[]): string[] {
  const paths = items
    .filter((item) => item.type === 'file' && isSecret(item.kind) && item.pathB64 === undefined)
    .flatMap((item) => originalPath(sources, item) ?? []);
  if (paths.length === 0) return [];
  if (paths.length > 40) return sources.map((source) => `sudo chmod -R go-rwx ${shellPath(source.path)}`);
  return [`sudo chmod 400 ${paths.map(shellPath).join(' ')}`];
}

/** Where an item lay on the machine of the scan; null if it belongs to no source. */
export function originalPath(sources: readonly Source[], item: Pick<Item, 'path'>): string | null {
  const source = sources.find(({ label }) => item.path.startsWith(`${label}/`));
  return source === undefined
    ? null
    : `${source.path.replace(/\/+$/, '')}${item.path.slice(source.label.length)}`;
}

/** Files of an entry whose names can be typed. */
export const filesOf = (items: readonly Item[], key: ProfileItem['key']): Item[] =>
  items.filter((item) => item.key === key && item.type === 'file' && item.pathB64 === undefined);
