// An engine without files, keys or media: it answers with what the test gave it, and keeps what it was asked.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type {
  AdoptReport,
  Checklist,
  CopyReport,
  DrillReport,
  ExportReport,
  MediumSummary,
  RestoreReport,
  ScanReport,
  SetStatus,
  VerifyReport,
} from '../../../shared/domain/reports.ts';
import type { MediumTestReport } from '../../../shared/domain/medium-test.ts';
import type { RetentionReport } from '../../../shared/domain/retention-report.ts';
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import type { DerivedValue } from '../../../shared/domain/derived-value.ts';
import type { CloneReport } from '../../../shared/domain/clone-report.ts';
import type { RepairReport } from '../../../shared/domain/repair-report.ts';
import { noKnowledge, type SetKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { defaultSettings } from '../../../shared/domain/settings.ts';
import type { SpoolReport } from '../../../shared/domain/spool-report.ts';
import { laptopLost } from '../../../shared/profiles/scenarios.ts';
import type { Engine } from '../../../electron/cli/engine.ts';
import type { Carried } from '../../../electron/core/drives/carried.ts';
import { partition, stick } from '../drives/drives.ts';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';

export const snapshotId = '20261121T050000Z-0123456789ab';
export const mediumId = '3fa9c1d2-0000-4000-8000-000000000001';
const sha256 = 'ab'.repeat(32);

export const passphrase = 'harbor-velvet-onion-canal-tundra-pencil-mosaic';

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

const profile: Profile = {
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

const knowledge: SetKnowledge = noKnowledge;

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

export interface FakeEngine extends Engine {
  /** Every call, as "name" followed by its arguments as JSON. */
  readonly calls: string[];
  /** The passphrase buffers that were handed over, to see that they were zeroed. */
  readonly buffers: Uint8Array[];
}

export interface Answers {
  readonly hasVault?: boolean;
  readonly vault?: Partial<UnlockedVault>;
  readonly engine?: Partial<Engine>;
}

const decoder = new TextDecoder();

export function fakeEngine({ hasVault = true, vault = {}, engine = {} }: Answers = {}): FakeEngine {
  const calls: string[] = [];
  const buffers: Uint8Array[] = [];
  const noted = (name: string, ...values: unknown[]): void => {
    calls.push([name, ...values.map((value) => JSON.stringify(value))].join(' '));
  };
  const open = (name: string, input: { passphrase: Uint8Array; at?: string }): UnlockedVault => {
    buffers.push(input.passphrase);
    noted(name, decoder.decode(input.passphrase), ...(input.at === undefined ? [] : [input.at]));
    if (decoder.decode(input.passphrase) !== passphrase) {
      throw new ColdkeepError('wrong-passphrase', 'The passphrase does not open this vault.');
    }
    return opened;
  };
  const opened: UnlockedVault = {
    id: adoptReport.vault,
    name: 'ACME keys',
    publicKeys: () => ({ recipient: 'age1test', signingKey: 'RWQtest' }),
    changePassphrase: async (fresh) => {
      if (fresh === 'typed') throw new Error('the command line has no passphrase window');
      buffers.push(fresh);
      noted('changePassphrase', decoder.decode(fresh));
      return { media: [{ id: mediumId, label: 'Blue stick' }] };
    },
    addSet: async (input) => {
      noted('addSet', input);
      return { name: input.name, profile: input.profile, sources: [...input.sources] };
    },
    listSets: () => [{ name: 'pool', profile: 'cardano-spo', sources: ['/keys'] }],
    removeSet: async (name) => noted('removeSet', name),
    knowledgeOf: () => knowledge,
    derivedOf: () => derived,
    profileOf: () => profile,
    describeSet: async (name, changes) => {
      noted('describeSet', name, changes);
      return { ...knowledge, ...changes };
    },
    assignItem: async (name, assignment) => {
      noted('assignItem', name, assignment);
      return knowledge;
    },
    attest: async (name, attestation) => {
      noted('attest', name, attestation);
      return { ...knowledge, attestations: [attestation] };
    },
    repair: async (input) => {
      noted('repair', input);
      return repairReport;
    },
    clone: async (input) => {
      noted('clone', input);
      return cloneReport;
    },
    spool: async () => null,
    clearSpool: async () => {
      noted('clearSpool');
      return spoolReport;
    },
    settings: () => defaultSettings,
    updateSettings: async (changes) => {
      noted('updateSettings', changes);
      return { ...defaultSettings, ...changes };
    },
    retention: (name, question) => {
      noted('retention', name, question ?? {});
      return retentionReport;
    },
    scan: async (name) => {
      noted('scan', name);
      return scanReport;
    },
    inspectBundle: async (file) => {
      noted('inspectBundle', file);
      const { conditions, bytes } = importedBundle;
      return { conditions, profileTitle: 'Loom node', bytes, items: 2, sealed: true, sets: ['node'] };
    },
    importBundle: async (input) => {
      noted('importBundle', input);
      return { ...scanReport, bundle: { ...importedBundle, originConfirmed: input.words !== undefined } };
    },
    bundles: () => [importedBundle],
    removeBundle: async (input) => noted('removeBundle', input),
    export: async (name, input) => {
      noted('export', name, input);
      return exportReport;
    },
    verify: async (input) => {
      noted('verify', input);
      return verifyReport;
    },
    drill: async (input) => {
      noted('drill', input);
      return drillReport;
    },
    restore: async (input) => {
      noted('restore', input);
      return restoreReport;
    },
    status: async (name) => {
      noted('status', name ?? null);
      return { sets: [setStatus] };
    },
    listMedia: () => [mediumSummary],
    testMedium: async ({ onPlan, ...input }) => {
      noted('testMedium', input);
      onPlan?.({ bytes: 362e6, freeBytes: 32e9, seconds: 63 });
      return { ...mediumTestReport, medium: mediumId, label: 'Blue stick', recorded: true };
    },
    neverOffer: async (input) => {
      noted('neverOffer', ...(input === undefined ? [] : [input]));
      return { neverOffer: [{ id: '4C530001', pluggedIn: ['SanDisk Cruzer Blade'] }] };
    },
    setMedium: async (id, changes) => {
      noted('setMedium', id, changes);
      return { ...mediumSummary, ...changes };
    },
    listScenarios: () => [{ id: 'laptop-lost', title: 'The laptop is lost' }],
    checklist: (name, scenario) => {
      noted('checklist', name, scenario);
      return checklist;
    },
    log: () => ({
      events: [{ at: '2026-11-20T10:00:00.000Z', what: 'The vault was made.' }],
      chain: 'intact',
    }),
    note: async (what) => noted('note', what),
    close: async () => noted('close'),
    ...vault,
  };
  return {
    calls,
    buffers,
    profiles: [profile],
    drives: () => Promise.resolve([stick({ partitions: [partition({ mountedAt: '/media/blue' })] })]),
    testMedium: async ({ onPlan, ...input }) => {
      noted('testMedium without a vault', input);
      onPlan?.({ bytes: 362e6, freeBytes: 32e9, seconds: 63 });
      return mediumTestReport;
    },
    driveBelow: () => Promise.resolve({ drive: stick(), partition: partition({ mountedAt: '/media/blue' }) }),
    carriedAt: () => Promise.resolve(carried),
    mountDrive: async (device) => {
      noted('mountDrive', device);
      return '/media/blue';
    },
    releaseDrive: async (name) => {
      noted('releaseDrive', name);
      return { drive: stick(), unmounted: true, poweredOff: true };
    },
    hasVault: () => Promise.resolve(hasVault),
    createVault: async (input) => {
      buffers.push(input.passphrase);
      noted('createVault', input.home, input.name, decoder.decode(input.passphrase));
      return {
        vault: opened,
        report: { vault: adoptReport.vault, recipient: 'age1test', signingKey: 'RWQtest' },
      };
    },
    openVault: async (input) => ({ vault: open('openVault', input), notes: [] }),
    adoptVault: async (input) => ({ vault: open('adoptVault', input), report: adoptReport }),
    openFromMedium: async (input) => ({ vault: open('openFromMedium', input), notes: [] }),
    cloneWithoutVault: async (input) => {
      noted('cloneWithoutVault', input);
      return cloneReport;
    },
    waitForReplug: async (folder, { onStep }) => {
      noted('waitForReplug', folder);
      onStep?.('unplug');
      onStep?.('plug');
    },
    judgePassphrase: (given) => {
      const acceptable = given.length >= 20;
      return Promise.resolve({
        acceptable,
        guessesLog10: given.length / 2,
        reason: acceptable ? '' : 'It is short.',
      });
    },
    writeKit: async (input) => {
      noted('writeKit', input);
      return {
        profile: input.profile,
        folder: input.out,
        files: ['README.txt', 'kit.conf', 'coldkeep-kit.sh'],
      };
    },
    suggestPassphrase: () => Promise.resolve(passphrase),
    ...engine,
  };
}
