// The node configuration against the genesis files that it names: there, under that name, and with the hash that it says.
import path from 'node:path';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { visibleText } from '../../../../../shared/domain/text.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { CheckContext } from '../check.ts';
import { cardanoCheck } from './cardano-check.ts';
import type { GenesisFact, NodeConfigFact } from './facts.ts';
import type { NamedFile } from './parse/genesis.ts';
import type { Pool } from './pool.ts';

export const genesisCheck = cardanoCheck(
  'cardano-genesis',
  ['genesis-hash-mismatch', 'genesis-file-missing'],
  (pool, context) => {
    const named = pool
      .of('node-config')
      .flatMap((config) => config.config.named.map((file) => ({ config, file })));
    const hashFindings = new Map<string, Finding>();
    for (const { config, file } of named) {
      const genesis = findGenesis(pool, config, file);
      if (genesis === null || hashHolds(genesis, file) || hashFindings.has(genesis.path)) continue;
      hashFindings.set(genesis.path, otherHash(genesis, config, file));
    }
    return { findings: [...hashFindings.values(), ...missing(pool, context, named)] };
  },
);

/** By the name in the configuration, as it lies there or, where sources are split, anywhere under the same name. */
function findGenesis(pool: Pool, { folder }: NodeConfigFact, { file }: NamedFile): GenesisFact | null {
  const all = pool.of('genesis');
  const exact = all.find((genesis) => genesis.path === path.posix.join(folder, file));
  if (exact !== undefined) return exact;
  const sameName = all.filter((genesis) => path.posix.basename(genesis.path) === path.posix.basename(file));
  return sameName.length === 1 ? (sameName[0] ?? null) : null;
}

/** The Byron hash is over canonical JSON, the others over the bytes of the file. */
const hashHolds = ({ hash, canonicalHash }: GenesisFact, named: NamedFile): boolean =>
  (named.era === 'Byron' ? canonicalHash : hash) === named.hash;

function otherHash(genesis: GenesisFact, config: NodeConfigFact, named: NamedFile): Finding {
  const seen = named.era === 'Byron' ? genesis.canonicalHash : genesis.hash;
  return raise('genesis-hash-mismatch', {
    subject: genesis.path,
    message:
      seen === null
        ? `${config.path} names it as the Byron genesis file, and it is none.`
        : `Its hash is ${seen}, but ${config.path} says ${named.hash}.`,
  });
}

/** Said where the set has genesis files at all: that none is there is said of the set. */
function missing(
  pool: Pool,
  { items }: CheckContext,
  named: readonly { readonly config: NodeConfigFact; readonly file: NamedFile }[],
): Finding[] {
  if (pool.of('genesis').length === 0) return [];
  const names = new Set(items.map((item) => path.posix.basename(item.path)));
  const absent = new Map<string, string[]>();
  for (const { config, file } of named) {
    if (names.has(path.posix.basename(file.file))) continue;
    absent.set(config.path, [...(absent.get(config.path) ?? []), file.file]);
  }
  return [...absent].map(([subject, files]) =>
    raise('genesis-file-missing', {
      subject,
      message: `It names ${files.map(visibleText).join(', ')}, and no file of that name is in the set.`,
    }),
  );
}
