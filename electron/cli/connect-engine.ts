// The real engine behind the Engine interface, loaded when it is first needed: --help opens no database.
import { profiles } from '../../shared/profiles/index.ts';
import type { Engine } from './engine.ts';

const facade = () => import('../core/vault.ts');

export function connectEngine(): Engine {
  return {
    profiles,
    hasVault: async (home) => (await import('../core/vault-folder.ts')).isVault(home),
    createVault: async (input) => (await facade()).createVault(input),
    openVault: async (input) => (await facade()).openVault(input),
    adoptVault: async (input, run) => (await facade()).adoptVault(input, run),
    openFromMedium: async (input, run) => (await facade()).openFromMedium(input, run),
    judgePassphrase: async (passphrase) => (await facade()).judgePassphrase(passphrase),
    drives: async () => (await import('../core/drives/read-drives.ts')).readDrives(),
    async mountDrive(device) {
      const { Udisks } = await import('../core/drives/udisks.ts');
      return new Udisks().mount(device);
    },
    async releaseDrive(folderOrDevice) {
      const [{ Udisks }, { readDrives }, { namedDrive }] = await Promise.all([
        import('../core/drives/udisks.ts'),
        import('../core/drives/read-drives.ts'),
        import('../core/drives/named-drive.ts'),
      ]);
      const { drive } = await namedDrive(folderOrDevice, await readDrives());
      return { drive, ...(await new Udisks().release(drive)) };
    },
    writeKit: async (input) => (await import('../core/capture/kit/write-kit.ts')).writeKit(input),
    suggestPassphrase: async () => (await facade()).suggestPassphrase(),
  };
}
