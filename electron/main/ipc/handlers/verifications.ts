// Answers to the call that starts a verification.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { House } from '../house.ts';
import { volumeNamed } from '../volume-named.ts';

export const verificationsHandlers = (house: House): Handlers['verifications'] => ({
  async start({ volume, open }) {
    const { vault } = house.session;
    const { path, name } = await volumeNamed(house, volume);
    const job = house.jobs.start('verify', `Verification of ${name}`, (run) =>
      vault.verify({ at: path, open }, run),
    );
    return { job };
  },
});
