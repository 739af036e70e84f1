// Checks of databases, dumps, keys and data of services. A profile runs those of which it names a finding.
import type { CheckMaker } from '../check.ts';
import { archiveCheck } from './archives.ts';
import { dumpCheck } from './dump/dump-check.ts';
import { keyMaterialCheck } from './key-material.ts';
import { orderCheck } from './order.ts';
import { rsaCheck } from './rsa-keys.ts';
import { tipBotCheck } from './tip-bot.ts';
import { validatorCheck } from './validator.ts';

export const dataChecks: readonly CheckMaker[] = [
  dumpCheck,
  archiveCheck,
  orderCheck,
  keyMaterialCheck,
  validatorCheck,
  rsaCheck,
  tipBotCheck,
];
