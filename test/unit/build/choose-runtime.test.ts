// Which Electron is taken where, with the ways to one faked.
import { describe, expect, it } from 'vitest';
import { chooseRuntime, type Places } from '../../../build/electron/choose-runtime.mjs';
import type { Runtime } from '../../../build/electron/runtime.mjs';

const runtime = (kind: Runtime['kind'], folder: string): Runtime => ({
  kind,
  folder,
  executable: `${folder}/electron`,
  version: kind === 'development' ? '33.2.1' : '45.0.0',
});
const named = runtime('named', '/named');
const installed = runtime('official', '/installed');
const downloaded = runtime('official', '/downloaded');
const cached = runtime('development', '/cached');
const fetched = runtime('development', '/fetched');

interface Machine {
  named?: Runtime;
  installed?: Runtime;
  cached?: Runtime;
  downloads?: boolean;
  supported?: boolean;
  namedIsDevelopment?: boolean;
}

/** Chooses on a machine that has what is given and nothing else; `asked` has the ways that were tried, in order. */
async function choose(machine: Machine, options?: { officialOnly?: boolean }) {
  const asked: string[] = [];
  const said: string[] = [];
  const ask = <T>(way: string, answer: T): T => {
    asked.push(way);
    return answer;
  };
  const places: Places = {
    named: () => ask('named', machine.named ?? null),
    installed: () => ask('installed', machine.installed ?? null),
    cachedDevelopment: () => ask('cached', machine.cached ?? null),
    download: async () =>
      ask(
        'download',
        machine.downloads === true
          ? { runtime: downloaded, reason: null }
          : { runtime: null, reason: 'nothing arrived' },
      ),
    developmentUnsupported: () => (machine.supported === false ? 'there is none for Plan 9' : null),
    fetchDevelopment: async () => ask('fetch', fetched),
    isDevelopment: () => machine.namedIsDevelopment === true,
  };
  const chosen = chooseRuntime(places, (line) => void said.push(line), options);
  return { chosen, asked, said };
}

const purpose = 'This is Electron 33.2.1, a runtime for development and tests only.';

describe('the runtime that is taken', () => {
  it.each<[string, Machine, Runtime, string[]]>([
    ['the one named, before all', { named, installed, cached }, named, ['named']],
    ['the one installed', { installed, cached, downloads: true }, installed, ['named', 'installed']],
    [
      'the one for development where it is there already, without a download',
      { cached, downloads: true },
      cached,
      ['named', 'installed', 'cached'],
    ],
    ['the official download', { downloads: true }, downloaded, ['named', 'installed', 'cached', 'download']],
    [
      'the one for development where nothing else can be had',
      {},
      fetched,
      ['named', 'installed', 'cached', 'download', 'fetch'],
    ],
  ])('is %s', async (_title, machine, expected, order) => {
    const { chosen, asked } = await choose(machine);
    expect(await chosen).toEqual(expected);
    expect(asked).toEqual(order);
  });

  it('says in one line that it is for development and tests, and of the others nothing', async () => {
    for (const machine of [{ named }, { installed }, { downloads: true }]) {
      const { chosen, said } = await choose(machine);
      await chosen;
      expect(said).toEqual([]);
    }
    const { chosen, said } = await choose({ cached });
    await chosen;
    expect(said).toEqual([purpose]);
  });

  it('says why it is fetched', async () => {
    const { chosen, said } = await choose({});
    await chosen;
    expect(said).toEqual([
      'Electron could not be downloaded (nothing arrived). Fetching a runtime for development instead, once…',
      purpose,
    ]);
  });

  it('is none where there is none, with what to do', async () => {
    const { chosen } = await choose({ supported: false });
    await expect(chosen).rejects.toThrow(
      'Electron could not be downloaded (nothing arrived), and there is none for Plan 9. ' +
        'Go online once and try again, or name a folder with Electron in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  });
});

describe('the runtime of a release', () => {
  it('is never the one for development, in the cache or fetched', async () => {
    const { chosen, asked } = await choose({ cached }, { officialOnly: true });
    await expect(chosen).rejects.toThrow(/made with the official Electron only.*nothing arrived/);
    expect(asked).toEqual(['named', 'installed', 'download']);
  });

  it('is not one for development that was named', async () => {
    const { chosen } = await choose({ named, namedIsDevelopment: true }, { officialOnly: true });
    await expect(chosen).rejects.toThrow('/named holds a runtime for development and tests.');
  });

  it.each<[string, Machine, Runtime]>([
    ['named', { named }, named],
    ['installed', { installed, cached }, installed],
    ['downloaded', { cached, downloads: true }, downloaded],
  ])('is the official one where it is %s', async (_title, machine, expected) => {
    const { chosen } = await choose(machine, { officialOnly: true });
    expect(await chosen).toEqual(expected);
  });
});
