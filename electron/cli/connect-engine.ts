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
    writeKit: async (input) => (await import('../core/capture/kit/write-kit.ts')).writeKit(input),
    suggestPassphrase: async () => (await facade()).suggestPassphrase(),
  };
}
