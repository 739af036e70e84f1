// One sheet of each kind, filled in; and the same with names that try to be markup.
import { checklistSheet, buildChecklist } from '../../../shared/domain/checklists/index.ts';
import { planOf } from '../../../shared/domain/policy-plan.ts';
import { drillSheet } from '../../../shared/domain/print/drill-sheet.ts';
import { labelSheet } from '../../../shared/domain/print/label-sheet.ts';
import { planSheet } from '../../../shared/domain/print/plan-sheet.ts';
import { receiptSheet } from '../../../shared/domain/print/receipt-sheet.ts';
import type { Sheet } from '../../../shared/domain/print/sheet.ts';
import type { SheetOrigin } from '../../../shared/domain/print/sheet-origin.ts';
import { medium, pool, signingKey, snapshotId, vaultId } from './checklist-input.ts';
import { blue, now, red } from './policy-input.ts';
import { onlySet, staleRed, viewInput } from './view-fixture.ts';

export const originOf = (name: string): SheetOrigin => ({
  vault: { id: vaultId, name },
  signingKey,
  journalHead: 'e58294f2e9a227486e8b061b31cc528f'.repeat(2),
  printedAtMs: now,
  practice: false,
});

const digest = '31cc528fd7fa3f19'.repeat(4);

/** `name` stands wherever a person chose a name. */
export function sheetsNamed(name: string): Record<string, Sheet> {
  const origin = originOf(name);
  const view = viewInput({ name, copies: [blue, { ...staleRed, label: name, location: name }] });
  const set = onlySet(view);
  const copy = {
    medium: red.medium,
    label: name,
    to: '/media/red',
    path: 'COLDKEEP',
    unchanged: false,
    files: [],
    retired: [],
    warnings: [],
  };
  return {
    checklist: checklistSheet(
      buildChecklist('originals-lost', {
        ...pool,
        vault: { ...pool.vault, name },
        set: { ...pool.set, name },
        media: [medium('bbbb', { label: name, location: name, custodian: name })],
        journalHead: origin.journalHead,
      }),
    ),
    plan: planSheet(planOf(view, set), set.status.policy, origin),
    drill: drillSheet(
      {
        set: name,
        atMs: now,
        status: 'failed',
        seconds: 754,
        items: 11,
        medium: name,
        snapshot: snapshotId,
        seq: 9,
        failures: [{ path: `pool/${name}`, reason: name }],
        past: [{ atMs: now - 1e10, status: 'passed', seconds: 600 }],
      },
      origin,
    ),
    receipt: receiptSheet(
      name,
      {
        snapshot: { id: snapshotId, seq: 9, contentDigest: digest, items: 12, bytes: 12_345 },
        copies: [
          { ...copy, status: 'verified', level: 'cold' },
          {
            ...copy,
            medium: null,
            status: 'planned',
            level: null,
            error: { code: 'medium-full', message: name, hint: '' },
          },
        ],
        findings: [{ code: 'x', severity: 'warn', subject: name, message: name, fix: '' }],
      },
      origin,
    ),
    labels: labelSheet(
      [
        { id: blue.medium, label: name, type: 'usb', enrolledAtMs: now },
        { id: red.medium, label: '', type: 'hdd', enrolledAtMs: now },
      ],
      origin,
    ),
  };
}
