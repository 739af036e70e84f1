// The overview in words: which set is shown, what the stair says, where acts lead and what their buttons say.
import { describe, expect, it } from 'vitest';
import { buttonOfAct, shortButtonOfAct } from '../../../../renderer/overview/act-words.ts';
import { isDutyOnly, linesOfAct, statusOfNextAct } from '../../../../renderer/overview/next-act-words.ts';
import {
  setInWords,
  setsInWords,
  shownSet,
  worstFirst,
} from '../../../../renderer/overview/sets-in-order.ts';
import {
  isAtFault,
  rowCount,
  rowName,
  rowSpoken,
  slotSpoken,
} from '../../../../renderer/overview/stair-words.ts';
import {
  statusOfOutcome,
  statusOfSet,
  statusOfTone,
  statusOfVault,
} from '../../../../renderer/overview/tone-status.ts';
import { act, doings } from '../../../../shared/domain/act.ts';
import type { NextAct } from '../../../../shared/domain/next-acts.ts';
import { overviewOf, type SetOverview } from '../../../../shared/domain/overview.ts';
import type { Slot } from '../../../../shared/domain/stair-schema.ts';
import { blue, red } from '../../domain/policy-input.ts';
import { staleRed, viewInput } from '../../domain/view-fixture.ts';

const overview = overviewOf(
  viewInput({
    sets: [
      { name: 'Tip bot' },
      { name: 'Validator 10', copies: [] },
      { name: 'ACME pool', copies: [blue, staleRed] },
      { name: 'Validator 2', copies: [] },
    ],
  }),
);
const named = (name: string): SetOverview => {
  const found = overview.sets.find((set) => set.name === name);
  if (found === undefined) throw new Error(`no set ${name}`);
  return found;
};

describe('the set that is shown', () => {
  it('is the worst, numbers in their order', () => {
    expect(worstFirst(overview.sets).map(({ name }) => name)).toEqual([
      'Validator 2',
      'Validator 10',
      'ACME pool',
      'Tip bot',
    ]);
  });

  it('is the chosen one as long as it is there', () => {
    expect(shownSet(overview.sets, 'Tip bot')?.shown.name).toBe('Tip bot');
    expect(shownSet(overview.sets, 'Tip bot')?.others.map(({ name }) => name)).toEqual([
      'Validator 2',
      'Validator 10',
      'ACME pool',
    ]);
    expect(shownSet(overview.sets, 'removed')?.shown.name).toBe('Validator 2');
    expect(shownSet([], null)).toBeNull();
  });

  it('leaves the others a line', () => {
    expect(setInWords(named('Tip bot'))).toBe('all good');
    expect(setInWords(named('ACME pool'))).toMatch(/^[2-6] rules not met$/);
    expect(setInWords({ ...named('Tip bot'), tone: 'danger' })).toBe('something is wrong');
    expect(setInWords({ ...named('Tip bot'), tone: 'attention', rulesMet: 5, rulesAll: 6 })).toBe(
      '1 rule not met',
    );
    expect(setsInWords(overview.sets)).toBe('2 in danger, 1 to look after and 1 all good');
  });
});

describe('the mark beside a verdict', () => {
  it('is the octagon where 3-2-1 is broken now, the triangle where there is time', () => {
    expect(statusOfSet(named('Tip bot'))).toBe('verified');
    expect(statusOfSet(named('ACME pool'))).toBe('unmet');
    expect(statusOfSet({ ...named('Tip bot'), tone: 'attention' })).toBe('due');
    expect(statusOfVault('attention', [named('Tip bot'), named('ACME pool')])).toBe('unmet');
    expect(statusOfVault('good', [named('Tip bot')])).toBe('verified');
    expect(statusOfVault('empty', [])).toBe('planned');
    expect(statusOfTone('danger')).toBe('unmet');
    expect(statusOfOutcome('good')).toBe('met');
    expect(statusOfOutcome('attention')).toBe('due');
  });
});

describe('the stair for a screen reader', () => {
  it('says each row with its count', () => {
    const { stair } = named('ACME pool');
    expect(rowSpoken('offsite', stair.offsite)).toBe('Off-site: 0 of 1, unmet.');
    expect(rowSpoken('copies', { have: 3, wanted: 3, status: 'met' })).toBe('Copies: 3 of 3, met.');
    expect(rowSpoken('types', { have: 0, wanted: 2, status: 'unknown' })).toBe(
      'Media types: 0 of 2, not certain.',
    );
    expect(rowName('copies', { wanted: 1 })).toBe('copy');
  });

  it('does not count more than the rule asks for', () => {
    expect(rowCount({ have: 5, wanted: 3 })).toBe('3 of 3');
  });

  it('says what a dashed edge says', () => {
    const slot: Slot = {
      is: 'copy',
      title: 'Red stick',
      place: 'Bank',
      words: 'Does not count',
      glyph: 'behind',
      counts: false,
      why: 'Behind since 73 days.',
      medium: red.medium,
      mediumType: 'usb',
    };
    expect(slotSpoken(slot)).toBe('Does not count. Behind since 73 days.');
    expect(slotSpoken({ ...slot, counts: true, why: '' })).toBe('');
    expect(slotSpoken({ ...slot, is: 'empty' })).toBe('Empty.');
    expect(isAtFault(slot, { status: 'unmet' })).toBe(true);
    expect(isAtFault(slot, { status: 'met' })).toBe(false);
    expect(isAtFault({ ...slot, glyph: 'unknown' }, { status: 'unmet' })).toBe(false);
    expect(isAtFault({ ...slot, is: 'empty' }, { status: 'unmet' })).toBe(false);
  });
});

describe('acts', () => {
  const labels = new Map([
    [blue.medium, 'Blue stick'],
    [red.medium, 'A red disk with a label as long as a sentence'],
  ]);

  it('have buttons that say the act and its object', () => {
    expect(buttonOfAct(act('export', 'ACME pool', [blue.medium]), labels)).toBe('Export to Blue stick…');
    expect(buttonOfAct(act('export', 'ACME pool'), labels)).toBe('Export to a new medium…');
    expect(buttonOfAct(act('verify', null, [blue.medium, red.medium]), labels)).toMatch(
      /^Verify Blue stick and A red disk.*…$/,
    );
    expect(buttonOfAct(act('see-finding', 'ACME pool'), labels)).toBe('See the findings of ACME pool');
    expect(buttonOfAct(act('drill', null, ['unheard-of']), labels)).toBe('Drill…');
  });

  it.each(doings)('%s has words, long and short', (doing) => {
    expect(buttonOfAct(act(doing), labels)).not.toBe('');
    expect(shortButtonOfAct(act(doing)).length).toBeLessThan(20);
  });

  it('tell what is open from what has time', () => {
    const next: NextAct = {
      title: 'Export',
      why: 'Mends: a copy off-site.',
      effort: 'About 3 min',
      dueAtMs: null,
      overdue: false,
      act: act('export'),
    };
    expect(linesOfAct(next)).toBe('Mends: a copy off-site. About 3 min.');
    expect(linesOfAct({ ...next, effort: null })).toBe('Mends: a copy off-site.');
    expect(isDutyOnly(next)).toBe(false);
    expect(statusOfNextAct(next)).toBe('due');
    expect(statusOfNextAct({ ...next, dueAtMs: 1 })).toBe('planned');
    expect(statusOfNextAct({ ...next, dueAtMs: 1, overdue: true })).toBe('due');
    expect(statusOfNextAct({ ...next, dueAtMs: 1, act: act('see-finding') })).toBe('due');
  });
});
