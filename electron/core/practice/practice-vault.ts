// A practice vault: a complete rehearsal in a folder of its own, with keys that are worth nothing. Nobody types its passphrase.
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { defaultSettings } from '../../../shared/domain/settings.ts';
import type { WindowVault } from '../vault-api.ts';
import { createVault, openVault, type EngineOptions } from '../vault.ts';
import {
  clearForPractice,
  practicePlaces,
  readPracticeMarker,
  removePracticeVault,
  writePracticeMarker,
  type PracticePlaces,
} from './practice-folder.ts';
import { changePracticeSet, defaultPracticeSystem, type PracticeSystem } from './practice-sets.ts';
import { storyBeginsMs, tellPracticeStory } from './practice-story.ts';

export { practicePlaces, removePracticeVault } from './practice-folder.ts';
export { practiceSystems, type PracticeSystem } from './practice-sets.ts';

export interface PracticeInput {
  /** The folder of the practice vault. */
  readonly home: string;
  /** Whose set is practised on: a stake pool by default. */
  readonly system?: PracticeSystem | undefined;
}

export interface OpenedPractice extends PracticePlaces {
  readonly vault: WindowVault;
  readonly system: PracticeSystem;
}

/**
 * Makes a practice vault in `home`, a folder that is new, empty or an unfinished practice vault, and opens it. Its history is
 * dated into the past of the clock that was passed in. Errors: target-occupied, target-unwritable.
 */
export async function makePracticeVault(
  { home: folder, system = defaultPracticeSystem }: PracticeInput,
  options: EngineOptions = {},
): Promise<OpenedPractice> {
  await clearForPractice(folder);
  const marker = {
    passphrase: randomBytes(32).toString('base64url'),
    seed: randomBytes(16).toString('hex'),
    system,
  };
  await writePracticeMarker(folder, { ...marker, complete: false });
  const places = practicePlaces(folder);
  for (const medium of places.media) await mkdir(medium, { recursive: true });

  const now = options.now ?? Date.now;
  const nowMs = now();
  // Until the story is told the vault's clock stands where the story is; then it is the caller's.
  let toldMs: number | null = storyBeginsMs(nowMs);
  const { vault } = await createVault(
    {
      home: places.home,
      name: 'Practice',
      passphrase: Buffer.from(marker.passphrase),
      settings: { ...defaultSettings, practice: true },
    },
    { ...options, now: () => toldMs ?? now() },
  );
  try {
    const setClock = (atMs: number) => {
      toldMs = atMs;
    };
    await tellPracticeStory({ vault, places, system, seed: marker.seed, nowMs, setClock });
    toldMs = null;
    await writePracticeMarker(folder, { ...marker, complete: true });
    return { ...places, vault, system };
  } catch (error) {
    await vault.close();
    await removePracticeVault(folder);
    throw error;
  }
}

/**
 * Opens the practice vault of a folder; makes it where there is none yet, or one of another system than the one asked for, which then
 * goes. Errors: target-occupied, vault-in-use.
 */
export async function openPracticeVault(
  input: PracticeInput,
  options: EngineOptions = {},
): Promise<OpenedPractice> {
  const marker = await readPracticeMarker(input.home);
  if (marker === null || !marker.complete) return makePracticeVault(input, options);
  if (input.system !== undefined && input.system !== marker.system) {
    await removePracticeVault(input.home);
    return makePracticeVault(input, options);
  }
  const places = practicePlaces(input.home);
  const passphrase = Buffer.from(marker.passphrase);
  const { vault } = await openVault({ home: places.home, passphrase }, options);
  return { ...places, vault, system: marker.system };
}

/** The system that is practised on in a folder; null where there is no practice vault. */
export async function practisedSystem(home: string): Promise<PracticeSystem | null> {
  const marker = await readPracticeMarker(home);
  return marker === null || !marker.complete ? null : marker.system;
}

/**
 * Changes the originals of a practice vault as an operator's life does: a renewed KES key, a new height, a new dump. Errors:
 * not-practice.
 */
export async function changePracticeOriginals(input: { home: string }, nowMs: number): Promise<void> {
  const marker = await readPracticeMarker(input.home);
  if (marker === null) throw new ColdkeepError('not-practice', `${input.home} is not a practice vault.`);
  const { originals } = practicePlaces(input.home);
  await changePracticeSet(marker.system, originals, { seed: marker.seed, now: nowMs });
}
