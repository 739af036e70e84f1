// Waiting until a medium was unplugged and plugged in again: the kernel drops its pages with the device, so what is read
// then comes from the medium and from no cache.
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Drive } from '../../../shared/domain/drive.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { stopIfCancelled } from './cancelled.ts';
import { blockDevices, deviceName } from './presence.ts';

const lookEveryMs = 200;

export interface ReplugRun {
  readonly signal?: AbortSignal;
  /** Called when there is something to do: first to pull it out, then to plug it in and mount it. */
  readonly onStep?: (step: 'unplug' | 'plug') => void;
}

export interface ReplugPlace {
  /** What the folder is mounted from, where the system tells. */
  readonly drive?: Drive | null;
  /** Where the kernel lists block devices. */
  readonly sysFolder?: string;
}

/**
 * Returns once the device under `folder` was gone, and a device that was not there before is mounted at `folder`. Unmounting alone is not enough: the
 * device keeps its pages. Errors: not-a-medium (no folder), bad-input (it stands on nothing that can be unplugged, the disk of the running system say), cancelled.
 */
export async function waitForReplug(
  folder: string,
  run: ReplugRun,
  { drive = null, sysFolder = blockDevices }: ReplugPlace = {},
): Promise<void> {
  const before = await devicesIn(sysFolder);
  const device = await deviceUnder(folder);
  if (device !== null && before.size === 0) {
    throw new ColdkeepError('bad-input', 'This system does not tell when something is unplugged.', {
      hint: 'Unplug the medium, plug it in again and verify without --cold: that reading is good, but not recorded as cold.',
    });
  }
  if (device === null)
    throw new ColdkeepError('not-a-medium', `There is no folder at ${folder}.`, {
      hint: 'Name the folder at which the medium is mounted.',
    });
  const known = before.get(device);
  const isFixed = drive !== null && (drive.system || !drive.removable);
  if (known === undefined || isFixed) {
    throw new ColdkeepError('bad-input', `${folder} is on no device that can be unplugged.`, {
      hint: 'Leave --cold out, or name the folder at which a stick or disk is mounted.',
    });
  }
  run.onStep?.('unplug');
  while ((await devicesIn(sysFolder)).get(device) === known) await pause(run.signal);
  run.onStep?.('plug');
  while (!(await isFresh(folder, before, sysFolder))) await pause(run.signal);
}

/** Kernel's name of the device → a number that is another one when it was plugged in anew, even under the same name. */
async function devicesIn(sysFolder: string): Promise<Map<string, bigint>> {
  const names = await readdir(sysFolder).catch(() => []);
  const found = new Map<string, bigint>();
  for (const name of names) {
    const entry = await lstat(join(sysFolder, name), { bigint: true }).catch(() => null);
    if (entry !== null) found.set(name, entry.ino);
  }
  return found;
}

/** Null where the folder cannot be reached: a mount that lost its device, or none yet. */
const deviceUnder = async (folder: string): Promise<string | null> =>
  stat(folder, { bigint: true }).then(
    ({ dev }) => deviceName(dev),
    () => null,
  );

/** What was attached all the while and is mounted here now was not unplugged. */
async function isFresh(
  folder: string,
  before: ReadonlyMap<string, bigint>,
  sysFolder: string,
): Promise<boolean> {
  const device = await deviceUnder(folder);
  if (device === null) return false;
  const now = (await devicesIn(sysFolder)).get(device);
  return now !== undefined && now !== before.get(device);
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  // Rejects when the signal aborts; what that means is said below.
  await wait(lookEveryMs, null, signal === undefined ? {} : { signal }).catch(() => null);
  stopIfCancelled(signal);
}
