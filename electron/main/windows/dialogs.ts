// What is asked in the system's own dialogs: folders and files, because the window may name none, and whether to leave while work goes on.
import { dialog, type BrowserWindow } from 'electron';
import { andList } from '../../../shared/domain/text.ts';

export type FolderPurpose = 'source' | 'medium' | 'target' | 'kit';
export type FilePurpose = 'bundle' | 'profile';

const folderTitles: Readonly<Record<FolderPurpose, string>> = {
  source: 'Folder that holds the originals',
  medium: 'Folder at which the medium is mounted',
  target: 'Folder to restore into',
  kit: 'Folder to write the kit into',
};

const fileKinds: Readonly<Record<FilePurpose, { title: string; name: string; extensions: string[] }>> = {
  bundle: { title: 'Bundle of a host', name: 'Bundles', extensions: ['age', 'tar'] },
  profile: { title: 'Profile file', name: 'Profiles', extensions: ['json'] },
};

/** The folder that a person chose; null where none. */
export async function chooseFolder(parent: BrowserWindow, purpose: FolderPurpose): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title: folderTitles[purpose],
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent', 'showHiddenFiles'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** The file that a person chose; null where none. */
export async function chooseFile(parent: BrowserWindow, purpose: FilePurpose): Promise<string | null> {
  const { title, name, extensions } = fileKinds[purpose];
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title,
    filters: [
      { name, extensions },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent', 'showHiddenFiles'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks whether to leave although the work of these titles goes on. */
export async function confirmLeaving(parent: BrowserWindow, titles: readonly string[]): Promise<boolean> {
  const { response } = await dialog.showMessageBox(parent, {
    type: 'warning',
    title: 'Coldkeep',
    message: `${andList(titles)} ${titles.length === 1 ? 'is' : 'are'} not finished.`,
    detail:
      'Leaving cancels the work. What is being recorded at this moment is finished first; nothing half-made stays, and earlier copies are as they were.',
    buttons: ['Keep working', 'Cancel the work and leave'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
