// A set in words: how it stands, its rules, its items in part, and the list of sets.
import { describe, expect, it } from 'vitest';
import { filterFrom, itemsShown, rowsOfAGroup, shownPath } from '../../../../renderer/sets/items-shown.ts';
import { openFirst, ruleStatusWord, ruleTitle } from '../../../../renderer/sets/rule-words.ts';
import {
  copiesMark,
  findingsMark,
  openFindings,
  policyMark,
  setStanding,
  statusOfState,
  subjectOf,
} from '../../../../renderer/sets/set-words.ts';
import {
  openFindingsOf,
  setsInOrder,
  setsInWords,
  setsThatFit,
} from '../../../../renderer/sets/sets-in-order.ts';
import { wordsOfResult } from '../../../../renderer/sets/use-scan.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { ruleNames } from '../../../../shared/domain/policy.ts';
import type { RuleVerdict } from '../../../../shared/domain/reports.ts';
import type { ItemGroup, ItemView } from '../../../../shared/domain/set-view-schema.ts';
import type { RuleStatus } from '../../../../shared/domain/words.ts';
import type { SetLine } from '../../../../shared/ipc/views.ts';

const rule = (status: RuleStatus, name = 'copies'): RuleVerdict => ({
  rule: name,
  status,
  detail: '',
  fix: '',
});
const finding = (severity: Finding['severity'], subject = 'pool/kes.skey'): Finding => ({
  code: 'seen',
  severity,
  subject,
  message: 'Seen.',
  fix: '',
});
const limits = {
  copies: 3,
  mediaTypes: 2,
  offsite: 1,
  verifiedWithinDays: 90,
  drilledWithinDays: 180,
  verificationLevel: 'any',
} as const;

const place = (state: 'in-sync' | 'behind' | 'lost', glyph: 'in-sync' | 'behind' | 'missing') => ({
  place: 'Home',
  offsite: false,
  summary: '',
  copies: [],
  worst: { state, glyph },
});

describe('how a set stands', () => {
  it.each([
    [[rule('met')], [], 'verified', 'All rules met'],
    [[rule('unmet'), rule('unknown')], [finding('critical')], 'unmet', '1 rule unmet'],
    [[rule('unmet'), rule('unmet')], [], 'unmet', '2 rules unmet'],
    [[rule('met')], [finding('critical'), finding('warn')], 'suspect', '1 critical finding'],
    [[rule('unknown'), rule('met')], [finding('warn')], 'unknown', '1 rule not certain'],
  ] as const)('%#', (policy, findings, status, words) => {
    expect(setStanding({ policy: [...policy], findings: [...findings] })).toEqual({ status, words });
  });

  it('marks tabs by the worst behind them', () => {
    expect(findingsMark([finding('good'), finding('info')])).toBeUndefined();
    expect(findingsMark([finding('warn')])).toBe('due');
    expect(findingsMark([finding('warn'), finding('critical')])).toBe('suspect');
    expect(policyMark([rule('met')])).toBeUndefined();
    expect(policyMark([rule('met'), rule('unknown')])).toBe('unknown');
    expect(policyMark([rule('unknown'), rule('unmet')])).toBe('unmet');
    expect(copiesMark([])).toBeUndefined();
    expect(copiesMark([place('in-sync', 'in-sync')])).toBeUndefined();
    expect(copiesMark([place('behind', 'behind'), place('lost', 'missing')])).toBe('missing');
    expect(statusOfState('lost')).toBe('missing');
    expect(statusOfState('suspect')).toBe('suspect');
  });

  it('counts findings that ask for an act', () => {
    expect(
      openFindings([finding('good'), finding('info'), finding('warn'), finding('critical')]),
    ).toHaveLength(2);
  });
});

const item = (name: string, more: Partial<ItemView> = {}): ItemView => ({
  path: `pool/${name}`,
  name,
  key: name,
  title: '',
  kind: 'data',
  kindWords: 'data',
  derivable: false,
  size: 1,
  sha256: 'ab12'.repeat(16),
  stands: { words: 'In sync', glyph: 'in-sync', detail: '' },
  ...more,
});
const group = (id: string, items: ItemView[]): ItemGroup => ({ id, title: id, note: '', items });

describe('what a scan saw', () => {
  it('is told against the newest copy, where there is one', () => {
    expect(wordsOfResult({ items: 23, changed: 23 }, false)).toBe('23 items read.');
    expect(wordsOfResult({ items: 1, changed: 0 }, true)).toBe(
      '1 item read, nothing changed since the newest copy.',
    );
    expect(wordsOfResult({ items: 23, changed: 4 }, true)).toBe(
      '23 items read, 4 changed since the newest copy.',
    );
  });
});

describe('the subject of a finding', () => {
  const groups = [group('keys', [item('kes.skey', { key: 'kes-skey', title: 'KES signing key' })])];
  it('is the name of the item, else what the profile calls it, else its own words', () => {
    expect(subjectOf(finding('warn', 'pool/kes.skey'), { groups })).toBe('kes.skey');
    expect(subjectOf(finding('warn', 'kes-skey'), { groups })).toBe('KES signing key');
    expect(subjectOf(finding('warn', 'a\u202Eb'), { groups })).toBe('a\\u{202e}b');
  });
});

describe('items shown', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => item(`block-${index}.bin`));
  const groups = [
    group('keys', [item('kes.skey', { title: 'KES signing key', kindWords: 'secret, hot' })]),
    group('data', many),
  ];

  it('are some hundred of each group, the rest counted', () => {
    const shown = itemsShown(groups, '');
    expect(shown.groups.map(({ items, fitting }) => [items.length, fitting])).toEqual([
      [1, 1],
      [rowsOfAGroup, 10_000],
    ]);
    expect(shown).toMatchObject({ fitting: 10_001, all: 10_001, more: true });
    expect(itemsShown(groups, '', 20_000).more).toBe(false);
    expect(filterFrom).toBeLessThan(rowsOfAGroup);
  });

  it('fit every word of the filter: path, title, kind, state or beginning of the hash', () => {
    const names = (filter: string) =>
      itemsShown(groups, filter).groups.flatMap(({ items }) => items.map(({ name }) => name));
    expect(names('block-99')).toHaveLength(111);
    expect(names('KES signing')).toEqual(['kes.skey']);
    expect(names(' hot  sync ')).toEqual(['kes.skey']);
    expect(names('ab12ab12 kes')).toEqual(['kes.skey']);
    expect(names('12ab')).toEqual([]);
    expect(itemsShown(groups, 'nothing is called so')).toMatchObject({ groups: [], fitting: 0, more: false });
  });

  it('leave the source out of the path where there is one', () => {
    expect(shownPath('pool/keys/kes.skey', 1)).toBe('keys/kes.skey');
    expect(shownPath('pool/keys/kes.skey', 2)).toBe('pool/keys/kes.skey');
    expect(shownPath('pool/', 1)).toBe('pool/');
  });
});

describe('rules', () => {
  it('are named with what they ask for', () => {
    expect(ruleNames.map((name) => ruleTitle(name, limits))).toEqual([
      'Three copies',
      'Two media types',
      'One in-sync copy off-site',
      'Copies from one moment',
      'Verified in 90 days',
      'Drilled in 180 days',
    ]);
    expect(ruleTitle('verified-recently', { ...limits, verificationLevel: 'cold' })).toBe(
      'Read cold in 90 days',
    );
    expect(ruleTitle('copies', { ...limits, copies: 1 })).toBe('One copy');
    expect(ruleTitle('copies', { ...limits, copies: 12 })).toBe('12 copies');
    expect(ruleTitle('of-tomorrow', limits)).toBe('of-tomorrow');
  });

  it('stand with the open ones first', () => {
    const ordered = openFirst([rule('met', 'a'), rule('unknown', 'b'), rule('unmet', 'c'), rule('met', 'd')]);
    expect(ordered.map(({ rule: name }) => name)).toEqual(['c', 'b', 'a', 'd']);
    expect((['met', 'unmet', 'unknown'] as const).map(ruleStatusWord)).toEqual([
      'Met',
      'Unmet',
      'Not certain',
    ]);
  });
});

const line = (name: string, overall: SetLine['overall']): SetLine => ({
  name,
  profile: 'cardano-spo',
  profileTitle: 'Cardano stake pool',
  sources: [],
  items: 1,
  bytes: 1,
  overall,
  verdict: '',
  freshness: 'in-sync',
  readAtMs: null,
  findings: { good: 4, info: 3, warn: 2, critical: 1 },
});

describe('the list of sets', () => {
  const sets = [
    line('Validator 10', 'good'),
    line('Validator 9', 'good'),
    line('Tip bot', 'danger'),
    line('ACME', 'attention'),
  ];

  it('has the worst first and numbers in their order', () => {
    expect(setsInOrder(sets).map(({ name }) => name)).toEqual([
      'Tip bot',
      'ACME',
      'Validator 9',
      'Validator 10',
    ]);
    expect(setsInWords(sets)).toBe('4 sets: 1 in danger, 1 to look after, 2 good.');
    expect(setsInWords([line('a', 'good')])).toBe('1 set: 1 good.');
  });

  it('is filtered by name and system', () => {
    expect(setsThatFit(sets, 'validator').map(({ name }) => name)).toEqual(['Validator 10', 'Validator 9']);
    expect(setsThatFit(sets, 'stake tip').map(({ name }) => name)).toEqual(['Tip bot']);
    expect(setsThatFit(sets, '')).toHaveLength(4);
  });

  it('counts warnings and critical findings', () => {
    expect(openFindingsOf(line('a', 'good'))).toBe(3);
  });
});
