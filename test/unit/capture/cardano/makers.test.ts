import { describe, expect, it } from 'vitest';
import { cardanoChecks } from '../../../../electron/core/capture/checks/cardano/index.ts';
import { checksFor } from '../../../../electron/core/capture/checks/checks.ts';
import { cardanoFindings } from '../../../../shared/domain/findings/cardano.ts';
import { cardanoSpo } from '../../../../shared/profiles/cardano-spo.ts';
import { custom } from '../../../../shared/profiles/custom.ts';

describe('the checks of a stake pool', () => {
  it('raise every finding of a stake pool, and each of them is raised by one', () => {
    const codes = cardanoChecks.flatMap((maker) => maker.codes);
    expect(codes.toSorted()).toEqual(Object.keys(cardanoFindings).toSorted());
  });

  it('all run for a set of its profile, and none for a custom one', () => {
    expect(checksFor(cardanoSpo)).toEqual(expect.arrayContaining([...cardanoChecks]));
    expect(checksFor(custom).filter((maker) => cardanoChecks.includes(maker))).toEqual([]);
  });
});
