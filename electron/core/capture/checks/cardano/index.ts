// Checks of keys and certificates of a stake pool.
import type { CheckMaker } from '../check.ts';

export const cardanoChecks: readonly CheckMaker[] = [];
