// Testing what a medium keeps: what is chosen, which volumes can be tested, and how long that takes.
import { bytesUpToEnd, capacityPlan, estimateTestSeconds } from '../../shared/domain/medium-health-plan.ts';
import type { MediumTest, MediumTestReport } from '../../shared/domain/medium-test.ts';
import type { MediumView, Volume } from '../../shared/ipc/views.ts';
import { oneJobReducer } from '../work/one-job.ts';

export interface TestChoices {
  /** Token; null until a person chose one. */
  readonly volume: string | null;
  readonly extent: MediumTest['extent'];
  /** What a fresh stick needs before it was read, and done; true where nothing has to be prepared. */
  readonly prepared: boolean;
  /** What a fresh stick will be called as a medium; empty: as it calls itself. */
  readonly newLabel: string;
  /** What it was called when the test began: it may be out when its name is needed. */
  readonly label: string | null;
}

export const testReducer = oneJobReducer<MediumTestReport, TestChoices>((job) =>
  job.kind === 'test-medium' ? job.result : null,
);

/** Reasons that stand against writing anything to it. */
const forbidding: readonly string[] = [
  'not-a-folder',
  'unreadable',
  'system-disk',
  'vault-disk',
  'source-disk',
  'read-only',
  'not-writable',
  'never-offer',
  'announces-more',
  'medium-twin',
];

/** There, mounted, and nothing stands against writing to it; that it is full or holds other things does not. */
export const isTestable = ({ state, present, reasons }: Volume): boolean =>
  state === 'mounted' &&
  present &&
  !reasons.some(({ code, severity }) => severity === 'error' && forbidding.includes(code));

/** File systems on which space can be set aside without writing it, whatever mounts them. */
const skipping: readonly string[] = ['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'vfat', 'msdos'];

/** Seconds that testing a volume will take at least, and at most; null where its free space is not known. */
export function secondsOfTest(
  { freeBytes, medium, fileSystem }: Volume,
  extent: MediumTest['extent'],
  media: readonly MediumView[],
): { readonly least: number; readonly most: number } | null {
  if (freeBytes === null) return null;
  const earlier = media.find(({ id }) => id === medium?.id)?.health?.lastTest ?? null;
  const plan = capacityPlan(freeBytes, extent);
  const seconds = (toWrite: number) => estimateTestSeconds({ toWrite, toRead: plan.bytes }, earlier);
  const least = seconds(plan.bytes);
  return { least, most: skipping.includes(fileSystem.toLowerCase()) ? least : seconds(bytesUpToEnd(plan)) };
}

/** What a fresh stick becomes known by: what was typed, else what it calls itself. */
export const labelOfFresh = ({ name }: Volume, { newLabel }: TestChoices): string =>
  newLabel.trim() === '' ? name.trim() || 'New medium' : newLabel.trim();
