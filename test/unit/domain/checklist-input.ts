// A stake pool with two media: what the checklists of the tests are filled in from.
import type {
  ChecklistCopy,
  ChecklistInput,
  ChecklistMedium,
} from '../../../shared/domain/checklists/index.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { Checklist } from '../../../shared/domain/reports.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { matchItem } from '../../../shared/profiles/match.ts';

export const vaultId = '0f6d2a2e-6f0e-4b4c-9a66-1c2d3e4f5a6b';
export const signingKey = 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3';
export const snapshotId = '20261110T080000Z-aaaaaaaaaaaa';

export const item = (path: string, index: number): Item => {
  const known = matchItem(cardanoSpo, { path, envelopeType: null });
  return {
    path,
    type: 'file',
    key: known?.key ?? 'unclassified',
    kind: known?.kind ?? 'data',
    derivable: known?.derivable ?? false,
    size: 100,
    mode: 0o600,
    mtimeSeconds: 0,
    sha256: index.toString(16).padStart(2, '0').repeat(32),
  };
};

export const names = [
  'node.skey',
  'node.vkey',
  'node.counter',
  'node.cert',
  'kes.skey',
  'kes.vkey',
  'vrf.skey',
  'vrf.vkey',
  'payment.skey',
  'stake.skey',
  'pool.cert',
  'md.json',
];
export const items = names.map((name, index) => item(`pool/${name}`, index + 1));

export const medium = (id: string, changes: Partial<ChecklistMedium> = {}): ChecklistMedium => ({
  id: `${id}0000-0000-4000-8000-000000000000`,
  label: `${id} stick`,
  type: 'usb',
  location: 'Home, study',
  custodian: 'Mira Holm',
  offsite: false,
  state: 'active',
  ...changes,
});

export const copy = (id: string, changes: Partial<ChecklistCopy> = {}): ChecklistCopy => ({
  medium: `${id}0000-0000-4000-8000-000000000000`,
  snapshot: snapshotId,
  seq: 9,
  status: 'verified',
  freshness: 'in-sync',
  verifiedAtMs: Date.parse('2026-11-19T10:00:00Z'),
  level: 'readback',
  files: ['CHECKSUMS.sha256', 'manifest.age', 'payload.tar.age'],
  ...changes,
});

export const pool: ChecklistInput = {
  vault: { id: vaultId, name: 'ACME custody', signingKey },
  set: { name: 'ACME pool', profile: cardanoSpo, sources: [{ label: 'pool', path: '/home/op/pool' }] },
  snapshot: {
    id: snapshotId,
    seq: 9,
    contentDigest: 'c'.repeat(64),
    items: items.length,
    bytes: 12_345,
    capturedAtMs: Date.parse('2026-11-10T08:00:00Z'),
  },
  items,
  media: [
    medium('bbbb'),
    medium('aaaa', {
      label: 'Red disk',
      type: 'hdd',
      location: 'Bank Nord, box 214',
      custodian: 'Jonas Berg',
      offsite: true,
    }),
  ],
  copies: [copy('aaaa'), copy('bbbb')],
  lastPassedDrill: { atMs: Date.parse('2026-11-01T00:00:00Z'), seconds: 754 },
  nowMs: Date.parse('2026-11-21T15:20:00Z'),
  journalHead: 'd'.repeat(64),
};

export const files: ChecklistInput = { ...pool, set: { ...pool.set, name: 'Files', profile: custom } };
export const scenarios = ['laptop-lost', 'originals-lost'] as const;
export const all = (checklist: Checklist): string => JSON.stringify(checklist);
export const commands = (checklist: Checklist): string[] => checklist.steps.flatMap((step) => step.commands);
export const titles = (checklist: Checklist): string[] => checklist.steps.map(({ title }) => title);
