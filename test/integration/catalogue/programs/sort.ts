// Sorts and lists a catalogue that is far larger than SQLite's page cache. With "file" on the command line temporary results may go
// to disk, which is SQLite's own setting: so that the test sees that it would see them.
import { Catalogue } from '../../../../electron/core/catalogue/catalogue.ts';
import { openDatabaseBytes } from '../../../../electron/core/catalogue/open-database.ts';
import { exampleCatalogue, item, setId, takeSnapshot } from '../../../support/catalogue.ts';

const long = 'x'.repeat(500);
const count = 80_000;
const catalogue = exampleCatalogue();
takeSnapshot(
  catalogue,
  1,
  Array.from({ length: count }, (_, index) =>
    item(`keys/${index}/${long}`, { key: `${(index * 7919) % count}` }),
  ),
);
const bytes = catalogue.serialize();
const reopened = Catalogue.fromBytes(bytes);
if (reopened.itemsOfSnapshot(setId, 1).length !== count) throw new Error('items are missing');

const database = openDatabaseBytes(bytes);
if (process.argv[2] === 'file') database.pragma('temp_store = FILE');
const cacheBytes = -1024 * Number(database.pragma('cache_size', { simple: true }));
if (bytes.length < cacheBytes * 2) throw new Error('the catalogue would fit into the page cache');
const sorted = database.prepare('SELECT key, path, sha256 FROM item_versions ORDER BY sha256, key').all();
if (sorted.length !== count) throw new Error('rows are missing');
console.log('sorted');
