// `npm run test:usb [-- FILE…]`: real file systems on emulated USB sticks that are pulled out, full, failing and fake.
// The last line of stdout is "N passed, N failed"; the status is 0 only if all went well.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installTools } from './bench/tools.mjs';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const print = (line) => process.stdout.write(`${line}\n`);

/** What did not happen counts as failed, never as nothing. */
function giveUp(reason) {
  print(reason);
  print('0 passed, 1 failed');
  process.exit(1);
}

const obstacle = installTools(print);
if (obstacle !== null) giveUp(obstacle);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'coldkeep-usb-run-'));
const resultsFile = path.join(folder, 'results.json');
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    path.join(root, 'test', 'usb', 'vitest.config.ts'),
    '--reporter=verbose',
    '--reporter=json',
    `--outputFile.json=${resultsFile}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);
const results = fs.existsSync(resultsFile) ? JSON.parse(fs.readFileSync(resultsFile, 'utf8')) : null;
fs.rmSync(folder, { recursive: true, force: true });
if (results === null) giveUp(`vitest ended with status ${status} and left no results.`);

const tests = results.testResults.flatMap((file) => file.assertionResults);
const passed = tests.filter((test) => test.status === 'passed').length;
// A file that could not be loaded or broke outside its tests has failed without any test saying so.
const broken = results.testResults.filter(
  ({ status: fileStatus, assertionResults }) =>
    assertionResults.length === 0 ||
    (fileStatus === 'failed' && !assertionResults.some((test) => test.status === 'failed')),
);
// Left out by the words of the command, `-t` for example.
const left = tests.filter((test) => ['skipped', 'pending'].includes(test.status)).length;
let failed = tests.length - passed - left + broken.length;
if (status !== 0 && failed === 0) {
  print(`vitest ended with status ${status} although no test failed: that counts as a failure.`);
  failed = 1;
}
print(`${passed} passed, ${failed} failed${left > 0 ? `, ${left} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
