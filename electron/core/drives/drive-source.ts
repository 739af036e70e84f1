// The port to what is plugged in: a list of drives that changes, and what can be asked of them. Real drives and pretended ones stand behind it.
import type { Drive } from '../../../shared/domain/drive.ts';

/** Lists drives and tells when the list changed. An implementation never throws for a drive that went away meanwhile. */
export interface DriveSource {
  /** In the order in which they were plugged in. */
  list(): Promise<Drive[]>;
  /** Calls `listener` when a drive came, went, was read in full or was mounted, until the answered function is called. */
  onChange(listener: () => void): () => void;
  /** Looks now, and answers when what is there is known: after something was done to a drive. */
  look(): Promise<void>;
  /** Begins to watch. */
  start(): void;
  stop(): void;
}

/** What the system can do with a drive for an ordinary user. Each throws ColdkeepError: drive-unknown, drive-busy, mounter-missing, mount-refused, bad-input. */
export interface DriveActs {
  /** Mounts a partition and answers where. */
  mount(device: string): Promise<string>;
  /** Writes out what is cached, unmounts every partition of a drive and takes its power away: it can be unplugged when this returns. */
  release(drive: Drive): Promise<Release>;
}

export interface Release {
  readonly unmounted: boolean;
  /** False where the system cannot take power away; unmounted is enough to unplug it. */
  readonly poweredOff: boolean;
}
