// The kits that there are, one for each profile whose system has a host that is online.
import { customKit } from './custom.ts';
import type { KitPlan } from './kit-plan.ts';
import { loomNodeKit } from './loom-node.ts';

export const kitPlans: readonly KitPlan[] = [loomNodeKit, customKit];

/** Null for a profile that has no kit. */
export const kitPlanFor = (system: string): KitPlan | null =>
  kitPlans.find((plan) => plan.system === system) ?? null;
