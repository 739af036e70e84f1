// Fills the steps of a profile's scenario with what is known of the set: derived values, names of its files, its network. What is not
// known is a blank to be filled by hand.
import { fillBraces, type BracedName } from '../../profiles/scenario-names.ts';
import type { ScenarioStep } from '../../profiles/profile.ts';
import type { ChecklistStep } from '../reports.ts';
import { shellWord } from '../shell-word.ts';
import { visibleText } from '../text.ts';
import { step, type StepContext } from './context.ts';
import { filesOf } from './placement.ts';

export const blank = '__________';

export function filledStep(context: StepContext, scenarioStep: ScenarioStep): ChecklistStep {
  const say = (text: string): string =>
    fillBraces(text, (name) => visibleText(known(context, name) ?? blank));
  const type = (command: string): string =>
    onNetwork(
      context,
      fillBraces(command, (name) => shellWord(known(context, name) ?? blank)),
    );
  return step(say(scenarioStep.title), {
    acts: scenarioStep.acts.map(say),
    commands: (scenarioStep.commands ?? []).map(type),
    mustShow: (scenarioStep.mustShow ?? []).map(say),
    critical: scenarioStep.critical ?? false,
  });
}

/** Null where nothing says it, or several things say different ones. */
function known({ input }: StepContext, name: BracedName): string | null {
  if ('value' in name) {
    const values = new Set(
      (input.derived ?? []).filter((derived) => derived.name === name.value).map(({ value }) => value),
    );
    const [value] = values;
    return values.size === 1 && value !== undefined && value !== '' ? value : null;
  }
  const files = filesOf(input.items, name.fileOf);
  const [first] = files;
  if (files.length === 1 && first !== undefined)
    return name.whole ? first.path : first.path.slice(first.path.lastIndexOf('/') + 1);
  const entry = input.set.profile.items.find(({ key }) => key === name.fileOf);
  const usual = entry?.globs.find((glob) => !/[*/]/.test(glob)) ?? null;
  return usual !== null && name.whole ? `FOLDER/${usual}` : usual;
}

const networkFlags: Readonly<Record<string, string>> = {
  preprod: '--testnet-magic 1',
  preview: '--testnet-magic 2',
};

/** Commands are written for mainnet. */
function onNetwork({ input }: StepContext, command: string): string {
  const network = (input.derived ?? []).find(({ name }) => name === 'network')?.value ?? '';
  const flag = Object.hasOwn(networkFlags, network) ? networkFlags[network] : undefined;
  return flag === undefined ? command : command.replaceAll(/--mainnet\b/g, flag);
}
