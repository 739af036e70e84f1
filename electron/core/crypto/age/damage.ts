// The conditions on which an age file fails, as errors.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';

export const headerDamaged = (what: string): ColdkeepError =>
  new ColdkeepError('header-damaged', `The header of the sealed file is damaged: ${what}.`);

export const payloadDamaged = (what: string): ColdkeepError =>
  new ColdkeepError('payload-damaged', `The contents of the sealed file are damaged: ${what}.`);

export const armorDamaged = (what: string): ColdkeepError =>
  new ColdkeepError('armor-damaged', `The text armor of the sealed file is damaged: ${what}.`);
