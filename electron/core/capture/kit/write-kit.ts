// Writes a kit into a folder: script, settings, one page of instructions. Whole or not at all.
import { lstat, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { isAgeRecipient } from '../../../../shared/domain/age-recipient.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { kitPlanFor, kitPlans } from '../../../../shared/domain/kits/index.ts';
import { errnoOf } from '../errno.ts';
import { kitReadme } from './kit-readme.ts';
import { kitScript, type KitNames } from './kit-script.ts';
import { kitSettings } from './kit-settings.ts';

export interface WriteKitInput extends KitNames {
  /** Profile id. */
  readonly profile: string;
  /** A folder that does not exist yet, or an empty one. */
  readonly out: string;
}

export interface KitReport {
  readonly profile: string;
  /** Absolute. */
  readonly folder: string;
  /** Names in the folder. */
  readonly files: readonly string[];
}

interface KitFile {
  readonly name: string;
  readonly text: string;
  readonly mode: number;
}

/** Errors: profile-unknown, bad-input (recipient), target-occupied, target-unwritable. After an error nothing is left in `out`. */
export async function writeKit(input: WriteKitInput): Promise<KitReport> {
  const files = kitFiles(input);
  const folder = path.resolve(input.out);
  try {
    if (await isEmptyFolder(folder)) await writeInside(folder, files);
    else await writeBeside(folder, files);
  } catch (error) {
    if (error instanceof ColdkeepError) throw error;
    throw new ColdkeepError('target-unwritable', `${folder} could not be written (${errnoOf(error)}).`, {
      cause: error,
    });
  }
  return { profile: input.profile, folder, files: files.map(({ name }) => name) };
}

function kitFiles({ profile, recipient, vault }: WriteKitInput): KitFile[] {
  const plan = kitPlanFor(profile);
  if (plan === null) {
    throw new ColdkeepError('profile-unknown', `There is no kit for the profile "${profile}".`, {
      hint: `There are kits for ${kitPlans.map(({ system }) => system).join(', ')}.`,
    });
  }
  if (!isAgeRecipient(recipient)) {
    throw new ColdkeepError('bad-input', 'This is not an age recipient (age1…), or it is mistyped.', {
      hint: 'Take it from "coldkeep init", a sheet of the vault, or unlock the vault and leave --recipient out.',
    });
  }
  const names = { recipient, vault };
  return [
    { name: 'README.txt', text: kitReadme(plan, names), mode: 0o644 },
    { name: 'kit.conf', text: kitSettings(plan), mode: 0o600 },
    { name: 'coldkeep-kit.sh', text: kitScript(plan, names), mode: 0o700 },
  ];
}

/** False where there is nothing. Errors: target-occupied. */
async function isEmptyFolder(folder: string): Promise<boolean> {
  try {
    const found = await lstat(folder);
    if (found.isDirectory() && (await readdir(folder)).length === 0) return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
  throw new ColdkeepError('target-occupied', `${folder} exists and is not an empty folder.`);
}

/** A new folder gets its name when all is in it. */
async function writeBeside(folder: string, files: readonly KitFile[]): Promise<void> {
  const partial = `${folder}.partial`;
  await makePartial(partial);
  try {
    for (const file of files) await writeFile(partial, file);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** An empty folder may be where a stick is mounted, which cannot be renamed over: the files move up when all are there. */
async function writeInside(folder: string, files: readonly KitFile[]): Promise<void> {
  const partial = path.join(folder, '.coldkeep-kit.partial');
  await makePartial(partial);
  try {
    for (const file of files) await writeFile(partial, file);
    for (const { name } of files) await rename(path.join(partial, name), path.join(folder, name));
    await rmdir(partial);
  } catch (error) {
    for (const { name } of files) await rm(path.join(folder, name), { force: true });
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function makePartial(partial: string): Promise<void> {
  try {
    await mkdir(partial, { mode: 0o700 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
    throw new ColdkeepError('target-occupied', `${partial} exists: an earlier run was interrupted.`, {
      hint: 'Look at it, remove it, then run the command again.',
    });
  }
}

async function writeFile(folder: string, { name, text, mode }: KitFile): Promise<void> {
  const file = await open(path.join(folder, name), 'wx', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
