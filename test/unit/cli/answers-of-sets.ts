// What the fake engine answers of sets: their originals, what is known of them, where they stand.
import type { Checklist, ScanReport, SetStatus } from '../../../shared/domain/reports.ts';
import type { RetentionReport } from '../../../shared/domain/retention-report.ts';
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import type { DerivedValue } from '../../../shared/domain/derived-value.ts';
import { noKnowledge, type SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { laptopLost } from '../../../shared/profiles/scenarios.ts';
import { snapshotId, mediumId, sha256 } from './answer-names.ts';

export const scanReport: ScanReport = {
  set: 'pool',
  contentDigest: sha256,
  items: [
    { path: 'keys/cold.skey', key: 'cold-skey', kind: 'secret-cold', size: 200, sha256 },
    { path: 'keys/topology.json', key: 'topology', kind: 'config', size: 2_000_000, sha256 },
  ],
  findings: [
    {
      code: 'mode-wide',
      severity: 'warn',
      subject: 'keys/cold.skey',
      message: 'Others can read it.',
      fix: 'chmod 400',
    },
  ],
  derived: [],
};

export const importedBundle: ImportedBundle = {
  id: sha256.slice(0, 32),
  sha256,
  bytes: 3_000_000,
  label: 'node1',
  importedAtMs: Date.parse('2026-11-21T05:00:00Z'),
  originConfirmed: true,
  conditions: {
    system: 'loom-node',
    host: 'node1',
    startedAtMs: Date.parse('2026-11-20T08:00:00Z'),
    endedAtMs: Date.parse('2026-11-20T08:05:00Z'),
    serviceStopped: false,
    clockOffsetSeconds: -0.25,
    versions: [{ program: 'loom', version: '1.2.3' }],
    notes: [],
  },
};

export const setStatus: SetStatus = {
  name: 'pool',
  profile: 'cardano-spo',
  freshness: 'in-sync',
  changes: { added: [], changed: [], removed: [] },
  copies: [
    {
      medium: mediumId,
      label: 'Blue stick',
      type: 'usb',
      location: 'Safe',
      offsite: false,
      snapshot: snapshotId,
      status: 'verified',
      freshness: 'in-sync',
      verifiedAt: '2026-11-20T10:00:00.000Z',
      level: 'readback',
      readColdAt: null,
    },
  ],
  policy: [{ rule: 'copies', status: 'met', detail: '3 of 3', fix: '' }],
  overall: 'good',
  warnings: [],
};

export const checklist: Checklist = {
  set: 'pool',
  scenario: 'laptop-lost',
  title: 'The laptop is lost',
  steps: [
    {
      title: 'Fetch the medium',
      acts: ['Take <Blue> from *Safe*'],
      commands: ['sha256sum -c --strict CHECKSUMS.sha256'],
      mustShow: ['OK'],
      critical: true,
    },
  ],
  values: [{ name: 'pool id', value: 'pool1abc' }],
  never: ['Start two producers'],
  media: [{ label: 'Blue stick', type: 'usb', location: 'Safe', custodian: 'Ada', note: 'newest' }],
  foot: { vault: 'v', seq: 7, printedAt: '2026-11-21T05:00:00.000Z', journalHead: 'abcd' },
};

export const profile: Profile = {
  id: 'custom',
  title: 'Anything else',
  summary: 'Folders of any kind.',
  items: [
    {
      key: 'cold-skey',
      title: 'Cold signing key',
      globs: ['cold.skey'],
      contents: [],
      kind: 'secret-cold',
      required: true,
      changes: 'never',
      contentDays: null,
      verifyDays: 90,
      checks: [],
      attested: false,
      derivable: false,
      restoreOrder: 1,
      restoreStep: 'Put it back.',
      restoreWarning: null,
      ownerMode: 'operator, 400',
    },
  ],
  unclassifiedKind: 'data',
  policy: {
    copies: 3,
    mediaTypes: 2,
    offsite: 1,
    verifiedWithinDays: 90,
    drilledWithinDays: 180,
    verificationLevel: 'any',
  },
  objectives: { rpoHours: null, rtoHours: null },
  scenarios: [laptopLost],
  generations: [],
  options: [],
  retention: { newest: 2, hourly: 0, daily: 0, weekly: 0, monthly: 0 },
  never: [],
};

export const knowledge: SetKnowledge = noKnowledge;

export const derived: DerivedValue[] = [
  {
    name: 'pool-id',
    title: 'Pool id',
    value: 'pool1test',
    subject: 'keys/cold.skey',
    note: 'Compare it with the explorer.',
  },
];

export const retentionReport: RetentionReport = {
  set: 'pool',
  rules: ['The 2 newest verified ones are kept, whatever their age.'],
  carriers: [
    {
      id: mediumId,
      label: 'Blue stick',
      generations: [
        { id: snapshotId, name: 'seq 3', takenAtMs: 3, keeps: true, why: 'one of the newest' },
        {
          id: '20260101T000000Z-0123456789ab',
          name: 'seq 1',
          takenAtMs: 1,
          keeps: false,
          why: 'newer ones stand for its time',
        },
      ],
    },
  ],
};
