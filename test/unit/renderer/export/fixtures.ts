// Volumes, media, jobs and results as the main process would hand them to the export wizard.
import type { CopyReport, ExportReport } from '../../../../shared/domain/reports.ts';
import type { JobOf, JobProgress } from '../../../../shared/ipc/job.ts';
import type { Contents, MediumView, Volume } from '../../../../shared/ipc/views.ts';

export const nowMs = Date.UTC(2026, 10, 21, 15, 20);
export const day = 24 * 60 * 60 * 1000;

export const tokenOf = (digit: string): string => `volume-${digit.repeat(16)}`;

/** A stick that is not yet a medium; with a `medium`, a known one. */
export const volume = (digit: string, changes: Partial<Volume> = {}): Volume => ({
  token: tokenOf(digit),
  state: 'mounted',
  drive: null,
  name: 'UNTITLED',
  path: `/media/${digit}`,
  description: 'SanDisk Ultra',
  fileSystem: 'exFAT',
  sizeBytes: 28_600_000_000,
  freeBytes: 28_100_000_000,
  removable: true,
  readOnly: false,
  present: true,
  pretend: false,
  type: 'usb',
  medium: null,
  markedAs: null,
  carriesThisVault: false,
  otherVaults: [],
  copies: [],
  announcedWords: null,
  fits: true,
  reasons: [],
  ...changes,
});

export const known = (
  label: string,
  changes: Partial<NonNullable<Volume['medium']>> = {},
): NonNullable<Volume['medium']> => ({
  id: `id of ${label}`,
  label,
  location: 'Home',
  offsite: false,
  custodian: 'Mira Holm',
  copies: 2,
  lastExportMs: nowMs - 73 * day,
  lastVerifiedMs: nowMs - 73 * day,
  freshness: 'behind',
  behindSinceMs: nowMs - 73 * day,
  ...changes,
});

export const mediumView = (label: string, changes: Partial<MediumView> = {}): MediumView => ({
  id: `id of ${label}`,
  label,
  type: 'usb',
  location: 'Home',
  offsite: false,
  custodian: 'Mira Holm',
  state: 'active',
  enrolledAtMs: nowMs - 400 * day,
  lastExportMs: nowMs - 73 * day,
  lastVerifiedMs: nowMs - 73 * day,
  volume: null,
  hardware: null,
  health: null,
  copies: [],
  ...changes,
});

/** What the system tells of a stick. */
export const drive = (changes: Partial<NonNullable<Volume['drive']>> = {}): NonNullable<Volume['drive']> => ({
  device: '/dev/sdb1',
  serial: '4C530001',
  bus: 'usb',
  sizeBytes: 28_600_000_000,
  label: 'UNTITLED',
  fileSystemId: '4A21-00FF',
  announces: [],
  ...changes,
});

/** A copy on a medium. */
export const onMedium = (
  snapshot: string,
  changes: Partial<MediumView['copies'][number]> = {},
): MediumView['copies'][number] => ({
  set: 'ACME pool',
  snapshot,
  seq: 9,
  takenAtMs: nowMs - 73 * day,
  status: 'verified',
  freshness: 'in-sync',
  verifiedAtMs: nowMs - 73 * day,
  level: 'readback',
  failures: [],
  parity: true,
  ...changes,
});

export const contents = (changes: Partial<Contents> = {}): Contents => ({
  set: 'ACME pool',
  contentDigest: 'd'.repeat(64),
  items: 23,
  bytes: 212_000_000,
  kinds: [],
  changes: [{ path: 'kes.skey', change: 'changed', detail: 'new key' }],
  changedSinceMs: nowMs - 73 * day,
  findings: [],
  retires: [],
  ...changes,
});

export const copy = (label: string, changes: Partial<CopyReport> = {}): CopyReport => ({
  medium: `id of ${label}`,
  label,
  to: `/media/${label}`,
  path: 'COLDKEEP/v/snapshots/s',
  status: 'verified',
  level: 'readback',
  unchanged: false,
  continued: 0,
  files: [],
  retired: [],
  warnings: [],
  ...changes,
});

export const removed = {
  code: 'medium-removed',
  message: 'It was removed.',
  hint: 'Plug it in again.',
} as const;

export const report = (...copies: CopyReport[]): ExportReport => ({
  snapshot: { id: 's', seq: 9, contentDigest: 'd'.repeat(64), items: 23, bytes: 212_000_000 },
  copies,
  findings: [],
});

const job = {
  title: 'Export of ACME pool',
  startedAtMs: nowMs,
  endedAtMs: null,
  progress: [],
  cancellable: true,
  state: 'running',
  error: null,
  result: null,
} as const;

export const exportJob = (id: string, changes: Partial<JobOf<'export'>> = {}): JobOf<'export'> => ({
  ...job,
  progress: [],
  kind: 'export',
  id,
  ...changes,
});

export const contentsJob = (id: string, changes: Partial<JobOf<'contents'>> = {}): JobOf<'contents'> => ({
  ...job,
  progress: [],
  kind: 'contents',
  id,
  ...changes,
});

export const coldJob = (id: string, changes: Partial<JobOf<'cold-read'>> = {}): JobOf<'cold-read'> => ({
  ...job,
  progress: [],
  kind: 'cold-read',
  id,
  ...changes,
});

export const repairJob = (id: string, changes: Partial<JobOf<'repair'>> = {}): JobOf<'repair'> => ({
  ...job,
  progress: [],
  kind: 'repair',
  id,
  ...changes,
});

export const progress = (
  subject: string,
  phase: string,
  changes: Partial<JobProgress> = {},
): JobProgress => ({
  subject,
  phase,
  past: [],
  done: 0,
  total: 100,
  unit: 'bytes',
  perSecond: null,
  secondsLeft: null,
  ...changes,
});
