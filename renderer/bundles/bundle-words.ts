// What a bundle's conditions mean for a person: marks that stay with it, and what its host claims in sentences.
import { formatMoment } from '../../shared/domain/ages.ts';
import type { BundleConditions, ImportedBundle } from '../../shared/domain/bundle-conditions.ts';
import { formatDuration } from '../../shared/domain/duration.ts';
import type { FindingCode } from '../../shared/domain/findings/registry.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { StatusName } from '../parts/status-names.ts';

export interface BundleMark {
  readonly id: 'running' | 'origin' | 'clock';
  readonly status: StatusName;
  readonly words: string;
  readonly meaning: string;
  /** Code of the finding that says it of a set; null where none does. */
  readonly finding: FindingCode | null;
}

/** A host whose clock is further off than this has dates that nobody should rely on. */
const mostClockOffsetSeconds = 120;

/** What has to be said of a bundle wherever it counts; empty where it is as good as a bundle can be. */
export function marksOf({
  conditions,
  originConfirmed,
}: Pick<ImportedBundle, 'conditions' | 'originConfirmed'>): BundleMark[] {
  return [...(originConfirmed ? [] : [unconfirmed]), ...marksOfConditions(conditions)];
}

export function marksOfConditions({
  serviceStopped,
  clockOffsetSeconds,
}: Pick<BundleConditions, 'serviceStopped' | 'clockOffsetSeconds'>): BundleMark[] {
  const off = clockOffsetSeconds === null ? 0 : Math.abs(clockOffsetSeconds);
  return [
    ...(serviceStopped === false ? [running] : []),
    ...(off > mostClockOffsetSeconds ? [clockIsOff] : []),
  ];
}

const unconfirmed: BundleMark = {
  id: 'origin',
  finding: 'bundle-origin-unconfirmed',
  status: 'due',
  words: 'Origin not confirmed',
  meaning:
    'The words of the host were not given. Anyone who knows the public recipient can make such a bundle.',
};

const running: BundleMark = {
  id: 'running',
  finding: 'service-not-stopped',
  status: 'due',
  words: 'Taken from a running service',
  meaning: 'Its files may be of different moments, so that the service may not start from them.',
};

const clockIsOff: BundleMark = {
  id: 'clock',
  finding: null,
  status: 'due',
  words: 'Clock of the host was off',
  meaning: 'The times that the host wrote down are not to be relied on.',
};

/** "Service was stopped", "Service was running", "No service to stop". */
export function serviceWords(stopped: boolean | null): string {
  if (stopped === null) return 'There is no service to stop.';
  return stopped
    ? 'It was stopped while its files were copied.'
    : 'It was running while its files were copied.';
}

/** "3 s ahead of its time server". */
export function clockWords(offsetSeconds: number | null): string {
  if (offsetSeconds === null) return 'Could not be compared with a time server.';
  const off = Math.abs(offsetSeconds);
  if (off < 1) return 'As its time server says.';
  return `${formatDuration(off)} ${offsetSeconds > 0 ? 'ahead of' : 'behind'} its time server.`;
}

/** "21 Nov 2026, 14:05 UTC, took 2 min". */
export const takenWords = ({ startedAtMs, endedAtMs }: BundleConditions): string =>
  `${formatMoment(startedAtMs)}, took ${formatDuration(Math.max(0, endedAtMs - startedAtMs) / 1000)}`;

/** "web-1, 21 Nov 2026". */
export const nameOfBundle = ({ conditions }: Pick<ImportedBundle, 'conditions'>): string =>
  `${visibleText(conditions.host)}, ${formatMoment(conditions.startedAtMs)}`;
