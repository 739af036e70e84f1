// `npm test [-- LAYER…]`: builds, runs the layers of tests (all, unless some are named) and ends with one line of counts.
// The last line of stdout is "N passed, N failed" or "N passed, N failed, N skipped"; the status is 0 only if all went well.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const layers = ['unit', 'conformance', 'integration', 'faults', 'e2e'];

const print = (line) => process.stdout.write(`${line}\n`);

/** Ends the run before a test could run: what did not happen counts as failed, never as nothing. */
function giveUp(reason) {
  print(reason);
  print('0 passed, 1 failed');
  process.exit(1);
}

/** Status of the child, its output passed through. stdin is closed: a test that asks must fail, not wait. */
function run(program, args) {
  const child = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (child.error) giveUp(`${program} could not be started: ${child.error.message}`);
  return child.status ?? `signal ${child.signal}`;
}

/** Runs vitest; its own report goes to stdout, its results come back as JSON (null if it wrote none). */
function runVitest(chosen) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'coldkeep-test-run-'));
  const resultsFile = path.join(folder, 'results.json');
  try {
    const status = run(process.execPath, [
      path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resultsFile}`,
      ...chosen.map((name) => `--project=${name}`),
    ]);
    const results = fs.existsSync(resultsFile) ? JSON.parse(fs.readFileSync(resultsFile, 'utf8')) : null;
    return { status, results };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const skippedStatuses = ['skipped', 'todo', 'disabled'];

/** Counts of one layer. What neither passed nor was skipped has failed, a test that never came to run included. */
function countLayer(name, results) {
  const folder = path.join(root, 'test', name) + path.sep;
  const files = results.testResults.filter((file) => file.name.startsWith(folder));
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const skipped = tests.filter((test) => skippedStatuses.includes(test.status));
  // A file that could not be loaded, broke outside its tests or holds none has failed without any test saying so.
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      assertionResults.length === 0 ||
      (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')),
  );
  const failed = tests.length - passed - skipped.length + brokenFiles.length;
  return { name, files: files.length, passed, failed, skipped: skipped.map((test) => test.fullName) };
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !layers.includes(name));
if (unknown.length > 0)
  giveUp(`There is no layer ${unknown.join(', ')}. The layers are ${layers.join(', ')}.`);
const wanted = chosen.length > 0 ? layers.filter((name) => chosen.includes(name)) : layers;

// The build sets up SQLite first. Tests of the command line and of the vault worker run what it made.
const buildStatus = run('npm', ['run', '--silent', 'build']);
if (buildStatus !== 0) giveUp(`The build ended with status ${buildStatus}, so no test was run.`);

const { status, results } = runVitest(wanted);
if (results === null) giveUp(`vitest ended with status ${status} and left no results.`);

const counts = wanted.map((name) => countLayer(name, results));
const sum = (pick) => counts.reduce((total, count) => total + pick(count), 0);
const skipped = counts.flatMap((count) => count.skipped.map((test) => `${count.name}: ${test}`));
const passed = sum((count) => count.passed);
let failed = sum((count) => count.failed);

print('');
for (const count of counts) {
  const width = Math.max(...layers.map((name) => name.length));
  const left = count.skipped.length > 0 ? `, ${count.skipped.length} skipped` : '';
  print(
    `${count.name.padEnd(width)}  ${count.passed} passed, ${count.failed} failed${left} (${count.files} ${count.files === 1 ? 'file' : 'files'})`,
  );
}
for (const count of counts) {
  if (count.passed + count.failed > 0) continue;
  print(`No test of the layer ${count.name} ran: that counts as a failure.`);
  failed += 1;
}
if (status !== 0 && failed === 0) {
  print(
    `vitest ended with status ${status} although no test failed (see its report above): that counts as a failure.`,
  );
  failed += 1;
}
if (skipped.length > 0) {
  print('Skipped, each with its reason:');
  for (const test of skipped) print(`  ${test}`);
}
print(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
