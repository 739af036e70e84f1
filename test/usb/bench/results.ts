// Tests that run in the emulated machine, with the project's own vitest.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Guest } from './guest.ts';

const resultsSchema = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

export type Ran = z.infer<typeof resultsSchema>['testResults'][number]['assertionResults'][number];

const resultsFile = '/mnt/results.json';
const script = `cd "$1"; shift; rm -f ${resultsFile}
exec "$@" --maxWorkers=1 --reporter=json --outputFile=${resultsFile}`;

/** What ran, left out what was skipped. Throws if nothing was told. */
export async function ranInside(
  guest: Guest,
  project: string,
  { words, env }: { words: readonly string[]; env: Readonly<Record<string, string>> },
): Promise<Ran[]> {
  const vitest = join(project, 'node_modules', 'vitest', 'vitest.mjs');
  const { stdout, stderr } = await guest.run(
    ['/bin/sh', '-euc', script, 'sh', project, process.execPath, vitest, 'run', ...words],
    {
      env: {
        HOME: homedir(),
        XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
        ...env,
      },
      timeoutMs: 1_800_000,
    },
  );
  const text = await guest.shell('cat "$1"', resultsFile).catch(() => null);
  if (text === null) throw new Error(`vitest left no results:\n${stdout}${stderr}`);
  const { testResults } = resultsSchema.parse(JSON.parse(text));
  const broken = testResults.filter(({ assertionResults }) => assertionResults.length === 0);
  if (broken.length > 0) throw new Error(broken.map(({ message }) => message).join('\n'));
  return testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed');
}
