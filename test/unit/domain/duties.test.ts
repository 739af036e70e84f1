import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../shared/domain/ages.ts';
import { dutiesOf, dutySchema, type Duty } from '../../../shared/domain/duties.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { blue, daysAgo, drill, now, red } from './policy-input.ts';
import { staleRed, viewInput, type Wishes } from './view-fixture.ts';

const duties = (wishes: Wishes = {}): Duty[] =>
  dutiesOf(viewInput(wishes)).map((duty) => dutySchema.parse(duty));
const of = (kind: Duty['kind'], wishes: Wishes = {}): Duty[] =>
  duties(wishes).filter((duty) => duty.kind === kind);

const dates = (writtenDaysAgo: number): Wishes => ({
  copies: [blue],
  change: {
    copies: [
      {
        medium: blue.medium,
        snapshot: blue.snapshot,
        writtenAtMs: now - writtenDaysAgo * dayMs,
        readColdAtMs: null,
      },
    ],
  },
});

describe('dutiesOf', () => {
  it('names what falls due, the earliest first', () => {
    expect(duties().map(({ title, overdue }) => [title, overdue])).toEqual([
      ['Verify Blue stick', false],
      ['Verify Red disk', false],
      ['Drill from Blue stick', false],
      ['Replace Blue stick', false],
      ['Replace Red disk', false],
    ]);
    const due = duties().map(({ dueAtMs }) => dueAtMs);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    expect(duties()[0]?.line).toBe('17 Feb 2027, in 88 days. About 2 min.');
  });

  it('asks for a drill now where none passed lately or the last one failed', () => {
    expect(of('drill', { change: { drills: [] } })[0]).toMatchObject({ dueAtMs: now, overdue: true });
    expect(of('drill', { change: { drills: [{ ...drill, status: 'failed' }] } })[0]?.overdue).toBe(true);
    expect(of('drill', { copies: [] })).toEqual([]);
  });

  it('asks for a cold reading within seven days of an export', () => {
    expect(of('cold-read', dates(2))[0]).toMatchObject({
      title: 'Read Blue stick cold',
      dueAtMs: now + 5 * dayMs,
      overdue: false,
    });
    expect(of('cold-read', dates(8))[0]?.overdue).toBe(true);
    expect(of('cold-read', { ...dates(8), copies: [{ ...blue, level: 'cold' }] })).toEqual([]);
    expect(of('cold-read', { ...dates(8), copies: [{ ...blue, type: 'cloud' }] })).toEqual([]);
    expect(of('cold-read', { ...dates(8), vault: { coldReading: false } })).toEqual([]);
    expect(of('cold-read')).toEqual([]);
  });

  it('reads cold what the policy wants so, when it wants it, and not once more for the export', () => {
    const policy = { ...cardanoSpo.policy, verificationLevel: 'cold' as const };
    const wishes = {
      ...dates(2),
      copies: [{ ...blue, readColdAt: daysAgo(10) }, red],
      vault: { coldReading: true },
    };
    const demanding = {
      ...wishes,
      change: { ...wishes.change, profile: { ...cardanoSpo, policy } },
    };
    expect(of('verify', demanding)).toEqual([]);
    expect(of('cold-read', demanding).map(({ title, dueAtMs }) => [title, dueAtMs])).toEqual([
      ['Read Red disk cold', now],
      ['Read Blue stick cold', now + 80 * dayMs],
    ]);
  });

  it('is due to export since the first copy fell behind', () => {
    expect(of('export', { copies: [blue, staleRed] })[0]).toMatchObject({
      title: 'Export ACME pool to Red disk',
      dueAtMs: now - 73 * dayMs,
      overdue: true,
      medium: red.medium,
    });
    expect(of('export')).toEqual([]);
  });

  it('verifies a medium once for all sets on it, by the earliest date', () => {
    const twice = of('verify', { sets: [{}, { name: 'Tip bot', copies: [blue] }] });
    expect(twice.filter(({ medium }) => medium === blue.medium)).toHaveLength(1);
  });

  it('tells what ends, and which media grow old', () => {
    const expiries = [{ title: 'Renew the KES key', subject: 'kes-skey', expiresAtMs: now + 19.5 * dayMs }];
    expect(of('expiry', { change: { expiries } })[0]?.line).toBe('19 days left, expires 11 Dec 2026.');
    const [old] = of('replace-medium', {});
    expect(old?.dueAtMs).toBe(now + (3 * 365 - 400) * dayMs);
    const [older] = of('replace-medium', { vault: { replaceAfterYears: 5 } });
    expect(older?.dueAtMs).toBe(now + (5 * 365 - 400) * dayMs);
  });

  it('replaces a medium now that slows, errs or failed its test, and says why', () => {
    const { media } = viewInput();
    const health = {
      advice: [{ reason: 'slower' as const, sentence: 'It has become slow.' }],
      lastTest: null,
      speeds: [],
      errors: 0,
      inUseSince: new Date(now - 100 * dayMs).toISOString(),
    };
    const vault = { media: media.map((medium) => ({ ...medium, health })) };
    const [slow] = of('replace-medium', { vault });
    expect(slow).toMatchObject({ dueAtMs: now, overdue: true });
    expect(slow?.line).toMatch(/^It has become slow\. Today/);
    const well = { media: media.map((medium) => ({ ...medium, health: { ...health, advice: [] } })) };
    expect(of('replace-medium', { vault: well })[0]?.dueAtMs).toBe(now + (3 * 365 - 100) * dayMs);
  });

  it('claims no span by a clock that went backwards', () => {
    const lines = duties({ vault: { nowMs: now - 400 * dayMs } }).map(({ line }) => line);
    expect(lines.join(' ')).not.toMatch(/in \d+ days|ago/);
  });
});
