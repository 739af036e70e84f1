// Checklists of the scenarios that profiles bring: what they weave together, and what they fill in.
import { describe, expect, it } from 'vitest';
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import {
  buildChecklist,
  checklistHtml,
  checklistMarkdown,
  type ChecklistInput,
} from '../../../shared/domain/checklists/index.ts';
import type { DerivedValue } from '../../../shared/domain/derived-value.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { Checklist } from '../../../shared/domain/reports.ts';
import { profiles } from '../../../shared/profiles/index.ts';
import { matchItem } from '../../../shared/profiles/match.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import { all, commands, pool, titles } from './checklist-input.ts';

const profileNamed = (id: string): Profile => {
  const profile = profiles.find((candidate) => candidate.id === id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  return profile;
};

const fileOf = (profile: Profile, path: string): Item => {
  const known = matchItem(profile, { path, envelopeType: null });
  return {
    path,
    type: 'file',
    key: known?.key ?? 'unclassified',
    kind: known?.kind ?? 'data',
    derivable: known?.derivable ?? false,
    size: 10,
    mode: 0o600,
    mtimeSeconds: 0,
    sha256: 'ab'.repeat(32),
  };
};

const inputOf = (
  id: string,
  paths: readonly string[],
  changes: Partial<ChecklistInput> = {},
): ChecklistInput => {
  const profile = profileNamed(id);
  return {
    ...pool,
    set: { name: 'The set', profile, sources: [{ label: 'host', path: '/srv/host' }] },
    items: paths.map((path) => fileOf(profile, path)),
    ...changes,
  };
};

const derived = (name: string, value: string): DerivedValue => ({
  name,
  title: name,
  value,
  subject: '',
  note: '',
});
const stepNamed = (checklist: Checklist, start: string) =>
  checklist.steps.find(({ title }) => title.startsWith(start));
const every = profiles.flatMap((profile) =>
  profile.scenarios.map((scenario) => ({ id: profile.id, scenario: scenario.id })),
);

describe('every checklist of every profile', () => {
  it.each(every)(
    '$id, $scenario: leaves no brace, no placeholder of code, and prints',
    ({ id, scenario }) => {
      for (const input of [
        inputOf(id, []),
        inputOf(id, ['host/kes.skey', 'host/chaindata/x', 'host/dump.sql']),
      ]) {
        const checklist = buildChecklist(scenario, input);
        expect(all(checklist)).not.toMatch(/\{\{|undefined|null,|NaN/);
        expect(checklist.title).not.toBe('');
        expect(checklist.never.length).toBeGreaterThanOrEqual(3);
        expect(checklistHtml(checklist)).toContain('<ol class="steps">');
        expect(checklistMarkdown(checklist)).toContain('## Steps');
      }
    },
  );

  it.each(profiles.filter(({ id }) => id !== 'custom'))('$id: says what must never be done', (profile) => {
    const checklist = buildChecklist('originals-lost', inputOf(profile.id, []));
    expect(checklist.never.slice(0, profile.never.length)).toEqual(profile.never);
  });
});

describe('a scenario that needs a medium', () => {
  const paths = ['host/kes.skey', 'host/node.cert', 'host/vrf.skey', 'host/node.skey', 'host/topology.json'];
  const checklist = buildChecklist('producer-lost', inputOf('cardano-spo', paths));

  it('stops first, then fetches, verifies, restores, carries, places, and only then starts', () => {
    const order = titles(checklist);
    const places = [
      'Is this what happened?',
      'Make sure that the old producer is off',
      'Choose a machine that is in sync',
      'Fetch the medium',
      'Sit down at the offline machine',
      'Attach the medium',
      'Verify the copy',
      'Restore',
      'Compare',
      'Carry it to the host, sealed',
      'Put everything back in this order',
      'Put the three hot files in place',
      'Make the machine a producer',
      'See that it will make blocks',
      'Have enough copies',
      'Without Coldkeep: the tools',
    ].map((start) => order.findIndex((title) => title.startsWith(start)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('restores only the kinds that it needs, and carries only its own items', () => {
    const restore = commands(checklist).find((command) => command.startsWith('coldkeep restore'));
    expect(restore).toContain(' --only secret-hot,public,config,binary,data');
    const carry = stepNamed(checklist, 'Carry it')?.commands[0] ?? '';
    expect(carry).toContain('./host/kes.skey');
    expect(carry).not.toContain('node.skey');
    expect(all(checklist)).not.toContain('(host/node.skey)');
  });

  it('lists the items in the order of the profile, with owner, mode, step and warning', () => {
    const acts = stepNamed(checklist, 'Put everything back')?.acts ?? [];
    expect(acts.map((act) => act.slice(0, act.indexOf(')') + 1))).toEqual([
      '1. KES signing key (host/kes.skey)',
      '2. Operational certificate (host/node.cert)',
      '3. VRF signing key (host/vrf.skey)',
      '4. Node configuration and topology (host/topology.json)',
    ]);
    expect(acts[0]).toContain('service user, 400.');
    expect(acts[0]).toContain('Beware: Both or neither, of the same moment');
  });
});

describe('what is filled in', () => {
  const values = [
    derived('pool-id', 'pool1abc'),
    derived('opcert-number', '7'),
    derived('network', 'preview'),
  ];
  const filled = buildChecklist(
    'producer-lost',
    inputOf('cardano-spo', ['host/acme.node-007.opcert'], { derived: values }),
  );

  it('are derived values, names of files and the flag of the network', () => {
    const step = stepNamed(filled, 'See that it will make blocks');
    expect(step?.acts[0]).toBe(
      'The certificate is number 7 and lasts until __________. The pool is pool1abc.',
    );
    expect(step?.commands[0]).toBe(
      'sudo cardano-cli query kes-period-info --testnet-magic 2 --op-cert-file "$KEYS"/acme.node-007.opcert',
    );
  });

  it('are usual names where the set has no such file, and blanks where values contradict each other', () => {
    const bare = buildChecklist(
      'producer-lost',
      inputOf('cardano-spo', [], { derived: [...values, derived('pool-id', 'pool1xyz')] }),
    );
    expect(all(bare)).toContain('--op-cert-file \\"$KEYS\\"/node.cert');
    expect(stepNamed(bare, 'See that it will make blocks')?.acts[0]).toContain('The pool is __________.');
  });

  it('cannot break out of a command or hide in a sheet', () => {
    const hostile = inputOf('cardano-spo', ["host/x'; rm -rf ~ #.opcert"], {
      derived: [derived('pool-id', 'pool1\u202Eevil\n$(reboot)')],
    });
    const checklist = buildChecklist('producer-lost', hostile);
    expect(commands(checklist).join('\n')).toContain(String.raw`'x'\''; rm -rf ~ #.opcert'`);
    expect(all(checklist)).not.toContain('\u202E');
  });
});

describe('what is in no file', () => {
  const lookedAtMs = Date.parse('2026-11-12T09:00:00Z');
  const attestation = {
    key: 'passphrase-ref',
    place: 'Safe at the bank',
    custodian: 'Mira Holm',
    lookedAtMs,
  };

  it('is fetched by place and person before anything is restored', () => {
    const checklist = buildChecklist(
      'server-lost',
      inputOf('qrl-tipbot', [], { attestations: [attestation] }),
    );
    const step = stepNamed(checklist, 'Fetch what is in no file');
    expect(step?.acts[0]).toBe(
      'Passphrase of the wallet: Safe at the bank, Mira Holm; last seen there on 12 Nov 2026.',
    );
    expect(titles(checklist).indexOf('Fetch what is in no file')).toBeLessThan(
      titles(checklist).indexOf('Restore'),
    );
  });

  it('has a blank where nobody recorded it, and no step where the set does without', () => {
    const blank = buildChecklist('wallet-locked', inputOf('qrl-tipbot', []));
    expect(stepNamed(blank, 'Fetch what is in no file')?.acts[0]).toContain(
      'nobody recorded where. Place __________',
    );
    expect(titles(blank)).not.toContain('Restore');
    const without = buildChecklist('server-lost', inputOf('openspp', [], { waived: ['key-export'] }));
    expect(titles(without)).not.toContain('Fetch what is in no file');
    expect(titles(buildChecklist('originals-lost', inputOf('cardano-spo', [])))).not.toContain(
      'Fetch what is in no file',
    );
  });
});

const bundle = (serviceStopped: boolean | null, originConfirmed = true): ImportedBundle => ({
  id: 'a'.repeat(32),
  sha256: 'a'.repeat(64),
  bytes: 10,
  label: 'node-1',
  importedAtMs: 0,
  originConfirmed,
  conditions: {
    system: 'loom-node',
    host: 'validator-1',
    startedAtMs: Date.parse('2026-11-20T10:00:00Z'),
    endedAtMs: Date.parse('2026-11-20T10:05:00Z'),
    serviceStopped,
    clockOffsetSeconds: 125.4,
    versions: [{ program: 'loom', version: 'build 1500' }],
    notes: ['disk nearly full'],
  },
});

describe('what a bundle says of how it was taken', () => {
  const paths = ['node-1/chaindata/data/x', 'node-1/app.db/y'];
  const checklistOf = (...bundles: ImportedBundle[]) =>
    buildChecklist('data-corrupted', inputOf('loom-node', paths, { bundles }));

  it('is told before its items go back, and marks what was captured while the service ran', () => {
    const checklist = checklistOf(bundle(false, false));
    const step = stepNamed(checklist, 'Know how it was captured');
    expect(step?.critical).toBe(true);
    expect(step?.acts).toEqual([
      'node-1: taken on validator-1 from 20 Nov 2026, 10:00 UTC to 20 Nov 2026, 10:05 UTC; THE SERVICE RAN.',
      'node-1: origin not confirmed. Nobody compared the words of its host.',
      'node-1: the clock of its host was wrong by 125 seconds.',
      'node-1: loom build 1500.',
      'node-1: disk nearly full',
      expect.stringContaining('may not fit together'),
    ]);
    const order = stepNamed(checklist, 'Put everything back')?.acts ?? [];
    expect(order).toHaveLength(2);
    for (const line of order) expect(line).toContain('Captured while the service ran.');
  });

  it('is no warning where the service was stopped, and nothing where there is no bundle', () => {
    const stopped = checklistOf(bundle(true));
    expect(stepNamed(stopped, 'Know how it was captured')?.critical).toBe(false);
    expect(all(stopped)).not.toContain('Captured while the service ran.');
    expect(titles(checklistOf())).not.toContain('Know how it was captured');
  });
});
