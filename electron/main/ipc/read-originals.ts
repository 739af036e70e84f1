// Reads the originals of every set, so that freshness is known: after unlocking, and whenever a person asks.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { WindowVault } from '../../core/vault-api.ts';
import type { House } from './house.ts';

/** Starts the job and answers its id. Sources that are away or cannot be read leave their set unknown; that is no failure. */
export function readOriginals(house: Pick<House, 'jobs' | 'changed'>, vault: WindowVault): string {
  return house.jobs.start('read-originals', 'Reading of all originals', async (run) => {
    const names = vault.listSets().map(({ name }) => name);
    for (const name of names) {
      try {
        await vault.status(name, run);
      } catch (error) {
        if (!(error instanceof ColdkeepError) || error.code === 'cancelled') throw error;
      }
    }
    house.changed();
    return { sets: names.length };
  });
}
