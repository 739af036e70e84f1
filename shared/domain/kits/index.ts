// The kits that there are, one for each profile.
import { alephCcnKit } from './aleph-ccn.ts';
import { cardanoSpoKit } from './cardano-spo.ts';
import { customKit } from './custom.ts';
import type { KitPlan } from './kit-plan.ts';
import { loomNodeKit } from './loom-node.ts';
import { opensppKit } from './openspp.ts';
import { qrlTipbotKit } from './qrl-tipbot.ts';

export const kitPlans: readonly KitPlan[] = [
  cardanoSpoKit,
  loomNodeKit,
  alephCcnKit,
  qrlTipbotKit,
  opensppKit,
  customKit,
];

/** Null for a profile that has no kit. */
export const kitPlanFor = (system: string): KitPlan | null =>
  kitPlans.find((plan) => plan.system === system) ?? null;
