// Answers to the calls about jobs. What is not known any more is left alone: a click may come late.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { House } from '../house.ts';

export const jobsHandlers = (house: House): Handlers['jobs'] => ({
  cancel({ job }) {
    house.jobs.cancel(job);
    return {};
  },
  dismiss({ job }) {
    house.jobs.dismiss(job);
    house.changed();
    return {};
  },
});
