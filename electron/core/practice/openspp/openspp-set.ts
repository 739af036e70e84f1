// An OpenSPP registry to practise on: dump and filestore of one moment, what unlocks them, and what starts it again.
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  below,
  dumpFile,
  openFile,
  secretFile,
  writePracticeFiles,
  type PracticeFiles,
  type PracticeMoment,
} from '../practice-files.ts';
import { postgresCustomDump } from '../dumps/custom-dump.ts';
import { tarGz } from '../dumps/tar-gz.ts';
import { composeYml, database, odooConf, policyDocument, productionEnv, rolesSql } from './openspp-files.ts';

const firstPersonMs = Date.UTC(2026, 0, 1);
const personMs = 7 * 24 * 60 * 60 * 1000;

/** People in the registry: one more every week. */
const peopleAt = (now: number): number => Math.max(1, Math.ceil((now - firstPersonMs) / personMs));

const lasting = (seed: string): PracticeFiles => ({
  'odoo.conf': secretFile(odooConf(seed)),
  '.env.production': secretFile(productionEnv(seed)),
  'docker-compose.production.yml': openFile(composeYml),
  'initdb/01-create-roles.sql': secretFile(rolesSql),
  'rto-rpo.md': openFile(policyDocument),
});

function data({ seed, now }: PracticeMoment): PracticeFiles {
  const people = Array.from({ length: peopleAt(now) }, (_, index) => {
    const content = `practice attachment ${index} of ${seed}\n`;
    const hash = createHash('sha1').update(content).digest('hex');
    return { name: `Practice person ${index + 1}`, content, file: `${hash.slice(0, 2)}/${hash}` };
  });
  const dump = postgresCustomDump(
    database,
    [
      {
        name: 'res_partner',
        columns: ['id', 'name'],
        rows: people.map(({ name }, index) => [String(index + 1), name]),
      },
      {
        name: 'ir_attachment',
        columns: ['id', 'store_fname'],
        rows: people.map(({ file }, index) => [String(index + 1), file]),
      },
    ],
    now,
  );
  const filestore = Object.fromEntries(
    people.map(({ file, content }) => [`filestore/${database}/${file}`, content]),
  );
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '');
  return {
    [`dumps/${database}_${day}.dump`]: dumpFile(dump),
    [`dumps/${database}_filestore_${day}.tar.gz`]: secretFile(tarGz(filestore, now)),
  };
}

/** Writes `openspp/`: the folder of the compose file, with the newest dump and filestore in `dumps/`. */
export const makePracticeOpenspp = (folder: string, moment: PracticeMoment): Promise<void> =>
  writePracticeFiles(folder, below('openspp', { ...lasting(moment.seed), ...data(moment) }), moment.now);

/** A new dump with its filestore in the place of the last one. */
export async function advancePracticeOpenspp(folder: string, moment: PracticeMoment): Promise<void> {
  const dumps = join(folder, 'openspp', 'dumps');
  for (const name of await readdir(dumps)) await rm(join(dumps, name));
  await writePracticeFiles(folder, below('openspp', data(moment)), moment.now);
}
