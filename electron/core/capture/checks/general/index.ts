// Checks of files of any system.
import type { CheckMaker } from '../check.ts';

export const generalChecks: readonly CheckMaker[] = [];
