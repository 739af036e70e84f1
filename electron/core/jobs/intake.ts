// The intake: sealed bundles in the vault folder, each a file of its own under its id. Mode 0600; the catalogue says what should be there.
import { access, chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { IntakeBundle } from '../capture/import/intake-bundle.ts';
import { labelProblem } from '../capture/item-path.ts';
import type { JobContext } from './context.ts';
import type { KnownSet } from './known-set.ts';

const suffix = '.tar.age';
const partial = /\.partial$/;

/** Errors: bad-input for a visitor, who has no vault folder. */
export function intakeFolder({ home }: JobContext): string {
  if (home === null)
    throw new ColdkeepError('bad-input', 'There is no vault on this machine to keep bundles in.');
  return join(home, 'intake');
}

export const intakePath = (context: JobContext, id: string): string =>
  join(intakeFolder(context), `${id}${suffix}`);

const originOf = ({ conditions }: ImportedBundle): string => `${conditions.system} ${conditions.host}`;

/** The bundles that are part of the set: of each system and host the one that was imported last. */
export function bundlesInUse(context: JobContext, set: KnownSet): IntakeBundle[] {
  if (context.home === null) return [];
  const all = context.ledger.catalogue.bundlesOf(set.id);
  const newest = new Map(all.map((bundle) => [originOf(bundle), bundle]));
  return [...newest.values()].map((bundle) => {
    const ends = all
      .filter((other) => originOf(other) === originOf(bundle))
      .map((other) => other.conditions.endedAtMs);
    const latest = Math.max(...ends);
    return {
      path: intakePath(context, bundle.id),
      bundle,
      laterEndedAtMs: latest > bundle.conditions.endedAtMs ? latest : null,
    };
  });
}

/** The label under which the items of a host stand in a set: the same for all its generations, and nobody else's. */
export function labelFor(
  context: JobContext,
  set: KnownSet,
  { system, host }: ImportedBundle['conditions'],
): string {
  const all = context.ledger.catalogue.bundlesOf(set.id);
  const before = all.findLast(({ conditions }) => conditions.system === system && conditions.host === host);
  if (before !== undefined) return before.label;
  const taken = new Set([...set.sources, ...all].map(({ label }) => label));
  const base = labelProblem(host) === null ? host : 'host';
  let label = base;
  for (let count = 2; taken.has(label); count++) label = `${base}-${count}`;
  return label;
}

/** True where the file of every one of them is there. */
export async function areInIntake(bundles: readonly IntakeBundle[]): Promise<boolean> {
  const found = await Promise.all(
    bundles.map(({ path }) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}

/** Makes the folder, and removes what an import that was cut off left in it. */
export async function prepareIntake(context: JobContext): Promise<string> {
  const folder = intakeFolder(context);
  const known = new Set(context.ledger.catalogue.bundlesOf(null).map(({ id }) => `${id}${suffix}`));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    for (const name of await readdir(folder)) {
      if (partial.test(name) || (name.endsWith(suffix) && !known.has(name)))
        await rm(join(folder, name), { force: true });
    }
    return folder;
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** Gives a complete file its name and makes that durable. Errors: catalogue-unwritable. */
export async function placeInIntake(context: JobContext, from: string, id: string): Promise<void> {
  const folder = intakeFolder(context);
  try {
    await rename(from, intakePath(context, id));
    await syncFolder(folder);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** Removes the file of a bundle that no set has any more. Errors: catalogue-unwritable. */
export async function clearFromIntake(context: JobContext, id: string): Promise<void> {
  if (context.ledger.catalogue.bundlesOf(null).some((bundle) => bundle.id === id)) return;
  const folder = intakeFolder(context);
  try {
    await rm(intakePath(context, id), { force: true });
    await syncFolder(folder);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const unwritable = (folder: string, cause: unknown): ColdkeepError =>
  new ColdkeepError('catalogue-unwritable', `The intake ${folder} could not be written.`, { cause });
