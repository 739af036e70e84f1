// What the catalogue says of the vault itself.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { VaultRecord } from '../catalogue/state.ts';

/** Errors: catalogue-damaged where the catalogue does not begin with a vault. */
export function knownVault(catalogue: Catalogue): VaultRecord {
  const vault = catalogue.vault();
  if (vault === null)
    throw new ColdkeepError('catalogue-damaged', 'The catalogue does not say which vault it belongs to.');
  return vault;
}
