// Checks of databases, dumps and data of services.
import type { CheckMaker } from '../check.ts';

export const dataChecks: readonly CheckMaker[] = [];
