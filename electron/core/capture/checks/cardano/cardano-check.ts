// How a check of a stake pool is made: it sees every file, and in the end judges the pool that they are together.
import type { DerivedValue } from '../../../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import type { FindingCode } from '../../../../../shared/domain/findings/registry.ts';
import type { CheckContext, CheckMaker } from '../check.ts';
import type { Fact } from './facts.ts';
import { Pool } from './pool.ts';
import { factOf } from './read-facts.ts';

export interface Judgement {
  readonly findings?: readonly Finding[];
  readonly derived?: readonly DerivedValue[];
}

export const cardanoCheck = (
  name: string,
  codes: readonly FindingCode[],
  judge: (pool: Pool, context: CheckContext) => Judgement,
): CheckMaker => ({
  name,
  codes,
  begin() {
    const facts: Fact[] = [];
    return {
      see(file) {
        const fact = factOf(file);
        if (fact !== null) facts.push(fact);
      },
      result(context) {
        const { findings = [], derived = [] } = judge(new Pool(facts), context);
        return { findings, derived };
      },
    };
  },
});
