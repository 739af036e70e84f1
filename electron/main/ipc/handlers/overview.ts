// Answers to the calls of the overview: verdict, duties, the cheapest plan. Nothing is read for them but the catalogue.
import { dutiesOf } from '../../../../shared/domain/duties.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { overviewOf } from '../../../../shared/domain/overview.ts';
import { planOf } from '../../../../shared/domain/policy-plan.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { House } from '../house.ts';
import { readOriginals } from '../read-originals.ts';

export const overviewHandlers = (house: House): Handlers['overview'] => {
  const viewInput = () => house.session.vault.viewInput();
  return {
    read: () => overviewOf(viewInput()),
    refresh: () => ({ job: readOriginals(house, house.session.vault) }),
    duties: () => dutiesOf(viewInput()),
    plan({ set: name }) {
      const input = viewInput();
      const set = input.sets.find(({ status }) => status.name === name);
      if (set === undefined) throw new ColdkeepError('set-unknown', `There is no set "${name}".`);
      return planOf(input, set);
    },
  };
};
