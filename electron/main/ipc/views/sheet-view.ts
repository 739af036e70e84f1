// A sheet that the window asked for, filled in with what the vault knows now. Nothing is read for it but the catalogue.
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { SnapshotSummary } from '../../../../shared/domain/contents.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { planOf } from '../../../../shared/domain/policy-plan.ts';
import { drillSheet } from '../../../../shared/domain/print/drill-sheet.ts';
import { labelSheet } from '../../../../shared/domain/print/label-sheet.ts';
import { planSheet } from '../../../../shared/domain/print/plan-sheet.ts';
import { receiptSheet, type ReceiptOnPaper } from '../../../../shared/domain/print/receipt-sheet.ts';
import type { Sheet } from '../../../../shared/domain/print/sheet.ts';
import type { SheetOrigin } from '../../../../shared/domain/print/sheet-origin.ts';
import type { ViewMedium, ViewSet } from '../../../../shared/domain/view-input.ts';
import type { SheetAsked } from '../../../../shared/ipc/sheets.ts';
import type { WindowVault } from '../../../core/vault-api.ts';

/** Drills before the one on the sheet: as many as leave room for what failed. */
const pastDrills = 8;

export interface SheetSituation {
  readonly nowMs: number;
  readonly practice: boolean;
}

/** Errors: set-unknown, snapshot-unknown, medium-unknown, bad-input (a drill that is not recorded). */
export function sheetView(vault: WindowVault, asked: SheetAsked, situation: SheetSituation): Sheet {
  const origin = originOf(vault, situation);
  switch (asked.kind) {
    case 'plan': {
      const view = vault.viewInput();
      const set = setNamed(view.sets, asked.set);
      return planSheet(planOf(view, set), set.status.policy, origin);
    }
    case 'drill':
      return drillOf(vault, asked.set, asked.atMs, origin);
    case 'receipt': {
      const set = setNamed(vault.viewInput().sets, asked.set);
      return receiptSheet(asked.set, receiptOf(vault.snapshots(asked.set), set, asked.snapshot), origin);
    }
    case 'labels':
      return labelSheet(mediaAsked(vault.viewInput().media, asked.media), origin);
    default:
      return assertNever(asked);
  }
}

const originOf = (vault: WindowVault, { nowMs, practice }: SheetSituation): SheetOrigin => ({
  vault: { id: vault.id, name: vault.name },
  signingKey: vault.publicKeys().signingKey,
  journalHead: vault.journal().head,
  printedAtMs: nowMs,
  practice,
});

function setNamed(sets: readonly ViewSet[], name: string): ViewSet {
  const set = sets.find(({ status }) => status.name === name);
  if (set !== undefined) return set;
  throw new ColdkeepError('set-unknown', `There is no set "${name}" in this vault.`, {
    hint: 'Look at the list of sets again.',
  });
}

function drillOf(vault: WindowVault, name: string, atMs: number, origin: SheetOrigin): Sheet {
  const drills = vault.drills(name);
  const drill = drills.find((each) => each.atMs === atMs);
  if (drill === undefined) {
    throw new ColdkeepError('bad-input', `No drill of "${name}" is recorded for that moment.`, {
      hint: 'Look at the list of past drills again.',
    });
  }
  const past = drills.filter((each) => each.atMs < atMs).slice(0, pastDrills);
  return drillSheet({ ...drill, medium: drill.label ?? drill.medium, past }, origin);
}

/** The copies that stand now: one that was read cold after the export says so. */
function receiptOf(snapshots: readonly SnapshotSummary[], set: ViewSet, id: string): ReceiptOnPaper {
  const snapshot = snapshots.find((each) => each.id === id);
  if (snapshot === undefined) {
    throw new ColdkeepError('snapshot-unknown', `"${set.status.name}" has no such snapshot.`, {
      hint: 'Look at the snapshots of the set again.',
    });
  }
  const newestScan = set.scans.toSorted((a, b) => b.atMs - a.atMs)[0];
  return {
    snapshot,
    copies: snapshot.holders
      .filter(({ mediumState }) => mediumState === 'active')
      .map(({ medium, label, status, level }) => ({ medium, label, status, level, unchanged: false })),
    // Those of another content would mislead.
    findings:
      newestScan?.contentDigest === snapshot.contentDigest
        ? set.findings.filter(({ severity }) => severity === 'warn' || severity === 'critical')
        : [],
  };
}

function mediaAsked(media: readonly ViewMedium[], asked: 'all' | readonly string[]): ViewMedium[] {
  if (asked === 'all') {
    const inUse = media
      .filter(({ state }) => state === 'active')
      .toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
    if (inUse.length > 0) return inUse;
    throw new ColdkeepError('medium-unknown', 'This vault has no medium in use.', {
      hint: 'Export a set first: that makes media.',
    });
  }
  return asked.map((id) => {
    const medium = media.find((each) => each.id === id);
    if (medium !== undefined) return medium;
    throw new ColdkeepError('medium-unknown', 'This vault knows no such medium.', {
      hint: 'Look at the list of media again.',
    });
  });
}
