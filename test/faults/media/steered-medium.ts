// A medium with one copy and vault-level files on it, as often as a test wants, and a process that writes to it and is steered.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { writeCopy } from '../../../electron/core/media/durable-copy.ts';
import { openFolderMedium } from '../../../electron/core/media/folder-medium.ts';
import { writeMarker } from '../../../electron/core/media/marker.ts';
import { readVaultFiles, writeVaultFiles } from '../../../electron/core/media/vault-files.ts';
import { bundleProgram } from '../support/bundle-program.ts';
import type { SteeredRun, Step } from '../support/kill-at.ts';
import { runUnder } from '../support/kill-at.ts';
import {
  catalogueOf,
  sha256,
  smallCopy,
  snapshotA,
  vaultFilesOf,
  vaultId,
  verifyVaultFiles,
} from '../support/practice-copies.ts';

export const vault = `COLDKEEP/${vaultId}`;
export const snapshots = `${vault}/snapshots`;

/** Copy A and state 1 of the vault-level files. */
export async function fillMedium(root: string): Promise<void> {
  const medium = await openFolderMedium(root);
  await writeMarker(medium, '11111111-2222-4333-8444-555555555555');
  await writeCopy(medium, smallCopy(snapshotA));
  await writeVaultFiles(medium, vaultFilesOf('1'));
}

/** A run of program.ts on the medium at `root`: an act and what it takes. */
export type Act = (root: string, ...what: readonly string[]) => SteeredRun;

export async function buildActs(): Promise<Act> {
  const program = await bundleProgram(fileURLToPath(new URL('./program.ts', import.meta.url)));
  return (root, name = '', ...what) => ({
    command: process.execPath,
    args: [program, name, root, ...what],
    under: [root],
  });
}

export interface SteeredMedium {
  readonly base: string;
  /** The filled medium, never touched. */
  readonly before: string;
  /** The one that is written to. */
  readonly root: string;
  startAgain(from?: string): void;
  dispose(): void;
}

export async function steeredMedium(): Promise<SteeredMedium> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'coldkeep-steered-')));
  const before = join(base, 'before');
  const root = join(base, 'medium');
  mkdirSync(before);
  await fillMedium(before);
  return {
    base,
    before,
    root,
    startAgain: (from = before) => {
      rmSync(root, { recursive: true, force: true });
      cpSync(from, root, { recursive: true });
    },
    dispose: () => rmSync(base, { recursive: true, force: true }),
  };
}

export async function expectKilled(run: SteeredRun): Promise<void> {
  expect((await runUnder(run)).signal).toBe('SIGKILL');
}

/** Which state of the vault-level files a reader finds, as the SHA-256 of its catalogue. */
export async function readState(root: string): Promise<string> {
  const state = await readVaultFiles(await openFolderMedium(root), vaultId, verifyVaultFiles);
  return sha256(state.catalogue ?? new Uint8Array());
}

export const stateOf = (name: string): string => sha256(catalogueOf(name));

export const isWrite = (step: Step): boolean => step.name.includes('write');
