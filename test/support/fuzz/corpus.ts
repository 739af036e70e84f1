// What the fuzz run breaks: every file of the practice sets of all systems, and forms that no practice set has.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  makePracticeSet,
  practiceSystems,
  type PracticeSystem,
} from '../../../electron/core/practice/practice-sets.ts';
import { pseudoRandomBytes } from '../pseudo-random.ts';

export interface CorpusFile {
  readonly system: PracticeSystem;
  /** Source label and path below it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const corpusMadeAtMs = Date.parse('2026-11-20T23:00:00Z');
const largest = 64 * 1024;

/** Made in a temporary folder, which is gone afterwards. Always the same. */
export async function makeCorpus(): Promise<readonly CorpusFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'coldkeep-corpus-'));
  try {
    const files: CorpusFile[] = [];
    for (const system of practiceSystems) {
      const root = join(folder, system);
      // One after the other: each looks for primes or evolves keys on its own.
      await makePracticeSet(system, root, { seed: 'fuzz', now: corpusMadeAtMs });
      for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const place = join(entry.parentPath, entry.name);
        files.push({
          system,
          path: relative(root, place),
          bytes: new Uint8Array(readFileSync(place)).subarray(0, largest),
        });
      }
    }
    return [...files, ...odds(files)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const own = (system: PracticeSystem, path: string, content: string | Uint8Array): CorpusFile => ({
  system,
  path,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});

/** The same dumps packed, archives in base64, keys in forms that a set may have and these have not. */
function odds(files: readonly CorpusFile[]): CorpusFile[] {
  const sql = files.filter(({ path }) => path.endsWith('.sql'));
  const archives = files.filter(({ path }) => path.endsWith('.tar.gz'));
  return [
    ...sql.map(({ system, path, bytes }) => own(system, `${path}.gz`, new Uint8Array(gzipSync(bytes)))),
    ...archives.map(({ system, path, bytes }) =>
      own(system, `${path}.enc`, Buffer.from(bytes).toString('base64')),
    ),
    own('qrl-tipbot', 'bot/.qrl/payment_slaves.json', '["010600ab", ["00ff","11ee"], "{}"]'),
    own(
      'qrl-tipbot',
      'bot/.qrl/wallet.json',
      '[{"address":"Q01","hexseed":"00","mnemonic":"a b","index":0}]',
    ),
    own('qrl-tipbot', 'bot/sha256sum.txt', '\n'),
    own(
      'cardano-spo',
      'pool/cold.hwsfile',
      '{"type":"StakePoolHWSigningFile_ed25519","description":"","path":"1853H/1815H/0H/0H","cborXPubKeyHex":"5840"}',
    ),
    own(
      'cardano-spo',
      'pool/cold.skey.gpg',
      Buffer.concat([Uint8Array.of(0x8c, 0x0d, 4, 9, 3, 2), pseudoRandomBytes('gpg', 300)]),
    ),
    own(
      'loom-node',
      'loom/node_privkey',
      `${Buffer.from(pseudoRandomBytes('app', 64)).toString('base64')}\n`,
    ),
    own(
      'aleph-ccn',
      'aleph/keys/serialized-node-secret.key',
      Uint8Array.of(8, 0, 0x12, 0x80, 0x09, 0x30, 0x82, 1, 2),
    ),
    own('openspp', 'openspp/acme.json', '{"letsencrypt":{"Account":{}}}'),
  ];
}
