// Real drives, or pretended ones for a test of the app. What is given to people never pretends.
import type { DriveActs, DriveSource } from '../../../core/drives/drive-source.ts';
import { SystemDrives } from '../../../core/drives/system-drives.ts';
import { Udisks } from '../../../core/drives/udisks.ts';
import { PretendedDrives } from './pretended-drives.ts';

export interface Drives {
  readonly source: DriveSource;
  readonly acts: DriveActs;
  /** Then nothing else of this machine is listed either. */
  readonly pretended: boolean;
}

/** Names the file of pretended drives; honoured only where the app is not packaged. */
export const pretendedDrivesVariable = 'COLDKEEP_PRETENDED_DRIVES';

export function chooseDrives({
  packaged,
  environment,
}: {
  packaged: boolean;
  environment: NodeJS.ProcessEnv;
}): Drives {
  const file = environment[pretendedDrivesVariable] ?? '';
  if (packaged || file === '') return { source: new SystemDrives(), acts: new Udisks(), pretended: false };
  const drives = new PretendedDrives(file);
  return { source: drives, acts: drives, pretended: true };
}
