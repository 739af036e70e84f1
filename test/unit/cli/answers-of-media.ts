// What the fake engine answers of media and of the copies on them.
import type {
  AdoptReport,
  CopyReport,
  DrillReport,
  ExportReport,
  MediumSummary,
  RestoreReport,
  VerifyReport,
} from '../../../shared/domain/reports.ts';
import type { MediumTestReport } from '../../../shared/domain/medium-test.ts';
import type { CloneReport } from '../../../shared/domain/clone-report.ts';
import type { RepairReport } from '../../../shared/domain/repair-report.ts';
import type { SpoolReport } from '../../../shared/domain/spool-report.ts';
import type { Carried } from '../../../electron/core/drives/carried.ts';
import { snapshotId, mediumId, sha256 } from './answer-names.ts';

export const goodCopy: CopyReport = {
  medium: mediumId,
  label: 'Blue stick',
  to: '/media/blue',
  path: `COLDKEEP/vault/snapshots/${snapshotId}`,
  status: 'verified',
  level: 'readback',
  unchanged: false,
  continued: 0,
  files: [{ path: 'COLDKEEP/vault/manifest.age', bytes: 1000, sha256 }],
  retired: [],
  warnings: [],
};

export const exportReport: ExportReport = {
  snapshot: { id: snapshotId, seq: 1, contentDigest: sha256, items: 2, bytes: 2_000_200 },
  copies: [goodCopy],
  findings: [],
};

export const spoolReport: SpoolReport = {
  snapshot: snapshotId,
  set: 'pool',
  bytes: 3_000_000,
  sealedAt: '2026-11-20T10:00:00.000Z',
  until: '2026-12-04T10:00:00.000Z',
  waiting: [
    { id: mediumId, label: 'Blue stick' },
    { id: '22222222-0000-4000-8000-000000000002', label: null },
  ],
};

export const repairReport: RepairReport = {
  medium: mediumId,
  copies: [{ snapshot: snapshotId, set: 'pool', status: 'whole', repaired: [], failures: [] }],
  files: [],
  failures: [],
  notes: [],
};

export const cloneReport: CloneReport = {
  snapshot: snapshotId,
  from: mediumId,
  signatureVerified: true,
  copies: [
    {
      medium: '22222222-0000-4000-8000-000000000002',
      to: '/media/red',
      path: `COLDKEEP/v/snapshots/${snapshotId}`,
      level: 'readback',
      unchanged: false,
      files: [],
      warnings: [],
    },
  ],
};

export const verifyReport: VerifyReport = {
  medium: mediumId,
  copies: [{ snapshot: snapshotId, set: 'pool', status: 'verified', level: 'readback', failures: [] }],
  failures: [],
  notes: ['lost+found was left alone.'],
};

export const carried: Carried = {
  freeBytes: 12_000_000_000,
  medium: mediumId,
  vaults: [{ id: '11111111-0000-4000-8000-000000000001', copies: [snapshotId] }],
  unreadable: null,
};

export const drillReport: DrillReport = {
  snapshot: snapshotId,
  set: 'pool',
  status: 'passed',
  seconds: 1.5,
  items: 2,
  bytes: 2_000_200,
  failures: [],
};

export const restoreReport: RestoreReport = {
  snapshot: snapshotId,
  set: 'pool',
  into: '/tmp/pool',
  items: 2,
  failures: [],
  findings: [],
  plan: [
    {
      order: 1,
      key: 'cold-skey',
      title: 'Cold signing key',
      paths: ['keys/cold.skey'],
      owner: 'operator',
      mode: '400',
      step: 'Put it back.',
      warning: 'It never goes onto a machine with a network.',
      commands: ['chmod 400 keys/cold.skey'],
    },
  ],
  warnings: ['Never run two producers.'],
};

export const adoptReport: AdoptReport = {
  vault: '11111111-0000-4000-8000-000000000001',
  seq: 7,
  asOf: '2026-11-20T10:00:00.000Z',
  sets: 1,
  media: 2,
  copies: 3,
  notes: [],
};

export const mediumSummary: MediumSummary = {
  id: mediumId,
  label: 'Blue stick',
  type: 'usb',
  location: 'Safe',
  offsite: false,
  custodian: 'Ada',
  state: 'active',
  copies: 1,
};

export const mediumTestReport: MediumTestReport = {
  medium: null,
  label: null,
  recorded: false,
  test: {
    extent: 'sampled',
    verdict: 'passed',
    freeBytes: 32e9,
    testedBytes: 362e6,
    writeBytesPerSecond: 9e6,
    readBytesPerSecond: 25e6,
    firstFailureAt: null,
    failures: [],
    level: 'readback',
  },
  notes: [],
};
