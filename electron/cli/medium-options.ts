// The options that describe a medium, shared by "export" and "media set".
import { Option } from 'commander';
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

/** For whatever writes to a stick: one that is more than storage is refused without. */
export const acceptAnnounced = (): Option =>
  new Option(
    '--accept-announced <text>',
    'write to a stick that is more than storage: name all that it announces, as the refusal says it',
  ).argParser(text);

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
