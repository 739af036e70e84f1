// Walks a source folder and hands every entry to the intake. Follows no link, names are bytes.
import type { Dirent } from 'node:fs';
import { errnoOf } from './errno.ts';
import * as findings from './findings.ts';
import { specialType, type Intake } from './intake.ts';
import { maxPathBytes, pathFields } from './item-path.ts';
import { bearsMarker, mayBeMediumFolder } from './medium-folder.ts';
import type { OpenedFolder } from './opened-folder.ts';
import type { Pace } from './pace.ts';

/** More folders inside one another than anybody makes on purpose; each costs an open descriptor while it is walked. */
const maxDepth = 200;
const slash = Buffer.from('/');

/** Walks an opened source; its items' paths begin with `label`. Throws `cancelled`. */
export async function walkSource(
  folder: OpenedFolder,
  label: string,
  intake: Intake,
  pace: Pace,
): Promise<void> {
  const entries = folder.entries();
  if (entries.length === 0) intake.findings.push(findings.sourceEmpty(label));
  await walkEntries({ intake, pace }, folder, entries, Buffer.from(`${label}/`), 1);
}

interface Walk {
  readonly intake: Intake;
  readonly pace: Pace;
}

async function walkEntries(
  walk: Walk,
  folder: OpenedFolder,
  entries: readonly Dirent<Buffer>[],
  path: Buffer,
  depth: number,
): Promise<void> {
  const { intake, pace } = walk;
  for (const entry of entries) {
    const entryPath = Buffer.concat([path, entry.name]);
    if (entryPath.length >= maxPathBytes) {
      intake.findings.push(findings.pathTooLong(pathFields(entryPath).path));
    } else if (entry.isFile()) {
      const reading = intake.file(folder, entry.name, entryPath);
      if (reading !== null) await reading;
    } else if (entry.isDirectory()) {
      await walkFolder(walk, folder, entry.name, Buffer.concat([entryPath, slash]), depth);
    } else if (entry.isSymbolicLink()) {
      intake.link(folder, entry.name, entryPath);
    } else {
      intake.findings.push(findings.specialFile(pathFields(entryPath).path, specialType(entry)));
    }
    if (pace.due) await pace.rest();
  }
}

/** A folder in a source; `path` ends with "/". */
async function walkFolder(
  walk: Walk,
  parent: OpenedFolder,
  name: Buffer,
  path: Buffer,
  depth: number,
): Promise<void> {
  const { intake } = walk;
  const shown = pathFields(path).path;
  if (depth >= maxDepth) {
    intake.findings.push(findings.pathTooLong(shown));
    return;
  }
  let folder: OpenedFolder;
  try {
    folder = parent.folder(name);
  } catch (error) {
    intake.findings.push(folderProblem(shown, errnoOf(error)));
    return;
  }
  try {
    if (mayBeMediumFolder(name) && bearsMarker(folder)) {
      intake.findings.push(findings.mediumInsideSource(shown));
      return;
    }
    if (folder.device() !== parent.device()) intake.findings.push(findings.mountPoint(shown));
    const before = intake.items.length;
    const entries = entriesOf(folder);
    if (typeof entries === 'string') {
      intake.findings.push(findings.unreadable(shown, 'folder', entries));
      return;
    }
    await walkEntries(walk, folder, entries, path, depth + 1);
    if (intake.items.length === before) intake.emptyFolder(folder, path);
  } finally {
    folder.close();
  }
}

/** The entries, or the name of the error that reading them gave. */
function entriesOf(folder: OpenedFolder): readonly Dirent<Buffer>[] | string {
  try {
    return folder.entries();
  } catch (error) {
    return errnoOf(error);
  }
}

function folderProblem(shown: string, errno: string) {
  if (errno === 'ENOENT') return findings.changedWhileRead(shown, 'disappeared');
  if (errno === 'ELOOP' || errno === 'ENOTDIR')
    return findings.changedWhileRead(shown, 'became something else than a folder');
  return findings.unreadable(shown, 'folder', errno);
}
