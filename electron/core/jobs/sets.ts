// Sets: naming what is protected and where its originals are.
import { randomUUID } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Source } from '../../../shared/domain/item.ts';
import type { SetSummary } from '../../../shared/domain/reports.ts';
import { kitPlanFor } from '../../../shared/domain/kits/index.ts';
import { plural } from '../../../shared/domain/text.ts';
import { profileById } from '../../../shared/profiles/index.ts';
import type { AddSetInput } from '../vault-api.ts';
import type { JobContext } from './context.ts';
import { setNamed, type KnownSet } from './scan.ts';

const maxNameLength = 200;
// C0 controls, DEL and C1 controls: a name is printed on screens, labels and sheets.
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f-\u009f]/;

/** Adds a set; one without source folders lives from bundles. Errors: set-exists, profile-unknown, source-missing, bad-input (name, overlapping sources, the vault folder itself). */
export async function addSet(context: JobContext, input: AddSetInput): Promise<SetSummary> {
  const name = input.name.trim();
  if (name === '' || name.length > maxNameLength || unprintable.test(name)) {
    throw new ColdkeepError('bad-input', `A set's name has 1 to ${maxNameLength} printable characters.`);
  }
  if (context.ledger.catalogue.setByName(name) !== null) {
    throw new ColdkeepError('set-exists', `There is a set named "${name}" already.`);
  }
  if (profileById(input.profile) === null) {
    throw new ColdkeepError('profile-unknown', `There is no profile "${input.profile}".`);
  }
  if (input.sources.length === 0 && kitPlanFor(input.profile) === null) {
    throw new ColdkeepError(
      'usage',
      'A set needs at least one source folder, unless its profile has a kit.',
      {
        hint: 'Name one or more with --source DIR.',
      },
    );
  }
  const sources = await resolveSources(context, input.sources);
  await context.ledger.commit((catalogue, atMs) => {
    catalogue.append(
      { kind: 'set-added', body: { set: randomUUID(), name, profile: input.profile, sources } },
      atMs,
    );
  });
  return { name, profile: input.profile, sources: sources.map((source) => source.path) };
}

/** Folders as the sources of a set. Errors: source-missing, bad-input (overlapping, or the vault folder itself). */
export async function resolveSources(context: JobContext, folders: readonly string[]): Promise<Source[]> {
  const paths = await Promise.all(folders.map(resolveSource));
  refuseOverlap(paths, context.home);
  return label(paths);
}

export function listSets(context: JobContext): SetSummary[] {
  return context.ledger.catalogue.sets().map(summary);
}

/** Removes a set from the vault. Its copies stay on their media and in the journal. Errors: set-unknown, bad-input (it has bundles). */
export async function removeSet(context: JobContext, name: string): Promise<void> {
  const set = setNamed(context, name);
  const bundles = context.ledger.catalogue.bundlesOf(set.id);
  if (bundles.length > 0) {
    throw new ColdkeepError(
      'bad-input',
      `The set "${name}" has ${plural(bundles.length, 'bundle')} in the intake.`,
      {
        hint: 'Remove them first, each with a reason: "coldkeep bundle remove".',
      },
    );
  }
  await context.ledger.commit((catalogue, atMs) =>
    catalogue.append({ kind: 'set-removed', body: { set: set.id } }, atMs),
  );
}

const summary = (set: KnownSet): SetSummary => ({
  name: set.name,
  profile: set.profile,
  sources: set.sources.map((source) => source.path),
});

async function resolveSource(path: string): Promise<string> {
  const absolute = resolve(path);
  const found = await stat(absolute).catch(() => null);
  if (found === null) throw new ColdkeepError('source-missing', `The source ${absolute} does not exist.`);
  if (!found.isDirectory()) {
    throw new ColdkeepError('bad-input', `The source ${absolute} is not a folder.`, {
      hint: 'Name the folder that holds it.',
    });
  }
  return realpath(absolute);
}

function refuseOverlap(paths: readonly string[], home: string | null): void {
  for (const [index, path] of paths.entries()) {
    const other = paths.find((candidate, at) => at !== index && inside(path, candidate));
    if (other !== undefined)
      throw new ColdkeepError('bad-input', `The sources overlap: ${path} is inside ${other}.`);
    if (home !== null && (inside(home, path) || inside(path, home))) {
      throw new ColdkeepError(
        'bad-input',
        `The source ${path} and the vault folder ${home} lie inside one another.`,
      );
    }
  }
}

const inside = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);

/** A source's label is its base name; the second of the same name gets "-2". */
function label(paths: readonly string[]): Source[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const base = basename(path) || 'root';
    let unique = base;
    for (let count = 2; taken.has(unique); count++) unique = `${base}-${count}`;
    taken.add(unique);
    return { label: unique, path };
  });
}
