// Where the suites of media run: folders of their own on something that is mounted once for all tests of a suite.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadLevel } from '../../../electron/core/media/medium.ts';
import type { LoopFileSystem } from '../../support/loop-file-systems.ts';
import { attachLoopMount } from '../../support/loop-mount.ts';

/** What file systems differ in; the port owes the same on all of them. */
export interface Traits {
  /** The strongest level that a read back can reach truthfully. */
  readonly level: ReadLevel;
  /** Links, pipes, modes and names of any bytes. FAT and exFAT have none of them. */
  readonly links: boolean;
  readonly caseSensitive: boolean;
  /** The longest file that one may write, where it is less than the port's number for "no limit". */
  readonly maxFileBytes: number;
}

/** Somewhere to put media under test. */
export interface Place {
  readonly root: string;
  remountReadOnly(): void;
  /** What pulling the stick does to its mount point: the path is an empty folder of the system disk again. */
  pull(): void;
  dispose(): void;
}

const cannot = (what: string) => (): never => {
  throw new Error(`a plain folder cannot be ${what}`);
};

export function inFolder(parent = tmpdir()): Place {
  const root = mkdtempSync(join(parent, 'coldkeep-medium-'));
  return {
    root,
    remountReadOnly: cannot('mounted read-only'),
    pull: cannot('pulled'),
    dispose: () => rmSync(root, { recursive: true }),
  };
}

export function onLoop(fileSystem: LoopFileSystem, sizeMiB: number): Place {
  const attached = attachLoopMount({ fileSystem, sizeMiB });
  const { mount } = attached;
  return {
    root: mount.root,
    remountReadOnly: () => mount.remountReadOnly(),
    pull: () => mount.unmountLazily(),
    dispose: () => attached.detach(),
  };
}

const noLimit = Number.MAX_SAFE_INTEGER;
const unix = { links: true, caseSensitive: true, maxFileBytes: noLimit } as const;
const plain = { links: false, caseSensitive: false } as const;

/** A disk or ext4; `level` as the disk allows it. */
export const unixTraits = (level: ReadLevel): Traits => ({ ...unix, level });

/** By the driver that mounts it. */
export const traitsOf = {
  ext4: unixTraits('readback'),
  exfat: { ...plain, maxFileBytes: noLimit, level: 'readback' },
  // Behind FUSE a daemon reads through a cache that cannot be seen from here.
  'exfat-fuse': { ...plain, maxFileBytes: noLimit, level: 'cached' },
  vfat: { ...plain, maxFileBytes: 4 * 1024 ** 3 - 1, level: 'readback' },
} satisfies Record<string, Traits>;

/** What the environment names: a folder on a medium that is mounted already, and its driver. Null where it names nothing. */
export function namedPlace(env: NodeJS.ProcessEnv): { folder: string; traits: Traits } | null {
  const folder = env.COLDKEEP_MEDIUM;
  if (folder === undefined) return null;
  const driver = env.COLDKEEP_MEDIUM_DRIVER ?? 'ext4';
  const found = Object.entries(traitsOf).find(([name]) => name === driver);
  if (found === undefined)
    throw new Error(`COLDKEEP_MEDIUM_DRIVER is one of ${Object.keys(traitsOf).join(', ')}`);
  return { folder, traits: found[1] };
}
