// The suite that every medium must pass, on sticks as this kernel mounts them: it runs in the emulated machine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/import-graph.ts';
import { Machine } from './bench/machine.ts';
import { fileSystems } from './bench/stick-image.ts';
import { ranInside } from './bench/results.ts';
import { Stick } from './bench/stick.ts';

let machine: Machine;
beforeAll(async () => {
  machine = await Machine.start(2048);
});
afterAll(() => machine?.stop());

describe.each(fileSystems)('a stick with %s', (fileSystem) => {
  it('is a medium as the port asks for it', async () => {
    const stick = await Stick.make(machine, { name: fileSystem, fileSystem, sizeBytes: 96 << 20 });
    await stick.mount(fileSystem);
    const ran = await ranInside(machine.guest, projectRoot, {
      words: ['test/conformance/media/folder-medium.test.ts', '--project=conformance', '-t', 'mounted at'],
      env: { COLDKEEP_MEDIUM: stick.at, COLDKEEP_MEDIUM_DRIVER: fileSystem },
    });
    expect(ran.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(ran.length).toBeGreaterThan(20);
    await stick.remove();
  });
});
