// A Core Channel Node to practise on: its identity, its configuration, a dump of its database and the files that the rows point to.
import { createHash, createPublicKey } from 'node:crypto';
import {
  below,
  dumpFile,
  openFile,
  programFile,
  secretFile,
  writePracticeFiles,
  type PracticeFiles,
  type PracticeMoment,
} from '../practice-files.ts';
import { postgresPlainDump } from '../dumps/plain-dumps.ts';
import { composeYml, configYml, ipfsScript } from './aleph-files.ts';
import { rsaKey } from './rsa-key.ts';

const firstFileMs = Date.UTC(2026, 0, 1);
const fileMs = 10 * 24 * 60 * 60 * 1000;

/** The node keeps one more file every ten days. */
function storedFiles({ seed, now }: PracticeMoment): readonly { name: string; content: string }[] {
  const count = Math.max(1, Math.ceil((now - firstFileMs) / fileMs));
  return Array.from({ length: count }, (_, index) => {
    const content = `practice file ${index} of ${seed}\n`;
    return { name: createHash('sha256').update(content).digest('hex'), content };
  });
}

function lasting(seed: string): PracticeFiles {
  const key = rsaKey(seed);
  const peer = createHash('sha256').update(seed).digest('hex').slice(0, 40);
  return {
    'keys/node-secret.pkcs8.der': secretFile(new Uint8Array(key.export({ format: 'der', type: 'pkcs8' }))),
    'keys/node-pub.key': openFile(createPublicKey(key).export({ format: 'pem', type: 'spki' })),
    'config.yml': secretFile(configYml(seed)),
    'docker-compose.yml': secretFile(composeYml(seed)),
    '001-update-ipfs-config.sh': programFile(ipfsScript),
    'pyaleph-ipfs/version': openFile('15\n'),
    'pyaleph-ipfs/config': secretFile(`${JSON.stringify({ Identity: { PeerID: `practice-${peer}` } })}\n`),
    'pyaleph-ipfs/datastore_spec': openFile('{"type":"mount"}\n'),
  };
}

function data(moment: PracticeMoment): PracticeFiles {
  const stored = storedFiles(moment);
  const messages = stored.map(({ name }, index) => [name, 'STORE', String(index)]);
  const dump = postgresPlainDump([
    { name: 'messages', columns: ['item_hash', 'type', 'nonce'], rows: messages },
    {
      name: 'files',
      columns: ['hash', 'size'],
      rows: stored.map(({ name, content }) => [name, String(content.length)]),
    },
  ]);
  return {
    'dump_aleph.sql': dumpFile(dump),
    ...Object.fromEntries(
      stored.map(({ name, content }) => [`pyaleph-local-storage/${name}`, openFile(content)]),
    ),
    'pyaleph-ipfs/datastore/CURRENT': openFile('MANIFEST-000001\n'),
    'pyaleph-ipfs/blocks/diskUsage': openFile(`{"diskUsage":${stored.length}}\n`),
  };
}

/** Writes `aleph/`: the folder of the compose file, with its volumes and a dump beside. */
export const makePracticeAleph = (folder: string, moment: PracticeMoment): Promise<void> =>
  writePracticeFiles(folder, below('aleph', { ...lasting(moment.seed), ...data(moment) }), moment.now);

/** A new dump, and the files as they are then. */
export const advancePracticeAleph = (folder: string, moment: PracticeMoment): Promise<void> =>
  writePracticeFiles(folder, below('aleph', data(moment)), moment.now);
