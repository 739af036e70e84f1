// A set that meets every rule, and a way to judge it with one thing changed.
import { dayMs } from '../../../shared/domain/ages.ts';
import { judge, overallOf, type RuleName } from '../../../shared/domain/policy.ts';
import type { LastDrill, PolicyCopy, PolicyInput } from '../../../shared/domain/policy-input.ts';
import type { RuleVerdict } from '../../../shared/domain/reports.ts';

export const now = Date.parse('2026-11-21T14:05:00Z');
export const daysAgo = (days: number): string => new Date(now - days * dayMs).toISOString();

export const blue: PolicyCopy = {
  medium: 'b1b1b1b1-0000-4000-8000-000000000001',
  label: 'Blue stick',
  type: 'usb',
  location: 'Home',
  offsite: false,
  mediumState: 'active',
  snapshot: '20261110T080000Z-aaaaaaaaaaaa',
  status: 'verified',
  freshness: 'in-sync',
  verifiedAt: daysAgo(2),
  level: 'readback',
  readColdAt: null,
};
export const red: PolicyCopy = {
  ...blue,
  medium: 'c2c2c2c2-0000-4000-8000-000000000002',
  label: 'Red disk',
  type: 'hdd',
  location: 'Bank Nord',
  offsite: true,
};
export const green: PolicyCopy = {
  ...blue,
  medium: 'd3d3d3d3-0000-4000-8000-000000000003',
  label: 'Green stick',
};
export const drill: LastDrill = {
  atMs: now - 10 * dayMs,
  status: 'passed',
  seconds: 754,
  label: 'Blue stick',
};

export const good: PolicyInput = {
  set: 'ACME pool',
  policy: {
    copies: 3,
    mediaTypes: 2,
    offsite: 1,
    verifiedWithinDays: 90,
    drilledWithinDays: 180,
    verificationLevel: 'any',
  },
  nowMs: now,
  newestWitnessedMs: now,
  sourcesSeen: true,
  copies: [blue, red],
  lastDrill: drill,
  lastPassedDrill: drill,
};

export const rule = (name: RuleName, changes: Partial<PolicyInput>): RuleVerdict => {
  const found = judge({ ...good, ...changes }).find((verdict) => verdict.rule === name);
  if (found === undefined) throw new Error(`no rule ${name}`);
  return found;
};
export const statuses = (changes: Partial<PolicyInput>): Record<string, string> =>
  Object.fromEntries(judge({ ...good, ...changes }).map(({ rule: name, status }) => [name, status]));
export const overall = (changes: Partial<PolicyInput>): string => {
  const input = { ...good, ...changes };
  return overallOf(input, judge(input));
};
