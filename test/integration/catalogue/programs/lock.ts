// Locks the vault folder named on the command line, says so, and holds the lock until it is ended; or says why it could not.
import { lockVault } from '../../../../electron/core/catalogue/lock.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';

try {
  lockVault(process.argv[2] ?? '');
  console.log('locked');
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(error instanceof ColdkeepError ? error.code : String(error));
}
