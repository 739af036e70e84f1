// Owner and mode of what is put back: from the words of a profile, and as commands where the restored files differ.
import type { Item } from './item.ts';
import { shellPath } from './shell-word.ts';

/** More files than this are for one command over their folder. */
const mostNamed = 20;

/** "service user, 400" as its two parts; a profile may say only one of them. */
export function ownerAndMode(ownerMode: string): { owner: string; mode: string | null } {
  const parts = ownerMode.split(/, */u);
  const last = parts.at(-1) ?? '';
  const mode = /^[0-7]{3}$/u.test(last) ? last : null;
  return { owner: (mode === null ? parts : parts.slice(0, -1)).join(', '), mode };
}

/** Users that are called so on every host; others a person has to name. */
const userNames = new Map([
  ['root', 'root'],
  ['postgres', 'postgres'],
  ['odoo', 'odoo'],
  ['aleph', 'aleph'],
  ['user 1000', '1000'],
]);

/**
 * `chmod` where the mode that was captured is not the one that the profile wants, `chown` where the owner has a name. Many files are named
 * by their folder if nothing else of `restored` lies in it, else not at all.
 */
export function commandsFor(
  ownerMode: string,
  items: readonly Item[],
  restored: readonly Item[] = items,
): string[] {
  const { owner, mode } = ownerAndMode(ownerMode);
  const files = items.filter(({ type }) => type === 'file');
  const user = userNames.get(owner);
  return [
    ...(mode === null ? [] : byMode(files, Number.parseInt(mode, 8), restored)),
    ...(user === undefined ? [] : on(`chown ${user}`, files, files, restored)),
  ];
}

/** The right to execute is that of programs and folders: on a file of data the profile means the folder that it lies in. */
function byMode(files: readonly Item[], wanted: number, restored: readonly Item[]): string[] {
  const asWanted = (item: Item): number => (item.kind === 'binary' ? wanted : wanted & 0o666);
  const differing = files.filter((item) => item.mode !== asWanted(item));
  const modes = [...new Set(differing.map(asWanted))].toSorted((a, b) => a - b);
  return modes.flatMap((mode) =>
    on(
      `chmod ${mode.toString(8).padStart(3, '0')}`,
      differing.filter((item) => asWanted(item) === mode),
      files.filter((item) => asWanted(item) === mode),
      restored,
    ),
  );
}

/** For `files`; `like` are all to which the same may be done. */
function on(
  command: string,
  files: readonly Item[],
  like: readonly Item[],
  restored: readonly Item[],
): string[] {
  const paths = files.map(({ path }) => path);
  if (paths.length === 0) return [];
  if (paths.length <= mostNamed) return [`${command} ${paths.map(shellPath).join(' ')}`];
  const folder = commonFolder(paths);
  const may = new Set(like);
  const alone = restored.every(
    (item) => item.type !== 'file' || !item.path.startsWith(`${folder}/`) || may.has(item),
  );
  return folder === '' || !alone ? [] : [`find ${shellPath(folder)} -type f -exec ${command} {} +`];
}

/** The deepest folder that holds all of them; empty where they have none in common. */
function commonFolder(paths: readonly string[]): string {
  const [first, ...others] = paths.map((path) => path.split('/').slice(0, -1));
  if (first === undefined) return '';
  const differs = first.findIndex((name, at) => others.some((other) => other[at] !== name));
  return (differs === -1 ? first : first.slice(0, differs)).join('/');
}
