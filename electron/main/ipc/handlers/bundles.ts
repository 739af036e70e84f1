// Answers to the calls about bundles. The window names one by its token; where it is, only the main process knows.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { chosenBundle } from '../chosen-bundle.ts';
import type { House } from '../house.ts';
import { requireSet } from '../require-set.ts';

export const bundlesHandlers = (house: House): Handlers['bundles'] => ({
  async choose() {
    const path = await house.desktop.chooseFile('bundle');
    return { bundle: path === null ? null : await chosenBundle(path, house.bundleTokens) };
  },
  inspect({ bundle }) {
    const { vault } = house.session;
    const path = house.bundleTokens.pathOf(bundle);
    const job = house.jobs.start('inspect-bundle', 'Look into a bundle', (run) =>
      vault.inspectBundle(path, run),
    );
    return { job };
  },
  import({ set, bundle, words }) {
    const { vault } = house.session;
    const path = house.bundleTokens.pathOf(bundle);
    requireSet(vault, set);
    const job = house.jobs.start('import-bundle', `Import of a bundle into ${set}`, async (run) => {
      const report = await vault.importBundle({ set, bundle: path, words }, run);
      house.changed();
      return { set: report.set, bundle: report.bundle, findings: report.findings };
    });
    return { job };
  },
  list: ({ set }) => house.session.vault.bundles(set),
  async remove({ set, id, why }) {
    await house.session.vault.removeBundle({ set, id, why });
    return {};
  },
});
