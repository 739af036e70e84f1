// Every call of the contract, one by one, on an app in which no vault is open.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type Client } from '../../../shared/ipc/contract.ts';
import { IpcWorld } from './ipc-world.ts';

const ipc = new IpcWorld();
let folder = '';
let volume = '';

beforeAll(async () => {
  await ipc.session.refresh();
  folder = await chooseFolder();
  volume = await ipc.volume('blue');
  // The person goes away from every window that opens.
  ipc.typed = null;
});

afterAll(() => ipc.end());

/** Chosen folders are forgotten at a lock. */
const chooseFolder = () => ipc.choose('medium', ipc.world.path('keys'));

const set = 'pool';
const sheet = { set, scenario: 'laptop-lost' };
const run = 'run-1';

/** What a call answers while no vault is open: a value, or the code of its error. */
type Expected = 'a value' | 'vault-missing' | 'bad-input' | 'drive-unknown';

/** An input that the contract accepts, for each call, and what comes of it. */
const samples: { [G in keyof Client]: Record<keyof Client[G], [input: () => unknown, Expected]> } = {
  app: {
    state: [() => ({}), 'a value'],
    touch: [() => ({}), 'a value'],
    confirmClock: [() => ({}), 'a value'],
    acceptNetwork: [() => ({}), 'a value'],
    chooseFolder: [() => ({ purpose: 'source' }), 'a value'],
    quit: [() => ({}), 'a value'],
  },
  settings: {
    read: [() => ({}), 'a value'],
    change: [() => ({ theme: 'dark' }), 'a value'],
  },
  jobs: {
    cancel: [() => ({ job: 'job-1' }), 'a value'],
    dismiss: [() => ({ job: 'job-1' }), 'a value'],
  },
  vault: {
    create: [() => ({ name: 'ACME keys' }), 'a value'],
    unlock: [() => ({}), 'a value'],
    lock: [() => ({}), 'a value'],
    inspectCarrier: [() => ({ volume }), 'a value'],
    adopt: [() => ({ volume }), 'a value'],
    visit: [() => ({ volume }), 'a value'],
    endPractice: [() => ({}), 'a value'],
    changePassphrase: [() => ({}), 'vault-missing'],
    keys: [() => ({}), 'vault-missing'],
    practiceSystems: [() => ({}), 'a value'],
    practise: [() => ({}), 'a value'],
  },
  overview: {
    read: [() => ({}), 'vault-missing'],
    refresh: [() => ({}), 'vault-missing'],
    duties: [() => ({}), 'vault-missing'],
    plan: [() => ({ set }), 'vault-missing'],
  },
  sets: {
    list: [() => ({}), 'vault-missing'],
    read: [() => ({ set }), 'vault-missing'],
    profiles: [() => ({}), 'a value'],
    propose: [() => ({ folders: [folder] }), 'vault-missing'],
    preview: [() => ({ folders: [folder], profile: 'custom' }), 'vault-missing'],
    add: [() => ({ name: set, profile: 'custom', folders: [folder] }), 'vault-missing'],
    remove: [() => ({ set, confirm: set }), 'vault-missing'],
    scan: [() => ({ set }), 'vault-missing'],
    knowledge: [() => ({ set }), 'vault-missing'],
    describe: [() => ({ set, changes: { network: 'preview' } }), 'vault-missing'],
    assign: [() => ({ set, item: 'keys/a', key: null }), 'vault-missing'],
    attest: [
      () => ({ set, key: 'mnemonic-ref', place: 'Bank', custodian: 'Mira Holm', lookedAtMs: 1 }),
      'vault-missing',
    ],
    ownProfile: [
      () => ({ set, profile: { coldkeepProfile: 1, title: 'Bridge', summary: '', items: [] } }),
      'vault-missing',
    ],
    importProfile: [() => ({}), 'a value'],
    exportProfile: [() => ({ set }), 'vault-missing'],
    retention: [() => ({ set }), 'vault-missing'],
  },
  kits: {
    systems: [() => ({}), 'a value'],
    describe: [() => ({ system: 'custom', set: null }), 'a value'],
    write: [() => ({ system: 'custom', set: null }), 'vault-missing'],
  },
  bundles: {
    choose: [() => ({}), 'a value'],
    inspect: [() => ({ bundle: 'bundle-0123456789abcdef' }), 'vault-missing'],
    import: [() => ({ set, bundle: 'bundle-0123456789abcdef', words: '' }), 'vault-missing'],
    list: [() => ({ set }), 'vault-missing'],
    remove: [() => ({ set, id: 'a'.repeat(32), why: 'taken twice' }), 'vault-missing'],
  },
  volumes: {
    list: [() => ({ set: null }), 'a value'],
    addFolder: [async () => ({ folder: await chooseFolder() }), 'a value'],
    mount: [() => ({ volume }), 'drive-unknown'],
    release: [() => ({ volume }), 'drive-unknown'],
    neverOffer: [() => ({ volume }), 'vault-missing'],
    pull: [() => ({ volume }), 'bad-input'],
    plug: [() => ({ volume }), 'bad-input'],
  },
  media: {
    list: [() => ({}), 'vault-missing'],
    change: [() => ({ medium: 'x', changes: { label: 'Blue stick' } }), 'vault-missing'],
    test: [() => ({ volume, extent: 'sampled', label: null }), 'vault-missing'],
    repair: [() => ({ volume, from: [] }), 'vault-missing'],
    clone: [() => ({ from: volume, snapshot: null, to: [volume] }), 'vault-missing'],
  },
  exports: {
    contents: [() => ({ set }), 'vault-missing'],
    start: [() => ({ set, targets: [{ volume, words: {} }], acceptedCritical: null }), 'vault-missing'],
    coldRead: [() => ({ volume }), 'vault-missing'],
  },
  verifications: { start: [() => ({ volume, open: false }), 'vault-missing'] },
  drills: {
    start: [() => ({ volume, set }), 'vault-missing'],
    record: [() => ({ set, parts: [], note: '' }), 'vault-missing'],
    history: [() => ({ set: null }), 'vault-missing'],
  },
  restores: {
    options: [() => ({ volume }), 'vault-missing'],
    start: [() => ({ volume, snapshot: 'x', only: null, into: folder, insistStale: null }), 'vault-missing'],
  },
  checklists: {
    list: [() => ({}), 'vault-missing'],
    read: [() => sheet, 'vault-missing'],
    print: [() => ({ ...sheet, paper: 'A4' }), 'vault-missing'],
    savePdf: [() => ({ ...sheet, paper: 'A4' }), 'vault-missing'],
    runs: [() => ({}), 'vault-missing'],
    begin: [() => ({ ...sheet, by: 'Ada', second: '' }), 'vault-missing'],
    tick: [() => ({ run, step: 0, by: 'Ada', second: '', note: '' }), 'vault-missing'],
    end: [() => ({ run, result: 'rehearsed', notes: '' }), 'vault-missing'],
  },
  sheets: {
    print: [() => ({ sheet: { kind: 'plan', set }, paper: 'A4' }), 'vault-missing'],
    savePdf: [() => ({ sheet: { kind: 'labels', media: 'all' }, paper: 'Letter' }), 'vault-missing'],
  },
  journal: { read: [() => ({}), 'vault-missing'] },
};

const rows = Object.entries(contract).flatMap(([group, calls]) =>
  Object.keys(calls).map((name) => {
    const [input, expected] = (samples[group as keyof Client] as Record<string, [() => unknown, Expected]>)[
      name
    ] ?? [() => undefined, 'a value'];
    return { group: group as keyof Client, name, input, expected };
  }),
);

describe('every call of the contract while no vault is open', () => {
  it.each(rows)('$group $name: $expected', async ({ group, name, input, expected }) => {
    const answer = await ipc.ask(group, name as never, await input());
    expect(answer.ok ? 'a value' : answer.error.code).toBe(expected);
  });

  it.each(rows)('$group $name is refused to a stranger', async ({ group, name, input }) => {
    const reported = ipc.reports.length;
    const answer = await ipc.ask(group, name as never, await input(), 'stranger');
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(ipc.reports.splice(reported)).toHaveLength(1);
  });

  it('has brought no fault of ours to light', () => {
    expect(ipc.reports).toEqual([]);
  });
});
