// What the fault tests run and end: one act on the medium at a folder. Prints the code of an expected failure.
import { removePartials, retireCopy, writeCopy } from '../../../electron/core/media/durable-copy.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { partialSuffix, snapshotFolder } from '../../../electron/core/media/layout.ts';
import { writeVaultFiles } from '../../../electron/core/media/vault-files.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { smallCopy, vaultFilesOf, vaultId } from '../support/practice-copies.ts';

const [act = '', root = '', what = '', lock = ''] = process.argv.slice(2);

try {
  const medium = await openFolderMedium(root);
  const continued = act === 'continue-copy' ? snapshotFolder(vaultId, what) + partialSuffix : null;
  await removePartials(medium, vaultId, continued);
  if (act === 'continue-copy') await writeCopy(medium, { ...smallCopy(what), continuable: true });
  else if (act === 'write-copy') await writeCopy(medium, smallCopy(what));
  else if (act === 'retire-copy') await retireCopy(medium, snapshotFolder(vaultId, what));
  else if (act === 'write-vault-files') await writeVaultFiles(medium, vaultFilesOf(what, lock));
  else throw new Error(`unknown act ${act}`);
  console.log('done');
} catch (error) {
  if (!(error instanceof ColdkeepError)) throw error;
  console.log(error.code);
  process.exitCode = 4;
}
