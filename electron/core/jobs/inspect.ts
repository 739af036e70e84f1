// Looking at a folder before it is used as a medium: which one it is, what lies on it, and every reason against writing to it.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { announcedWords } from '../../../shared/domain/announced.ts';
import type { DriveBelow } from '../../../shared/domain/drive.ts';
import { fitness, type FolderFacts } from '../../../shared/domain/fitness.ts';
import { isFit, type Need } from '../../../shared/domain/fitness-reason.ts';
import { snapshotIdPattern } from '../../../shared/domain/manifest.ts';
import type { InspectedCopy, MediumInspection } from '../../../shared/domain/medium-inspection.ts';
import { mayBeFolder, vaultsOn } from '../media/contents.ts';
import { diskOf, driveOf } from '../drives/drive-of.ts';
import { openFolderMedium } from '../media/folder-medium.ts';
import { snapshotsFolder } from '../media/layout.ts';
import { readMarker } from '../media/marker.ts';
import { errnoOf } from '../media/medium-errors.ts';
import type { Capacity, Medium } from '../media/medium.ts';
import type { JobContext } from './context.ts';
import { identityOf, unknownIdentity } from './identity.ts';
import { summaryOf } from './media.ts';
import { failureOf } from './verify-copy.ts';

/** Never throws for a bad folder, full, unreadable or gone: the reasons say what is wrong. Nothing is written. */
export async function inspectMedium(
  context: JobContext,
  folder: string,
  need: Need,
  given?: DriveBelow,
): Promise<MediumInspection> {
  const drive = await driveOf(folder, null);
  const seen = await lookAt(context, folder);
  const known = seen.id === null ? null : context.ledger.catalogue.medium(seen.id);
  const copies = seen.id === null && seen.snapshots.length === 0 ? [] : copiesOn(context, seen);
  const identity = seen.isFolder ? await identityOf(context, folder, seen.id, given) : unknownIdentity;
  const announces = identity.below?.drive.usb?.announces ?? [];
  const facts: FolderFacts = {
    isFolder: seen.isFolder,
    unreadable: seen.unreadable,
    practice: context.settings.practice,
    onSystemDisk: drive.onSystemDisk,
    onVaultDisk: await sharesDisk(folder, context.home),
    sourceOf: await sourcesOn(context, folder),
    ...(await permission(folder)),
    freeBytes: seen.capacity?.freeBytes ?? null,
    maxFileBytes: seen.capacity?.maxFileBytes ?? null,
    marker: seen.marker,
    state: known?.state ?? null,
    otherVaults: seen.vaults.filter((vault) => vault !== context.vaultId).length,
    below: identity.below,
    neverOffer: context.settings.neverOffer,
    label: known?.label ?? basename(folder),
    twinAt: identity.twinAt,
    change: identity.change,
  };
  const reasons = fitness(facts, need);
  const verified = copies.flatMap((copy) => copy.verifiedAtMs ?? []);
  return {
    folder,
    drive: { description: drive.description, type: drive.type },
    medium: seen.id,
    known: known === null ? null : summaryOf(context, known),
    carriesThisVault: seen.vaults.includes(context.vaultId),
    otherVaults: facts.otherVaults,
    copies,
    lastVerifiedMs: verified.length === 0 ? null : Math.max(...verified),
    freeBytes: facts.freeBytes,
    maxFileBytes: facts.maxFileBytes,
    hardware: identity.hardware,
    announces,
    announcedWords: announces.length === 0 ? null : announcedWords(announces),
    twinAt: identity.twinAt,
    reasons,
    fit: isFit(reasons),
  };
}

interface Seen {
  isFolder: boolean;
  unreadable: string | null;
  marker: FolderFacts['marker'];
  id: string | null;
  vaults: string[];
  /** Names of this vault's snapshot folders. */
  snapshots: string[];
  capacity: Capacity | null;
}

/** What can be read without opening anything; a failure ends it where it stands, and is told. */
async function lookAt(context: JobContext, folder: string): Promise<Seen> {
  const seen: Seen = {
    isFolder: false,
    unreadable: null,
    marker: 'absent',
    id: null,
    vaults: [],
    snapshots: [],
    capacity: null,
  };
  try {
    const medium = await openFolderMedium(folder);
    seen.isFolder = true;
    seen.capacity = await medium.capacity();
    Object.assign(seen, await markerOf(medium));
    seen.vaults = await vaultsOn(medium);
    const entries = (await medium.list(snapshotsFolder(context.vaultId))) ?? [];
    seen.snapshots = entries
      .filter((entry) => mayBeFolder(entry) && snapshotIdPattern.test(entry.name))
      .map((entry) => entry.name);
  } catch (error) {
    if (!(error instanceof ColdkeepError)) throw error;
    if (error.code === 'medium-removed') seen.isFolder = false;
    else if (error.code !== 'not-a-medium') {
      seen.isFolder = true;
      seen.unreadable = failureOf(error);
    }
  }
  return seen;
}

async function markerOf(medium: Medium): Promise<Pick<Seen, 'marker' | 'id'>> {
  try {
    const marker = await readMarker(medium);
    return marker === null ? { marker: 'absent', id: null } : { marker: 'present', id: marker.medium };
  } catch (error) {
    if (!(error instanceof ColdkeepError)) throw error;
    if (error.code === 'medium-damaged') return { marker: 'damaged', id: null };
    if (error.code === 'medium-newer') return { marker: 'newer', id: null };
    throw error;
  }
}

/** Copies that are recorded for the medium, and those that lie on it without being known. */
function copiesOn(context: JobContext, seen: Seen): InspectedCopy[] {
  const { catalogue } = context.ledger;
  const recorded = catalogue.copies().filter((copy) => copy.medium === seen.id && copy.status !== 'retired');
  const known: InspectedCopy[] = recorded.map((copy) => ({
    snapshot: copy.snapshot,
    set: catalogue.setById(copy.set)?.name ?? null,
    seq: copy.seq,
    status: copy.status,
    level: copy.level,
    verifiedAtMs: copy.verifiedAtMs,
    onMedium: seen.snapshots.includes(copy.snapshot),
  }));
  const unknown = seen.snapshots
    .filter((id) => recorded.every((copy) => copy.snapshot !== id))
    .map((id): InspectedCopy => {
      const snapshot = catalogue.snapshot(id);
      return {
        snapshot: id,
        set: snapshot === null ? null : (catalogue.setById(snapshot.set)?.name ?? null),
        seq: snapshot?.seq ?? null,
        status: null,
        level: null,
        verifiedAtMs: null,
        onMedium: true,
      };
    });
  return [...known, ...unknown].toSorted((a, b) => (b.seq ?? 0) - (a.seq ?? 0));
}

async function permission(folder: string): Promise<Pick<FolderFacts, 'readOnly' | 'writable'>> {
  try {
    await access(folder, constants.W_OK);
    return { readOnly: false, writable: true };
  } catch (error) {
    return { readOnly: errnoOf(error) === 'EROFS', writable: false };
  }
}

async function sharesDisk(folder: string, other: string | null): Promise<boolean> {
  if (other === null) return false;
  const [own, theirs] = await Promise.all([diskOf(folder), diskOf(other)]);
  return own !== null && own === theirs;
}

/** Names of the sets that have a source on the same disk. */
async function sourcesOn(context: JobContext, folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const set of context.ledger.catalogue.sets()) {
    const shared = await Promise.all(set.sources.map((source) => sharesDisk(folder, source.path)));
    if (shared.includes(true)) names.push(set.name);
  }
  return names;
}
