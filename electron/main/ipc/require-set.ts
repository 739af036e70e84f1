// Refuses a set that is not protected before long work is started for it.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WindowVault } from '../../core/vault-api.ts';

/** Errors: set-unknown. */
export function requireSet(vault: WindowVault, name: string): void {
  if (vault.listSets().some((set) => set.name === name)) return;
  throw new ColdkeepError('set-unknown', `There is no set "${name}" in this vault.`, {
    hint: 'Look at the list of sets again.',
  });
}
