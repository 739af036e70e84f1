// An engine without files, keys or media: it answers with what the test gave it, and keeps what it was asked.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { defaultSettings } from '../../../shared/domain/settings.ts';
import type { Engine } from '../../../electron/cli/engine.ts';
import { partition, stick } from '../drives/drives.ts';
import type { UnlockedVault } from '../../../electron/core/vault-api.ts';
import { mediumId, passphrase } from './answer-names.ts';
import {
  exportReport,
  spoolReport,
  repairReport,
  cloneReport,
  verifyReport,
  carried,
  drillReport,
  restoreReport,
  adoptReport,
  mediumSummary,
  mediumTestReport,
} from './answers-of-media.ts';
import {
  scanReport,
  importedBundle,
  setStatus,
  checklist,
  profile,
  knowledge,
  derived,
  retentionReport,
} from './answers-of-sets.ts';

export * from './answer-names.ts';
export * from './answers-of-media.ts';
export * from './answers-of-sets.ts';

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
      onPlan?.({ bytes: 362e6, readBytes: 362e6, freeBytes: 32e9, seconds: 63 });
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
      onPlan?.({ bytes: 362e6, readBytes: 362e6, freeBytes: 32e9, seconds: 63 });
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
