import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../../shared/domain/facts.ts';
import { factBodies } from '../../../shared/domain/facts.ts';
import { describeFact } from '../../../shared/domain/journal.ts';
import { noKnowledge } from '../../../shared/domain/set-knowledge.ts';
import {
  attributes,
  installation,
  mediumId,
  setId,
  sha256,
  snapshotId,
  startMs,
  uuid,
  writtenFiles,
} from '../../support/catalogue.ts';

const names = {
  set: (id: string) => (id === setId ? 'ACME pool' : id),
  medium: (id: string) => (id === mediumId ? 'Blue stick' : id),
  checklist: (run: string) => (run === uuid(7) ? 'The laptop is lost' : run),
  knowledgeBefore: () => noKnowledge,
};

const said = (fact: NewFact): string => {
  const recorded = { installation, number: 1, atMs: startMs, previousHash: '', hash: '' };
  return describeFact({ ...fact, ...recorded }, names);
};

const snapshot = snapshotId(1);
const counts = { contentDigest: sha256('x'), items: 3, bytes: 5 };
const failure = { path: 'a', reason: 'differs' };
const finding = { code: 'x', severity: 'warn' as const, subject: 'x', message: 'x', fix: '' };
const rehearsal = { set: setId, snapshot, items: 3, failures: [] };

const step = { run: uuid(7), step: 0, ticked: true, by: 'Ada', second: '', minutes: null, note: '' };

const bundle = {
  id: 'ab'.repeat(16),
  sha256: 'ab'.repeat(32),
  bytes: 5,
  label: 'ccn-1',
  importedAtMs: startMs,
  originConfirmed: false,
  conditions: {
    system: 'aleph-ccn',
    host: 'ccn-1',
    startedAtMs: startMs,
    endedAtMs: startMs,
    serviceStopped: null,
    clockOffsetSeconds: null,
    versions: [],
    notes: [],
  },
};

const sentences: [NewFact, string][] = [
  [
    { kind: 'vault-created', body: { vault: uuid(2), name: 'ACME', recipient: 'age1', signingKey: 'RW' } },
    'The vault "ACME" was created.',
  ],
  [
    { kind: 'vault-adopted', body: { medium: mediumId, seq: 4, asOfMs: 0 } },
    'The vault was brought to this machine from "Blue stick", as of seq 4.',
  ],
  [
    {
      kind: 'medium-seen',
      body: {
        medium: mediumId,
        hardware: {
          description: 'SanDisk Cruzer Blade',
          serial: '4C53',
          fileSystemId: '4A21-00FF',
          sizeBytes: 8e9,
        },
      },
    },
    '"Blue stick" was seen on SanDisk Cruzer Blade, serial 4C53, file system 4A21-00FF.',
  ],
  [
    {
      kind: 'medium-seen',
      body: {
        medium: mediumId,
        hardware: { description: null, serial: null, fileSystemId: null, sizeBytes: 8e9 },
      },
    },
    '"Blue stick" was seen on hardware that says nothing of itself.',
  ],
  [
    {
      kind: 'medium-tested',
      body: {
        medium: mediumId,
        test: {
          extent: 'full',
          verdict: 'failed',
          freeBytes: 8e9,
          testedBytes: 4e9,
          writeBytesPerSecond: 1e7,
          readBytesPerSecond: 2e7,
          firstFailureAt: 2e9,
          failures: ['It gave back other bytes than it was given.'],
        },
      },
    },
    'The full test of "Blue stick" failed: "It gave back other bytes than it was given.".',
  ],
  [
    {
      kind: 'parity-written',
      body: {
        medium: mediumId,
        snapshot: snapshotId(1),
        files: [{ path: 'COLDKEEP/p.par2', bytes: 1, sha256: sha256('p') }],
      },
    },
    `Parity for ${snapshotId(1)} was written to "Blue stick".`,
  ],
  [
    {
      kind: 'copy-repaired',
      body: { medium: mediumId, snapshot: snapshotId(1), files: ['COLDKEEP/a'], from: 'parity' },
    },
    `1 file of the copy of ${snapshotId(1)} on "Blue stick" was repaired from its parity.`,
  ],
  [{ kind: 'passphrase-changed', body: { identitySha256: sha256('x') } }, 'The passphrase was changed.'],
  [
    {
      kind: 'set-added',
      body: { set: setId, name: 'ACME pool', profile: 'custom', sources: [{ label: 'a', path: '/a' }] },
    },
    'The set "ACME pool" (custom) was added with 1 source.',
  ],
  [
    { kind: 'set-removed', body: { set: setId } },
    'The set "ACME pool" was removed; its copies stay where they are.',
  ],
  [
    { kind: 'bundle-imported', body: { set: setId, bundle } },
    'A bundle of aleph-ccn on ccn-1 was imported into "ACME pool" (abababab); its origin was not confirmed.',
  ],
  [
    { kind: 'bundle-removed', body: { set: setId, id: bundle.id, why: 'a newer one is here' } },
    'The bundle abababab was removed from "ACME pool": "a newer one is here".',
  ],
  [
    {
      kind: 'set-described',
      body: {
        set: setId,
        knowledge: {
          ...noKnowledge,
          options: ['no-genesis'],
          network: 'preprod',
          seenSlot: { slot: 140_000_000, atMs: startMs },
          onChainCounter: { number: null, atMs: startMs },
          assignments: [{ path: 'pool/x', key: 'cold-skey' }],
          attestations: [{ key: 'seed', place: 'Bank', custodian: 'Ada', lookedAtMs: startMs }],
          verificationLevel: 'cold',
        },
      },
    },
    'Of "ACME pool" was said: "no-genesis" holds; network preprod; slot 140000000 was seen online on 1 Jan 2026; ' +
      'the certificate number on the chain was none, no block was made yet on 1 Jan 2026; pool/x is "cold-skey"; ' +
      '"seed" is at Bank, with Ada, last seen there on 1 Jan 2026; only a cold reading counts as verified.',
  ],
  [
    {
      kind: 'scanned',
      body: { set: setId, ...counts, findings: [finding, { ...finding, severity: 'good' }] },
    },
    'The sources of "ACME pool" were scanned: 3 items, 1 finding.',
  ],
  [
    { kind: 'snapshot-taken', body: { set: setId, snapshot, seq: 1, ...counts } },
    `Snapshot ${snapshot} of "ACME pool" was taken as seq 1: 3 items.`,
  ],
  [
    { kind: 'medium-enrolled', body: { medium: mediumId, ...attributes } },
    '"Blue stick" became a medium of this vault (usb, Safe, off-site).',
  ],
  [
    { kind: 'medium-enrolled', body: { medium: mediumId, ...attributes, location: '', offsite: false } },
    '"Blue stick" became a medium of this vault (usb, no location given, on-site).',
  ],
  [
    { kind: 'medium-changed', body: { medium: mediumId, location: 'Bank', offsite: false, state: 'lost' } },
    '"Blue stick" was changed: location "Bank", on-site, state lost.',
  ],
  [
    {
      kind: 'copy-recorded',
      body: { medium: mediumId, snapshot, path: 'x', level: 'readback', files: writtenFiles(1) },
    },
    `Snapshot ${snapshot} was written to "Blue stick" and read back.`,
  ],
  [
    { kind: 'vault-files-written', body: { medium: mediumId, identitySha256: sha256('x'), files: [] } },
    'Identity and catalogue on "Blue stick" were brought up to date.',
  ],
  [
    {
      kind: 'copy-verified',
      body: { medium: mediumId, snapshot, status: 'verified', level: 'opened', failures: [] },
    },
    `The copy of ${snapshot} on "Blue stick" was verified (read back, decrypted and compared).`,
  ],
  [
    {
      kind: 'copy-verified',
      body: { medium: mediumId, snapshot, status: 'suspect', level: 'cached', failures: [failure, failure] },
    },
    `The copy of ${snapshot} on "Blue stick" did not verify, 2 failures.`,
  ],
  [
    {
      kind: 'copy-verified',
      body: { medium: mediumId, snapshot, status: 'missing', level: 'cached', failures: [failure] },
    },
    `The copy of ${snapshot} on "Blue stick" is missing.`,
  ],
  [
    { kind: 'copy-retired', body: { medium: mediumId, snapshot, why: 'it made room' } },
    `The copy of ${snapshot} on "Blue stick" was retired: it made room.`,
  ],
  [
    {
      kind: 'drilled',
      body: { medium: null, status: 'failed', seconds: 1.5, ...rehearsal, failures: [failure] },
    },
    'A drill of "ACME pool" from a folder failed: 3 items in 1.5 seconds, 1 failure.',
  ],
  [
    { kind: 'restored', body: { medium: mediumId, forcedStale: true, ...rehearsal } },
    `"ACME pool" was restored from "Blue stick" (snapshot ${snapshot}): 3 items, although a newer snapshot was known.`,
  ],
  [
    {
      kind: 'restored',
      body: { medium: mediumId, forcedStale: true, staleReason: 'the bank is closed', ...rehearsal },
    },
    `"ACME pool" was restored from "Blue stick" (snapshot ${snapshot}): 3 items, although a newer snapshot was known: "the bank is closed".`,
  ],
  [
    {
      kind: 'findings-accepted',
      body: {
        set: setId,
        snapshot,
        reason: 'it is in the hardware wallet',
        findings: [{ code: 'missing-required', subject: 'cold-skey' }],
      },
    },
    '"ACME pool" was exported in spite of 1 critical finding (missing-required: cold-skey): "it is in the hardware wallet".',
  ],
  [
    {
      kind: 'checklist-begun',
      body: {
        run: uuid(7),
        set: setId,
        scenario: 'laptop-lost',
        title: 'The laptop is lost',
        by: 'Ada',
        second: 'Bo',
        steps: [{ title: 'Fetch the medium', critical: true }],
      },
    },
    'The checklist "The laptop is lost" of "ACME pool" was begun by Ada and Bo.',
  ],
  [
    { kind: 'checklist-step', body: { ...step, second: 'Bo', minutes: 12, note: 'key was stiff' } },
    'Step 1 of "The laptop is lost" was done by Ada, watched by Bo, in 12 min: "key was stiff".',
  ],
  [{ kind: 'checklist-step', body: step }, 'Step 1 of "The laptop is lost" was done by Ada.'],
  [
    { kind: 'checklist-step', body: { ...step, ticked: false } },
    'The tick of step 1 of "The laptop is lost" was taken back by Ada.',
  ],
  [
    { kind: 'checklist-ended', body: { run: uuid(7), result: 'running-again', notes: '' } },
    'The checklist "The laptop is lost" ended: running again.',
  ],
  [
    { kind: 'checklist-ended', body: { run: uuid(7), result: 'given-up', notes: 'no cable' } },
    'The checklist "The laptop is lost" ended: given up. Notes: "no cable".',
  ],
  [{ kind: 'noted', body: { what: 'The clock went backwards' } }, 'The clock went backwards.'],
];

describe('a fact in words', () => {
  it.each(sentences)('%j', (fact, sentence) => {
    expect(factBodies[fact.kind].safeParse(fact.body).success).toBe(true);
    expect(said(fact)).toBe(sentence);
  });

  it('is known for every kind', () => {
    expect(new Set(sentences.map(([{ kind }]) => kind))).toEqual(new Set(Object.keys(factBodies)));
  });
});
