// Cold reading: a medium was pulled out and plugged in again, so what is read then comes from the medium and from no cache.
import { setTimeout } from 'node:timers/promises';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import type { VerifyReport } from '../../../shared/domain/reports.ts';
import type { WindowVault } from '../../core/vault-api.ts';
import { isMounted, type MountedVolume, type Volume, type VolumeSource } from '../watch/volumes/volume.ts';

const lookEveryMs = 400;

export interface AwaitedMedium {
  readonly path: string;
  readonly medium: string;
  readonly label: string;
}

/** Waits until the medium was gone and is back, then reads its copies. Errors: cancelled, and those of verifying. */
export async function coldReading(
  house: { readonly volumes: Pick<VolumeSource, 'list'> },
  vault: WindowVault,
  awaited: AwaitedMedium,
  run: RunOptions,
): Promise<VerifyReport> {
  await untilGone(house.volumes, awaited, run);
  const at = await untilBack(house.volumes, vault, awaited, run);
  return vault.verify({ at, cold: true }, run);
}

/** Gone means that its device is: a medium that merely cannot be read, or was unmounted, is still there, and its cache too. */
async function untilGone(
  volumes: Pick<VolumeSource, 'list'>,
  { path, label }: AwaitedMedium,
  run: RunOptions,
): Promise<void> {
  const drive = (await volumes.list()).find((volume) => volume.path === path)?.drive?.device;
  const isThere = ({ path: at, present, drive: on }: Volume): boolean =>
    (at === path && present) || (drive !== undefined && on?.device === drive);
  while ((await volumes.list()).some(isThere)) {
    say(run, label, `Pull ${label} out.`);
    await pause(run.signal);
  }
}

/** Answers where it is mounted now. */
async function untilBack(
  volumes: Pick<VolumeSource, 'list'>,
  vault: WindowVault,
  { medium, label }: AwaitedMedium,
  run: RunOptions,
): Promise<string> {
  const before = new Set((await attached(volumes)).map(({ path }) => path));
  for (;;) {
    let phase = `Plug ${label} in again.`;
    for (const volume of await attached(volumes)) {
      if (before.has(volume.path)) continue;
      if (volume.mediumId === medium) return volume.path;
      phase = `This is ${nameOf(vault, volume)}. Waiting for ${label}.`;
    }
    // What was attached from the beginning and goes away may come back under the same path as the medium that is awaited.
    const now = new Set((await attached(volumes)).map(({ path }) => path));
    for (const path of before) if (!now.has(path)) before.delete(path);
    say(run, label, phase);
    await pause(run.signal);
  }
}

const attached = async (volumes: Pick<VolumeSource, 'list'>): Promise<MountedVolume[]> =>
  (await volumes.list()).filter(isMounted).filter(({ present }) => present);

const nameOf = (vault: WindowVault, volume: MountedVolume): string =>
  vault.listMedia().find(({ id }) => id === volume.mediumId)?.label ?? volume.name;

function say({ onProgress }: RunOptions, subject: string, phase: string): void {
  onProgress?.({ phase, subject, done: 0, total: 0, unit: 'files', cancellable: true });
}

/** Waits a moment. Errors: cancelled. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  // Rejects when the signal aborts; what that means is said below.
  await setTimeout(lookEveryMs, null, signal === undefined ? {} : { signal }).catch(() => null);
  if (signal?.aborted === true) throw new ColdkeepError('cancelled', 'The cold reading was cancelled.');
}
