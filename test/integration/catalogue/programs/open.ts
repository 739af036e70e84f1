// Opens an empty database and prints "opened", or the code of the error.
import { createDatabase } from '../../../../electron/core/catalogue/open-database.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';

try {
  createDatabase().close();
  console.log('opened');
} catch (error) {
  console.log(
    error instanceof ColdkeepError ? `${error.code}: ${error.message} ${error.hint}` : String(error),
  );
}
