// Makes bundles as a host does, with its stock tar, sha256sum and age (docs/bundle.md); each step can be got wrong on purpose.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  lstatSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { wordsOfBundle } from '../../shared/domain/words-of-bundle.ts';
import { runTool } from './stock-tools.ts';

export interface BundleRecipe {
  readonly system: string;
  readonly host: string;
  /** Path on the host without its first "/" → content. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Path → mode; 0640 by default. */
  readonly modes?: Readonly<Record<string, number>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly dumps?: Readonly<Record<string, string | Uint8Array>>;
  readonly started?: string;
  readonly ended?: string;
  readonly serviceStopped?: 'yes' | 'no' | 'none';
  readonly endNotes?: readonly string[];
  /** Which tar packs it. */
  readonly tar?: readonly string[];
  /** Changes the folder before it is packed. */
  readonly spoil?: (folder: string) => void;
  /** Changes the list of what is packed, in order. */
  readonly members?: (members: string[]) => string[];
}

export const gnuTar = ['tar', '--format=gnu'];
export const paxTar = ['tar', '--format=posix'];
export const ustarTar = ['tar', '--format=ustar'];
export const busyboxTar = ['busybox', 'tar'];

const root = 'coldkeep-bundle';

function must(command: string, args: readonly string[], input?: Uint8Array): Buffer {
  const result = runTool(command, args, input);
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.messages}`);
  return result.stdout;
}

/** The archive, in the clear. `work` is an existing folder to lay things out in. */
export function makeArchive(work: string, recipe: BundleRecipe): Buffer {
  const folder = join(work, root);
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of Object.entries(recipe.files)) put(join(folder, 'files', name), content);
  for (const [name, content] of Object.entries(recipe.dumps ?? {})) put(join(folder, 'dump', name), content);
  for (const [name, mode] of Object.entries(recipe.modes ?? {})) chmodSync(join(folder, 'files', name), mode);
  for (const [name, target] of Object.entries(recipe.links ?? {})) {
    mkdirSync(dirname(join(folder, 'files', name)), { recursive: true });
    symlinkSync(target, join(folder, 'files', name));
  }
  const started = recipe.started ?? '2026-11-20T08:00:00Z';
  put(
    join(folder, 'conditions'),
    [
      'coldkeep-bundle: 1',
      `system: ${recipe.system}`,
      `host: ${recipe.host}`,
      `started: ${started}`,
      `service-stopped: ${recipe.serviceStopped ?? 'yes'}`,
      'clock-offset-seconds: 0.25',
      'version: go-loom loom 1.2.3',
      'note: made by a test',
      'a-key-of-later: whatever',
      '',
    ].join('\n'),
  );
  const sums = filesBelow(folder)
    .filter((name) => name.startsWith('files/') || name.startsWith('dump/'))
    .map((name) => `${sha256Of(readFileSync(join(folder, name)))}  ${name}\n`);
  put(join(folder, 'CHECKSUMS.sha256'), sums.join(''));
  put(
    join(folder, 'end'),
    [
      `ended: ${recipe.ended ?? started}`,
      `files: ${sums.length}`,
      ...(recipe.endNotes ?? []).map((note) => `note: ${note}`),
      '',
    ].join('\n'),
  );
  recipe.spoil?.(folder);
  const members = ['conditions', 'dump', 'files', 'CHECKSUMS.sha256', 'end']
    .filter((name) => readdirSync(folder).includes(name))
    .map((name) => `${root}/${name}`);
  const out = join(work, 'bundle.tar');
  const [command = 'tar', ...options] = recipe.tar ?? gnuTar;
  must(
    command,
    [
      '-c',
      '-f',
      out,
      ...options.filter((word) => word.startsWith('--')),
      '-C',
      work,
      ...(recipe.members?.(members) ?? members),
    ].toSpliced(0, 0, ...options.filter((word) => !word.startsWith('--'))),
  );
  const archive = readFileSync(out);
  rmSync(out);
  return archive;
}

/** Seals with stock age. */
export const sealWithAge = (plaintext: Uint8Array, recipient: string): Buffer =>
  must('age', ['-r', recipient], plaintext);

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The words that a kit prints for a file. */
export const wordsOf = (bytes: Uint8Array): string => wordsOfBundle(sha256Of(bytes)).join('\n');

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode: 0o640 });
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => lstatSync(join(folder, name)).isFile())
    .toSorted();
