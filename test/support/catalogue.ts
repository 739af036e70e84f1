// Catalogues, facts and items made up for tests; sealing keys that stand in for the vault worker.
import { createHash, createHmac } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { Catalogue } from '../../electron/core/catalogue/catalogue.ts';
import type { SealingKeys } from '../../electron/core/catalogue/sealed-file.ts';
import type { VaultDisk } from '../../electron/core/catalogue/vault-disk.ts';
import { ColdkeepError } from '../../shared/domain/errors.ts';
import type { MediumAttributes, WrittenFile } from '../../shared/domain/facts.ts';
import type { Item } from '../../shared/domain/item.ts';

/** A valid UUID that ends in a number: the same one for the same arguments. */
export const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString().padStart(12, '0')}`;

export const installation = uuid(1);
export const vaultId = uuid(2);
export const setId = uuid(3);
export const mediumId = uuid(4);

/** 2026-01-01T00:00:00Z */
export const startMs = Date.UTC(2026, 0, 1);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const snapshotId = (seq: number): string =>
  `202601${seq.toString().padStart(2, '0')}T000000Z-${sha256(`snapshot ${seq}`).slice(0, 12)}`;

/** A file item whose content is its path, unless `over` says otherwise. */
export const item = (itemPath: string, over: Partial<Item> = {}): Item => ({
  path: itemPath,
  type: 'file',
  key: 'unclassified',
  kind: 'secret-cold',
  derivable: false,
  size: itemPath.length,
  mode: 0o600,
  mtimeSeconds: 1_700_000_000,
  sha256: sha256(itemPath),
  ...over,
});

export const attributes: MediumAttributes = {
  label: 'Blue stick',
  type: 'usb',
  location: 'Safe',
  custodian: 'Ada',
  offsite: true,
  state: 'active',
};

/** A catalogue with a vault, one set "ACME pool" and one medium "Blue stick", recorded one second apart from `startMs` on. */
export function exampleCatalogue(): Catalogue {
  const catalogue = Catalogue.createNew({ installation });
  catalogue.transaction(() => {
    const keys = { recipient: 'age1example', signingKey: 'RWexample' };
    catalogue.append({ kind: 'vault-created', body: { vault: vaultId, name: 'ACME', ...keys } }, startMs);
    const sources = [{ label: 'keys', path: '/srv/keys' }];
    const set = { set: setId, name: 'ACME pool', profile: 'cardano-spo', sources };
    catalogue.append({ kind: 'set-added', body: set }, startMs + 1000);
    catalogue.append({ kind: 'medium-enrolled', body: { medium: mediumId, ...attributes } }, startMs + 2000);
  });
  return catalogue;
}

/** Records a snapshot of the example set in a transaction of its own. */
export function takeSnapshot(
  catalogue: Catalogue,
  seq: number,
  items: readonly Item[],
  over: { id?: string; set?: string } = {},
): void {
  const body = {
    set: over.set ?? setId,
    snapshot: over.id ?? snapshotId(seq),
    seq,
    contentDigest: sha256(JSON.stringify(items)),
    items: items.length,
    bytes: items.reduce((sum, { size }) => sum + size, 0),
  };
  catalogue.transaction(() => catalogue.recordSnapshot(body, items, startMs + seq * 10_000));
}

export const writtenFiles = (seq: number): WrittenFile[] => [
  {
    path: `COLDKEEP/${vaultId}/snapshots/${snapshotId(seq)}/manifest.age`,
    bytes: 7,
    sha256: sha256('manifest'),
  },
];

/** Records in a transaction of its own that the snapshot was copied to the medium. */
export function recordCopy(catalogue: Catalogue, seq: number, atMs: number, medium: string = mediumId): void {
  const copyPath = `COLDKEEP/${vaultId}/snapshots/${snapshotId(seq)}`;
  const files = writtenFiles(seq);
  const body = { medium, snapshot: snapshotId(seq), path: copyPath, level: 'readback' as const, files };
  catalogue.transaction(() => catalogue.append({ kind: 'copy-recorded', body }, atMs));
}

const sealed = Buffer.from('sealed\n');

/** Anyone can seal: what age's public recipient allows. */
export const sealLikeAnyone = (plaintext: Uint8Array): Uint8Array => {
  const body = Buffer.from(plaintext).map((byte) => byte ^ 0xa5);
  return Buffer.concat([sealed, createHash('sha256').update(body).digest(), body]);
};

/** Not cryptography: enough of age and minisign to fail with the codes of the real ones. `opened` counts what was opened. */
export function fakeKeys(secret = 'vault secret'): SealingKeys & { readonly log: string[] } {
  const log: string[] = [];
  const signatureOf = (bytes: Uint8Array): string =>
    `${createHmac('sha256', secret).update(bytes).digest('hex')}\n`;
  return {
    log,
    seal: async (plaintext) => sealLikeAnyone(plaintext),
    open: async (ciphertext) => {
      log.push('open');
      const bytes = Buffer.from(ciphertext);
      if (!bytes.subarray(0, sealed.length).equals(sealed)) {
        throw new ColdkeepError('header-damaged', 'The header is damaged.');
      }
      const body = bytes.subarray(sealed.length + 32);
      const digest = createHash('sha256').update(body).digest();
      if (!digest.equals(bytes.subarray(sealed.length, sealed.length + 32))) {
        throw new ColdkeepError('payload-damaged', 'The payload is damaged.');
      }
      return body.map((byte) => byte ^ 0xa5);
    },
    sign: async (bytes) => signatureOf(bytes),
    verify: async (bytes, signature) => {
      log.push('verify');
      if (!/^[0-9a-f]{64}\n$/.test(signature)) {
        throw new ColdkeepError('signature-malformed', 'The signature is malformed.');
      }
      if (signature !== signatureOf(bytes))
        throw new ColdkeepError('signature-wrong', 'The signature is wrong.');
    },
  };
}

/** A new empty folder, and how to remove it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'coldkeep-catalogue-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Why a simulated process ended; nothing that it does afterwards reaches the disk. */
export class PowerCut extends Error {}

/**
 * A disk that stops at step number `at` (from 1) of those that change something. With `torn`, a write stops half-way through the
 * file. `steps` says what was done.
 */
export function dyingDisk(
  disk: VaultDisk,
  at: number,
  torn = false,
): VaultDisk & { readonly steps: string[] } {
  const steps: string[] = [];
  const act = async (step: string, doIt: () => Promise<void>, half?: () => Promise<void>): Promise<void> => {
    if (steps.length >= at) throw new PowerCut('the process is dead');
    steps.push(step);
    if (steps.length < at) return doIt();
    if (torn) await half?.();
    throw new PowerCut(step);
  };
  return {
    steps,
    read: (name, maxBytes) => disk.read(name, maxBytes),
    write: (name, bytes) =>
      act(
        `write ${name}`,
        () => disk.write(name, bytes),
        () => disk.write(name, bytes.subarray(0, bytes.length / 2)),
      ),
    rename: (from, to) => act(`rename ${from} ${to}`, () => disk.rename(from, to)),
    remove: (name) => act(`remove ${name}`, () => disk.remove(name)),
    sync: () => act('sync', () => disk.sync()),
  };
}

/**
 * Builds a program in TypeScript to one that plain Node runs, where its imports of packages resolve. Returns the built file.
 * `remove` deletes it.
 */
export async function buildProgram(source: string): Promise<{ file: string; remove: () => Promise<void> }> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const cache = path.join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(path.join(cache, 'coldkeep-test-'));
  const output = { format: 'es' as const, entryFileNames: 'program.mjs' };
  await build({
    root,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { target: 'node', external: true },
    build: { ssr: true, target: 'node20', outDir, rolldownOptions: { input: source, output } },
  });
  return {
    file: path.join(outDir, 'program.mjs'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}

/** A program of test/integration/catalogue/programs, built. */
export const buildCatalogueProgram = (name: string): ReturnType<typeof buildProgram> =>
  buildProgram(fileURLToPath(new URL(`../integration/catalogue/programs/${name}.ts`, import.meta.url)));
