// A vault whose media are to be damaged, and ways to damage them.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { pseudoRandomBytes } from '../../support/pseudo-random.ts';
import type { World } from '../../support/world.ts';

/** Enough that a copy is more than a small one, which its parity could bring back as a whole. */
export const largeFiles = { 'big.bin': pseudoRandomBytes('big', 3_000_000), 'note.txt': 'kept\n' };

export interface Shelf {
  readonly vault: WindowVault;
  readonly snapshot: string;
  /** Folders of the media, by name. */
  readonly media: Readonly<Record<string, string>>;
  readonly copy: (medium: string, ...names: string[]) => string;
  readonly parity: (medium: string, ...names: string[]) => string;
}

export async function shelfWith(
  world: World,
  names: readonly string[],
  files?: Record<string, string | Uint8Array>,
): Promise<Shelf> {
  const vault = await world.vaultWithKeys(files);
  const media = Object.fromEntries(names.map((name) => [name, world.medium(name)]));
  const report = await vault.export('keys', { to: Object.values(media) });
  const snapshot = report.snapshot.id;
  const below = (medium: string, kind: string, more: readonly string[]) =>
    world.path(medium, 'COLDKEEP', vault.id, kind, snapshot, ...more);
  return {
    vault,
    snapshot,
    media,
    copy: (medium, ...more) => below(medium, 'snapshots', more),
    parity: (medium, ...more) => below(medium, 'parity', more),
  };
}

/** Makes every byte of a share of a file's 4 KiB blocks another one, from block `first` on. */
export function spoil(path: string, share: number, first = 0): void {
  const bytes = readFileSync(path);
  const blocks = Math.ceil(bytes.length / 4096);
  const wanted = Math.floor(blocks * share);
  for (let count = 0; count < wanted; count++) {
    const block = (first + Math.floor((count * blocks) / wanted)) % blocks;
    for (let at = block * 4096; at < Math.min(bytes.length, (block + 1) * 4096); at++)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x5a, at);
  }
  writeFileSync(path, bytes);
}

export const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]),
  );
