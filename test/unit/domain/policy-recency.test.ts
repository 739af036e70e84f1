import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../shared/domain/ages.ts';
import type { LastDrill, PolicyCopy, PolicyInput } from '../../../shared/domain/policy-input.ts';
import { now, daysAgo, blue, red, drill, good, rule } from './policy-input.ts';

const at = (verifiedAt: string | null): PolicyCopy[] => [blue, { ...red, verifiedAt }];

describe('verified-recently', () => {
  it.each([
    ['this moment', daysAgo(0), 'met'],
    ['to the millisecond 90 days ago', daysAgo(90), 'met'],
    ['a millisecond more', new Date(now - 90 * dayMs - 1).toISOString(), 'unmet'],
    ['never', null, 'unmet'],
    ['a date that is none', 'yesterday', 'unmet'],
    ['a moment ahead of this clock', new Date(now + 1).toISOString(), 'unknown'],
  ])('%s', (_, verifiedAt, status) => {
    expect(rule('verified-recently', { copies: at(verifiedAt) }).status).toBe(status);
  });

  it('names the medium and its age', () => {
    const verdict = rule('verified-recently', { copies: at(daysAgo(91)) });
    expect(verdict.detail).toBe('Red disk (Bank Nord) was verified 91 days ago; the limit is 90 days.');
    expect(verdict.fix).toBe('Plug in Red disk (Bank Nord) and verify: coldkeep verify --at DIR');
  });

  it.each(['suspect', 'missing'] as const)('a %s copy was not found good, however recently', (status) => {
    const verdict = rule('verified-recently', { copies: [blue, { ...red, status }] });
    expect([verdict.status, verdict.detail]).toEqual(['unmet', `Red disk (Bank Nord) is ${status}.`]);
  });

  it('holds copies that are behind to it too, and lost media not', () => {
    const old = { ...red, verifiedAt: daysAgo(200) };
    expect(rule('verified-recently', { copies: [blue, { ...old, freshness: 'behind' }] }).status).toBe(
      'unmet',
    );
    expect(rule('verified-recently', { copies: [blue, { ...old, mediumState: 'lost' }] }).status).toBe('met');
  });

  it('trusts no age where the clock went backwards', () => {
    const verdict = rule('verified-recently', { newestWitnessedMs: now + 60_000 });
    expect(verdict.status).toBe('unknown');
    expect(verdict.detail).toContain("This machine's clock says 21 Nov 2026, 14:05 UTC");
    expect(rule('verified-recently', { newestWitnessedMs: null }).status).toBe('met');
  });
});

describe('verified-recently, where the policy demands cold', () => {
  const policy = { ...good.policy, verificationLevel: 'cold' as const };
  const judged = (...copies: PolicyCopy[]) => rule('verified-recently', { policy, copies });
  const cold = { ...blue, readColdAt: daysAgo(5) };

  it('counts no other reading, however recent', () => {
    const verdict = judged(cold, red);
    expect(verdict).toMatchObject({
      status: 'unmet',
      detail: 'Red disk (Bank Nord) was never read cold; the limit is 90 days.',
      fix: 'Unplug Red disk (Bank Nord), plug in again and read: coldkeep verify --at DIR --cold',
    });
    expect(judged(cold, { ...red, level: 'opened' }).status).toBe('unmet');
  });

  it.each([
    ['to the millisecond 90 days ago', daysAgo(90), 'met'],
    ['a millisecond more', new Date(now - 90 * dayMs - 1).toISOString(), 'unmet'],
    ['a moment ahead of this clock', new Date(now + 1).toISOString(), 'unknown'],
  ])('%s', (_, readColdAt, status) => {
    expect(judged(cold, { ...red, readColdAt }).status).toBe(status);
  });

  it('says how the copies were read and how long ago', () => {
    expect(judged(cold, { ...red, readColdAt: daysAgo(40) }).detail).toBe(
      '2 copies read cold within 90 days; longest ago Red disk, 40 days ago.',
    );
    expect(judged(cold, { ...red, readColdAt: daysAgo(100) }).detail).toBe(
      'Red disk (Bank Nord) was read cold 100 days ago; the limit is 90 days.',
    );
  });

  it('asks nothing of what cannot be unplugged but to be verified', () => {
    const bucket = { ...red, label: 'Bucket', type: 'cloud' as const };
    expect(judged(cold, bucket)).toMatchObject({
      status: 'met',
      detail:
        '2 copies verified, read cold where the medium can be unplugged, within 90 days; longest ago Blue stick, 5 days ago.',
    });
    expect(judged(blue, { ...bucket, verifiedAt: daysAgo(91) }).fix).toBe(
      'Plug in Bucket (Bank Nord) and verify: coldkeep verify --at DIR. Unplug Blue stick (Home), plug in again and read: coldkeep verify --at DIR --cold',
    );
  });
});

const drilled = (atMs: number, status: LastDrill['status'] = 'passed'): Partial<PolicyInput> => ({
  lastDrill: { ...drill, atMs, status },
  lastPassedDrill: status === 'passed' ? { ...drill, atMs } : drill,
});

describe('drilled-recently', () => {
  it.each([
    ['to the millisecond 180 days ago', drilled(now - 180 * dayMs), 'met'],
    ['a millisecond more', drilled(now - 180 * dayMs - 1), 'unmet'],
    ['failed after it had passed', drilled(now - dayMs, 'failed'), 'unmet'],
    ['never', { lastDrill: null, lastPassedDrill: null }, 'unmet'],
    ['ahead of this clock', drilled(now + 1), 'unknown'],
    ['the clock went backwards', { newestWitnessedMs: now + 1 }, 'unknown'],
  ])('%s', (_, changes, status) => {
    expect(rule('drilled-recently', changes).status).toBe(status);
  });

  it('proposes the nearest medium', () => {
    expect(rule('drilled-recently', { lastDrill: null, lastPassedDrill: null }).fix).toBe(
      "Rehearse a restore from Blue stick (Home): coldkeep drill --at DIR --set 'ACME pool'",
    );
    expect(rule('drilled-recently', { lastDrill: null, lastPassedDrill: null, copies: [] }).fix).toMatch(
      /^Rehearse a restore: /,
    );
  });
});
