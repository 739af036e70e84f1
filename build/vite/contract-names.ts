// Hands the contract's names to the preload scripts: they know what may be called, and carry none of what checks it.
import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';

const contractFile = fileURLToPath(new URL('../../shared/ipc/contract.ts', import.meta.url));

/** `{group: [call, …]}` of a contract tree, in the order in which it is written. */
export const namesOf = (contract: Readonly<Record<string, object>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(contract).map(([group, calls]) => [group, Object.keys(calls)]));

/** Writes `CONTRACT_NAMES`, computed anew at every build, on top of every built preload script. */
export function contractNames(): Plugin {
  let names: Record<string, string[]> = {};
  return {
    name: 'coldkeep:contract-names',
    applyToEnvironment: ({ name }) => name.startsWith('preload'),
    async buildStart() {
      const loaded = await runnerImport<{ contract: Record<string, object> }>(contractFile, {
        configFile: false,
        envDir: false,
        logLevel: 'error',
      });
      names = namesOf(loaded.module.contract);
      // While developing, a changed contract makes the preload scripts anew.
      for (const file of [contractFile, ...loaded.dependencies]) this.addWatchFile(file);
    },
    intro: () => `const CONTRACT_NAMES = ${JSON.stringify(names, null, 2)};`,
  };
}
