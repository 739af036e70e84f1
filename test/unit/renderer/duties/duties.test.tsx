// Duties: in the order of their dates, each with its act.
import { describe, expect, it } from 'vitest';
import { DutiesScreen } from '../../../../renderer/duties/duties-screen.tsx';
import { dutiesInWords, dutyGroups, soonDays } from '../../../../renderer/duties/duty-groups.ts';
import { act } from '../../../../shared/domain/act.ts';
import { dayMs } from '../../../../shared/domain/ages.ts';
import type { Duty } from '../../../../shared/domain/duties.ts';
import { drawn, nowMs, textOf } from '../bridge/drawn.tsx';

const duty = (title: string, inDays: number, more: Partial<Duty> = {}): Duty => ({
  kind: 'verify',
  title,
  line: `In ${inDays} days.`,
  dueAtMs: nowMs + inDays * dayMs,
  overdue: inDays <= 0,
  set: 'ACME pool',
  medium: null,
  act: act('verify', 'ACME pool', ['m']),
  ...more,
});

describe('groups of duties', () => {
  it('are by time, the earliest first', () => {
    const groups = dutyGroups(
      [
        duty('Later', soonDays + 1),
        duty('At the edge', soonDays),
        duty('Soon', 2),
        duty('Long overdue', -40),
        duty('Overdue', -1),
      ],
      nowMs,
    );
    expect(groups.map(({ time, duties }) => [time, duties.map(({ title }) => title)])).toEqual([
      ['overdue', ['Long overdue', 'Overdue']],
      ['soon', ['Soon', 'At the edge']],
      ['later', ['Later']],
    ]);
  });

  it('that hold nothing are left out', () => {
    expect(dutyGroups([], nowMs)).toEqual([]);
    expect(dutyGroups([duty('Soon', 2)], nowMs).map(({ time }) => time)).toEqual(['soon']);
  });

  it.each([
    [[], 'Nothing is due.'],
    [[duty('a', -3)], '1 duty is overdue.'],
    [[duty('a', -3), duty('b', -1), duty('c', 4)], '2 duties are overdue.'],
    [[duty('a', 14), duty('b', 3)], 'Nothing is overdue. The next is due in 3 days.'],
    [[duty('a', 1)], 'Nothing is overdue. The next is due in 1 day.'],
    [[duty('a', 0, { overdue: false })], 'Nothing is overdue. The next is due today.'],
  ] as const)('in a sentence', (duties, sentence) => {
    expect(dutiesInWords(duties, nowMs)).toBe(sentence);
  });
});

describe('the screen of duties', () => {
  it('is a table with a button for each, named by what it does', () => {
    const html = drawn(<DutiesScreen />, {
      'overview.duties': [
        duty('Verify Blue stick', 14),
        duty('Replace Red disk', -2, {
          kind: 'replace-medium',
          set: null,
          act: act('replace-medium', null, ['m']),
        }),
      ],
    });
    const text = textOf(html);
    expect(text).toContain('1 duty is overdue.');
    expect(text.indexOf('Replace Red disk')).toBeLessThan(text.indexOf('Verify Blue stick'));
    expect(html).toContain('aria-label="Verify… Verify Blue stick"');
    expect(text).toContain('Since 19 Nov 2026');
    expect(text).toContain('all sets');
  });

  it('says what will stand there while there is none', () => {
    expect(textOf(drawn(<DutiesScreen />, { 'overview.duties': [] }))).toContain('Nothing falls due.');
  });
});
