// The suite that every medium must pass, on sticks as this kernel mounts them: it runs in the emulated machine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectRoot } from '../support/import-graph.ts';
import { Machine } from './bench/machine.ts';
import { fileSystems } from './bench/stick-image.ts';
import { Stick } from './bench/stick.ts';

let machine: Machine;
beforeAll(async () => {
  machine = await Machine.start(2048);
});
afterAll(() => machine?.stop());

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

describe.each(fileSystems)('a stick with %s', (fileSystem) => {
  it('is a medium as the port asks for it', async () => {
    const stick = await Stick.make(machine, { name: fileSystem, fileSystem, sizeBytes: 96 << 20 });
    await stick.mount(fileSystem);
    const results = '/mnt/results.json';
    const script = `cd "$1"; exec "$2" node_modules/vitest/vitest.mjs run test/conformance/media/folder-medium.test.ts \
      --project=conformance --maxWorkers=1 -t "mounted at" --reporter=json --outputFile="$3"`;
    const ended = await machine.guest.run(
      ['/bin/sh', '-euc', script, 'sh', projectRoot, process.execPath, results],
      { env: { COLDKEEP_MEDIUM: stick.at, COLDKEEP_MEDIUM_DRIVER: fileSystem }, timeoutMs: 500_000 },
    );
    const text = await machine.guest.shell('cat "$1"', results).catch(() => null);
    if (text === null) throw new Error(`vitest left no results:\n${ended.stdout}${ended.stderr}`);
    const { testResults } = resultsSchema.parse(JSON.parse(text));
    const ran = testResults.flatMap((file) => file.assertionResults);
    expect(ran.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(ran.filter(({ status }) => status === 'passed').length).toBeGreaterThan(20);
    await stick.remove();
  });
});
