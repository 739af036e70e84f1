// Answers to the calls about kits.
import { join } from 'node:path';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { kitPlanFor, kitPlans } from '../../../../shared/domain/kits/index.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { profileById } from '../../../../shared/profiles/index.ts';
import { writeKit } from '../../../core/capture/kit/write-kit.ts';
import type { House } from '../house.ts';
import { requireSet } from '../require-set.ts';
import { kitSteps, kitView } from '../views/kit-view.ts';

export const kitsHandlers = (house: House): Handlers['kits'] => ({
  systems: () =>
    kitPlans.map(({ system, title }) => ({ id: system, title: profileById(system)?.title ?? title })),
  describe({ system, set }) {
    if (set !== null) requireSet(house.session.vault, set);
    return kitView(planOf(system));
  },
  async write({ system, set }) {
    const { vault } = house.session;
    if (set !== null) requireSet(vault, set);
    const plan = planOf(system);
    const chosen = await house.desktop.chooseFolder('kit');
    if (chosen === null) return { kit: null };
    const { folder, files } = await writeKit({
      profile: system,
      out: join(chosen, `coldkeep-kit-${system}`),
      recipient: vault.publicKeys().recipient,
      vault: vault.name,
    });
    return { kit: { folder, files: [...files], steps: kitSteps(plan) } };
  },
});

function planOf(system: string) {
  const plan = kitPlanFor(system);
  if (plan === null) throw new ColdkeepError('profile-unknown', `There is no kit for "${system}".`);
  return plan;
}
