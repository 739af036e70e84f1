// What Electron's own default app does with `electron FOLDER`: opens the app in that folder. The development runtime comes
// without one, so this goes into it as resources/default_app.asar.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('Name the folder of the app to open.\n');
  app.exit(2);
} else {
  const folder = path.resolve(given);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(folder);
  // Awaited at the top level: until it returns, Electron is not ready. An app that cannot be loaded ends here, not in a dialog.
  await import(pathToFileURL(path.join(folder, manifest.main)).href).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    app.exit(1);
  });
}
