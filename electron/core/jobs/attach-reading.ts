// Attaching a medium to read from it: which medium it is, even where its marker is damaged, and what this vault has on it.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { snapshotIdPattern } from '../../../shared/domain/manifest.ts';
import { mayBeFolder } from '../media/contents.ts';
import { openFolderMedium } from '../media/folder-medium.ts';
import { rootFolder, snapshotsFolder, vaultFolder, vaultSignatureName } from '../media/layout.ts';
import { readMarker, resembles } from '../media/marker.ts';
import type { Entry, Medium } from '../media/medium.ts';
import type { JobContext } from './context.ts';

export interface ReadableMedium {
  readonly medium: Medium;
  /** Null where the marker is damaged or absent and nothing else tells which medium it is. */
  readonly id: string | null;
  /** Ids of the snapshot folders of this vault, oldest first. */
  readonly snapshots: readonly string[];
  /** Names beside them that are not snapshot folders, ".partial" folders included. */
  readonly strangers: readonly string[];
  /** Paths of those beside them that cannot be read at all. */
  readonly unreadable: readonly string[];
}

/**
 * Attaches a folder that should be a medium of this vault. `at` may also name the COLDKEEP folder itself.
 * Errors: not-a-medium, medium-newer, medium-foreign, medium-….
 */
export async function attachForReading(context: JobContext, at: string): Promise<ReadableMedium> {
  const medium = await openCarrier(at);
  const id = await identify(context, medium);
  const known = id !== null && context.ledger.catalogue.medium(id) !== null;
  const hasVault = (await medium.list(vaultFolder(context.vaultId))) !== null;
  if (!hasVault && !known) {
    throw new ColdkeepError('medium-foreign', `${at} holds nothing of this vault.`);
  }
  const folder = snapshotsFolder(context.vaultId);
  const entries = (await medium.list(folder)) ?? [];
  const beside = entries.filter((entry) => !isCopy(entry));
  return {
    medium,
    id,
    snapshots: entries.filter(isCopy).map(({ name }) => name),
    strangers: beside.filter(({ type }) => type !== 'unreadable').map(({ name }) => name),
    unreadable: beside.filter(({ type }) => type === 'unreadable').map(({ name }) => `${folder}/${name}`),
  };
}

/** Opens a folder that must hold COLDKEEP. Errors: not-a-medium. */
export async function openCarrier(at: string): Promise<Medium> {
  for (const candidate of [at, `${at}/..`]) {
    const medium = await openFolderMedium(candidate);
    if ((await medium.list(rootFolder)) !== null) return medium;
    if (!/(^|\/)COLDKEEP\/*$/.test(at)) break;
  }
  throw new ColdkeepError('not-a-medium', `${at} has no COLDKEEP folder: nothing was exported to it.`);
}

/** By its marker; where that is damaged, by the signature that the catalogue knows to be on it. */
async function identify(context: JobContext, medium: Medium): Promise<string | null> {
  const { catalogue } = context.ledger;
  let marked: string | null = null;
  let newer: ColdkeepError | null = null;
  try {
    marked = (await readMarker(medium, 'reading'))?.medium ?? null;
  } catch (error) {
    if (!(error instanceof ColdkeepError)) throw error;
    if (error.code === 'medium-newer') newer = error;
    else if (error.code !== 'medium-damaged') throw error;
  }
  if (marked !== null && catalogue.medium(marked) !== null) return marked;
  const path = `${vaultFolder(context.vaultId)}/${vaultSignatureName}`;
  const signature = await medium.readFile(path, 4096).catch(() => null);
  const sha256 = signature === null ? null : createHash('sha256').update(signature).digest('hex');
  const match = catalogue
    .media()
    .find((known) =>
      catalogue.vaultFiles(known.id)?.files.some((file) => file.path === path && file.sha256 === sha256),
    );
  // A medium that was cloned without unlocking carries another's signature under a marker of its own.
  if (marked !== null && match !== undefined && !resembles(marked, match.id)) return marked;
  // A number that one flipped bit made larger is damage; a medium that nobody knows may really be of a newer format.
  if (match === undefined && newer !== null) throw newer;
  return match?.id ?? marked;
}

const isCopy = (entry: Entry): boolean => mayBeFolder(entry) && isSnapshot(entry.name);
const isSnapshot = (name: string): boolean => snapshotIdPattern.test(name);
