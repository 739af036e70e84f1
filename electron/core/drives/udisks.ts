// Mounting, unmounting and taking power away through udisks, asked by its stock tool: it does so for an ordinary user, without root.
import { realpath } from 'node:fs/promises';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Drive, Partition } from '../../../shared/domain/drive.ts';
import type { DriveActs, Release } from './drive-source.ts';
import { readMounts } from './linux-drives.ts';
import { mountCommand, personHere, unmountCommand, type Person } from './mount-commands.ts';
import type { Mount } from '../media/mount-info.ts';
import { namedDrive, type NamedDrive } from './named-drive.ts';
import { readDrives } from './read-drives.ts';
import { runTool, type RunTool, type ToolResult } from './run-tool.ts';
import { told } from './told.ts';

export interface UdisksOptions {
  readonly tool?: RunTool;
  readonly drives?: () => Promise<readonly Drive[]>;
  readonly mounts?: () => Promise<readonly Mount[]>;
  readonly person?: Person;
}

/** A slow stick writes out for minutes; a person waits for it, and may stop the program. */
const patienceMs = 30 * 60_000;
const mountMs = 60_000;

export class Udisks implements DriveActs {
  readonly #tool: RunTool;
  readonly #drives: () => Promise<readonly Drive[]>;
  readonly #mounts: () => Promise<readonly Mount[]>;
  readonly #person: Person;

  constructor({
    tool = runTool,
    drives = readDrives,
    mounts = readMounts,
    person = personHere(),
  }: UdisksOptions = {}) {
    this.#tool = tool;
    this.#drives = drives;
    this.#mounts = mounts;
    this.#person = person;
  }

  /** Answers where it is mounted, at once where it is already. `device` is a partition, or a drive with a single one. Errors: drive-unknown, bad-input, mounter-missing, mount-refused. */
  async mount(device: string): Promise<string> {
    const partition = toMount(await namedDrive(device, await this.#drives()), device);
    if (partition.mountedAt !== null) return partition.mountedAt;
    const hint = `Mount it yourself with "${mountCommand(partition, this.#person)}".`;
    const result = await this.#ask(['mount', '--block-device', partition.device], mountMs, hint);
    const mountedAt = (await this.#mountsOf([partition.device]))[0]?.path;
    if (mountedAt !== undefined) return mountedAt;
    throw new ColdkeepError(
      'mount-refused',
      `${partition.device} could not be mounted: ${reasonIn(result)}`,
      { hint },
    );
  }

  /** Unmounted is only said after the system's own list agrees. Errors: bad-input, drive-busy, mounter-missing, mount-refused. */
  async release(drive: Drive): Promise<Release> {
    if (drive.system) {
      throw new ColdkeepError('bad-input', `The running system is on ${drive.device}.`, {
        hint: 'It is unplugged after the computer was shut down.',
      });
    }
    const devices = [drive.device, ...drive.partitions.map(({ device }) => device)];
    const hint = `Unmount it yourself with "${unmountCommand(drive, this.#person)}".`;
    for (const { path } of await this.#mountsOf(devices)) {
      // What fails here fails in unmounting too, and is told there.
      await this.#tool('sync', ['--file-system', path], patienceMs);
    }
    await this.#unmountAll(devices, hint);
    return { unmounted: true, poweredOff: await this.#powerOff(drive.device) };
  }

  async #unmountAll(devices: readonly string[], hint: string): Promise<void> {
    let left = await this.#mountsOf(devices);
    while (left.length > 0) {
      const [first] = left;
      if (first === undefined) break;
      const result = await this.#ask(['unmount', '--block-device', first.source], patienceMs, hint);
      const now = await this.#mountsOf(devices);
      // Each turn must take one mount away, or it would never end.
      if (now.length >= left.length) throw notUnmounted(first.path, result, hint);
      left = now;
    }
  }

  /** False where there is nothing that could, or the drive has no power to take: it is unmounted all the same. */
  async #powerOff(device: string): Promise<boolean> {
    const result = await this.#tool('udisksctl', ['power-off', '--block-device', device, quietly], mountMs);
    return result?.status === 0;
  }

  async #ask(args: readonly string[], timeoutMs: number, hint: string): Promise<ToolResult> {
    const result =
      this.#person.platform === 'linux' ? await this.#tool('udisksctl', [...args, quietly], timeoutMs) : null;
    if (result === null || result.errors.includes('Error connecting to the udisks daemon')) {
      throw new ColdkeepError(
        'mounter-missing',
        'There is no udisks here, which mounts and unmounts without root.',
        {
          hint,
        },
      );
    }
    return result;
  }

  /** Some mounts name a link to their device, as those by label do. */
  async #mountsOf(devices: readonly string[]): Promise<Mount[]> {
    const mounts = await this.#mounts();
    const sources = await Promise.all(mounts.map(({ source }) => deviceOf(source)));
    return mounts.filter(({ source }, at) =>
      [source, sources[at]].some((each) => devices.includes(each ?? '')),
    );
  }
}

const deviceOf = async (source: string): Promise<string> =>
  source.startsWith('/') ? realpath(source).catch(() => source) : source;

/** Nobody is asked anything in the background: what is not allowed is refused. */
const quietly = '--no-user-interaction';

/** A drive that is named as a whole has one file system, or it is asked which is meant. */
function toMount({ drive, partition }: NamedDrive, name: string): Partition {
  const [only, ...others] = drive.partitions;
  const meant = partition ?? (others.length === 0 ? only : undefined);
  if (meant !== undefined) return meant;
  if (only !== undefined) {
    const devices = drive.partitions.map(({ device }) => device);
    throw new ColdkeepError('bad-input', `${name} has several file systems.`, {
      hint: `Name one of them: ${devices.join(', ')}.`,
    });
  }
  throw new ColdkeepError('mount-refused', `There is no file system on ${name} that could be mounted.`, {
    hint: 'Prepare it as "coldkeep media prepare" says.',
  });
}

function notUnmounted(path: string, result: ToolResult, hint: string): ColdkeepError {
  if (/busy/i.test(result.errors)) {
    return new ColdkeepError('drive-busy', `${path} is still in use by another program.`);
  }
  return new ColdkeepError('mount-refused', `${path} could not be unmounted: ${reasonIn(result)}`, { hint });
}

/** What udisksctl says after its own names for errors: "Error mounting /dev/sdb1: GDBus.Error:org.…NotAuthorized: Not authorized". */
function reasonIn({ errors, status }: ToolResult): string {
  if (/NotAuthorized/.test(errors)) return 'this user may not do that.';
  const said = told(errors.replaceAll(/^.*GDBus\.Error:[\w.]+: /gsu, ''));
  if (said === null) return status === null ? 'it took too long.' : 'the system does not say why.';
  return said.endsWith('.') ? said : `${said}.`;
}
