// A Loom node to practise on: validator keys, configuration, and chain data of one height.
import { standInProgram } from '../stand-in-program.ts';
import {
  below,
  openFile,
  programFile,
  secretFile,
  writePracticeFiles,
  type PracticeFiles,
  type PracticeMoment,
} from '../practice-files.ts';
import { configToml, genesisJson, loomUnit, loomYml } from './loom-files.ts';
import { nodeKeyJson, privValidatorJson, validatorKeys } from './validator-keys.ts';

const firstBlockMs = Date.UTC(2020, 0, 1);
const blockMs = 5000;

/** The height of the practice chain at a moment: a block every five seconds. */
export const practiceHeight = (nowMs: number): number =>
  Math.max(1, Math.floor((nowMs - firstBlockMs) / blockMs));

const lasting = (seed: string): PracticeFiles => {
  const keys = validatorKeys(seed);
  const genesis = openFile(genesisJson(seed, keys));
  return {
    loom: programFile(standInProgram('loom')),
    'loom.service': openFile(loomUnit(seed, keys.node)),
    'loom.yml': secretFile(loomYml),
    'genesis.json': genesis,
    'chaindata/config/genesis.json': genesis,
    'chaindata/config/config.toml': openFile(configToml),
    'chaindata/config/node_key.json': secretFile(nodeKeyJson(keys.node)),
  };
};

/** What every block changes: the last signature, the chain and the state that belongs to it. */
function ofHeight(seed: string, height: number): PracticeFiles {
  const store = (name: string): PracticeFiles => ({
    [`${name}/CURRENT`]: secretFile('MANIFEST-000001\n'),
    [`${name}/MANIFEST-000001`]: secretFile(`practice manifest of ${name}\n`),
    [`${name}/000002.log`]: secretFile(`practice ${name} at height ${height}\n`),
  });
  return {
    'chaindata/config/priv_validator.json': secretFile(
      privValidatorJson(validatorKeys(seed).consensus, height),
    ),
    ...store('chaindata/data/blockstore.db'),
    ...store('chaindata/data/state.db'),
    ...store('app.db'),
  };
}

/** Writes `loom/`, the folder that the service starts in, with its unit beside. */
export async function makePracticeLoom(folder: string, { seed, now }: PracticeMoment): Promise<void> {
  const files = { ...lasting(seed), ...ofHeight(seed, practiceHeight(now)) };
  await writePracticeFiles(folder, below('loom', files), now);
}

/** The chain has grown to the height of `now`. */
export const advancePracticeLoom = (folder: string, { seed, now }: PracticeMoment): Promise<void> =>
  writePracticeFiles(folder, below('loom', ofHeight(seed, practiceHeight(now))), now);
