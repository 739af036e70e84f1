// The options that describe a medium, shared by "export" and "media set".
import type { MediumAttributes } from '../../shared/domain/facts.ts';
import type { MediumType } from '../../shared/domain/words.ts';
import { mediumTypes } from '../../shared/domain/words.ts';
import type { ColdkeepCommand } from './command.ts';
import { oneOf, text } from './option-values.ts';

export interface MediumOptions {
  readonly label?: string;
  readonly location?: string;
  readonly custodian?: string;
  readonly type?: MediumType;
}

export const addMediumOptions = (command: ColdkeepCommand): ColdkeepCommand =>
  command
    .option('--label <text>', 'what is written on the medium', text)
    .option('--location <place>', 'where the medium rests', text)
    .addOption(oneOf('--type <type>', 'what kind of carrier it is', mediumTypes))
    .option('--custodian <person>', 'who answers for the medium', text);

/** Only what was given. */
export function mediumAttributes({
  label,
  location,
  custodian,
  type,
}: MediumOptions): Partial<MediumAttributes> {
  return {
    ...(label === undefined ? {} : { label }),
    ...(location === undefined ? {} : { location }),
    ...(custodian === undefined ? {} : { custodian }),
    ...(type === undefined ? {} : { type }),
  };
}
