// The real engine behind the Engine interface, loaded when it is first needed: --help opens no database.
import type { Drive } from '../../shared/domain/drive.ts';
import { profiles } from '../../shared/profiles/index.ts';
import type { Engine } from './engine.ts';

const facade = () => import('../core/vault.ts');

/** What is plugged in now; each command looks anew. */
const drives = async (): Promise<readonly Drive[]> =>
  (await import('../core/drives/read-drives.ts')).readDrives();

const driveBelow: Engine['driveBelow'] = async (folder) =>
  (await import('../core/drives/drive-below.ts')).driveBelow(await drives(), folder);

export function connectEngine(): Engine {
  return {
    profiles,
    hasVault: async (home) => (await import('../core/vault-folder.ts')).isVault(home),
    createVault: async (input) => (await facade()).createVault(input, { drives }),
    openVault: async (input) => (await facade()).openVault(input, { drives }),
    adoptVault: async (input, run) => (await facade()).adoptVault(input, { ...run, drives }),
    openFromMedium: async (input, run) => (await facade()).openFromMedium(input, { ...run, drives }),
    cloneWithoutVault: async (input, run) => (await facade()).cloneWithoutVault(input, { ...run, drives }),
    judgePassphrase: async (passphrase) => (await facade()).judgePassphrase(passphrase),
    drives,
    testMedium: async (input, run) =>
      (await import('../core/jobs/test-medium.ts')).testFolderAt(input, run, drives),
    async mountDrive(device) {
      const { Udisks } = await import('../core/drives/udisks.ts');
      return new Udisks().mount(device);
    },
    async releaseDrive(folderOrDevice) {
      const [{ Udisks }, { namedDrive }] = await Promise.all([
        import('../core/drives/udisks.ts'),
        import('../core/drives/named-drive.ts'),
      ]);
      const { drive } = await namedDrive(folderOrDevice, await drives());
      return { drive, ...(await new Udisks().release(drive)) };
    },
    carriedAt: async (folder) => (await import('../core/drives/carried.ts')).carriedAt(folder),
    driveBelow,
    async waitForReplug(folder, run) {
      const { waitForReplug } = await import('../core/media/replug.ts');
      return waitForReplug(folder, run, { drive: (await driveBelow(folder))?.drive ?? null });
    },
    writeKit: async (input) => (await import('../core/capture/kit/write-kit.ts')).writeKit(input),
    suggestPassphrase: async () => (await facade()).suggestPassphrase(),
  };
}
