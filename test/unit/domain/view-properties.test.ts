import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../shared/domain/ages.ts';
import { dutiesOf, dutySchema } from '../../../shared/domain/duties.ts';
import { overviewOf, overviewSchema } from '../../../shared/domain/overview.ts';
import { planOf } from '../../../shared/domain/policy-plan.ts';
import { planSchema } from '../../../shared/domain/policy-plan-schema.ts';
import type { LastDrill, PolicyCopy } from '../../../shared/domain/policy-input.ts';
import {
  copyStatuses,
  drillStatuses,
  freshnesses,
  mediumStates,
  mediumTypes,
} from '../../../shared/domain/words.ts';
import { blue, now } from './policy-input.ts';
import { newSnapshot, oldSnapshot, onlySet, viewInput, type Wishes } from './view-fixture.ts';

const copy: fc.Arbitrary<PolicyCopy> = fc
  .record({
    medium: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    type: fc.constantFrom(...mediumTypes),
    location: fc.constantFrom('', 'Home', 'Bank'),
    offsite: fc.boolean(),
    mediumState: fc.constantFrom(...mediumStates),
    snapshot: fc.constantFrom(oldSnapshot.id, newSnapshot.id),
    status: fc.constantFrom(...copyStatuses),
    freshness: fc.constantFrom(...freshnesses),
    days: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  .map(({ days, ...rest }) => ({
    ...blue,
    ...rest,
    label: `Stick ${rest.medium}`,
    verifiedAt: days === null ? null : new Date(now - days * dayMs).toISOString(),
  }));

const drill: fc.Arbitrary<LastDrill> = fc.record({
  atMs: fc.integer({ min: 0, max: 400 }).map((days) => now - days * dayMs),
  status: fc.constantFrom(...drillStatuses),
  seconds: fc.integer({ min: 0, max: 10_000 }),
  label: fc.constantFrom(null, 'Blue stick'),
});

const wishes: fc.Arbitrary<Wishes> = fc.record({
  copies: fc.uniqueArray(copy, { maxLength: 5, selector: ({ medium }) => medium }),
  freshness: fc.constantFrom(...freshnesses),
  change: fc.record({ drills: fc.array(drill, { maxLength: 2 }) }),
  vault: fc.record({ nowMs: fc.constantFrom(now, now - 100 * dayMs) }),
});

describe('whatever stands on media', () => {
  it('everything is called safe exactly where every rule is met', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const input = viewInput(wished);
        const { verdict, tone, sets } = overviewSchema.parse(overviewOf(input));
        const met = onlySet(input).status.policy.every(({ status }) => status === 'met');
        expect([verdict === 'Everything is safe.', tone === 'good']).toEqual([met, met]);
        expect(sets[0]?.rulesMet === sets[0]?.rulesAll).toBe(met);
      }),
      { examples: [[{}]], numRuns: 500 },
    );
  });

  it('the plan has an act exactly where a rule is open, and no act asks for a medium that is not in use', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const input = viewInput(wished);
        const { acts } = planSchema.parse(planOf(input, onlySet(input)));
        const met = onlySet(input).status.policy.every(({ status }) => status === 'met');
        expect(acts.length === 0).toBe(met);
        const active = input.media.filter(({ state }) => state === 'active').map(({ id }) => id);
        for (const { act } of acts) for (const medium of act.media) expect(active).toContain(medium);
      }),
      { examples: [[{}]], numRuns: 500 },
    );
  });

  it('a row of the stair has as many slots that count as it says, up to what is wanted, and none fewer than wanted', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const [set] = overviewOf(viewInput(wished)).sets;
        for (const row of Object.values(set?.stair ?? {})) {
          const counting = row.slots.filter(({ counts }) => counts).length;
          expect(counting).toBe(Math.min(row.have, row.wanted));
          expect(row.slots.length).toBeGreaterThanOrEqual(row.wanted);
          expect(row.status === 'met').toBe(row.have >= row.wanted);
          for (const slot of row.slots)
            expect([slot.counts, slot.is === 'empty' || slot.counts === (slot.why === '')]).toEqual([
              slot.counts,
              true,
            ]);
        }
      }),
      { examples: [[{}]], numRuns: 500 },
    );
  });

  it('duties are in order, and overdue exactly where their day has come', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const input = viewInput(wished);
        const duties = dutiesOf(input).map((duty) => dutySchema.parse(duty));
        const due = duties.map(({ dueAtMs }) => dueAtMs);
        expect(due).toEqual(due.toSorted((a, b) => a - b));
        for (const duty of duties) expect(duty.overdue).toBe(duty.dueAtMs <= now);
      }),
      { examples: [[{}]], numRuns: 500 },
    );
  });
});
