// README.txt of a kit: one page for whoever runs it on the host.
import type { KitPlan } from '../../../../shared/domain/kits/kit-plan.ts';
import { kitCopies, kitNeeds, kitSteps } from '../../../../shared/domain/kits/kit-words.ts';
import type { KitNames } from './kit-script.ts';

const wrapAt = 96;

/** Text in lines, the first begun with `first` and each after it with as many spaces. */
function wrapped(text: string, first: string): string {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + word.length > wrapAt) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join('\n');
}

const listed = (sentences: readonly string[]): string =>
  sentences.map((sentence) => wrapped(sentence, '  - ')).join('\n');

const numbered = (sentences: readonly string[]): string =>
  sentences.map((sentence, index) => wrapped(sentence, `  ${index + 1}. `)).join('\n');

const steps = (plan: KitPlan): string =>
  kitSteps(plan)
    .map(({ act, commands }, index) =>
      [wrapped(act, `  ${index + 1}. `), ...commands.map((command) => `       ${command}`)].join('\n'),
    )
    .join('\n');

/** The page as text. */
export function kitReadme(plan: KitPlan, { recipient, vault }: KitNames): string {
  const onDemand = plan.items.filter((item) => item.onDemand === true).map(({ title }) => title);
  const copies = kitCopies(plan).map(({ title, why }) => `${title}. ${why}`);
  const demanded = onDemand.length === 0 ? [] : [`On demand, by a line of kit.conf: ${onDemand.join(', ')}.`];
  return `COLDKEEP KIT FOR ${plan.title.toUpperCase()}

Packs what must not be lost on this host into one file, sealed to the vault
  ${vault.replaceAll(/\p{Cc}/gu, '?')}
  ${recipient}
Only that vault can open it. The kit needs no network and sends nothing.

WHAT IT COPIES, AND WHY
${listed([...copies, ...demanded])}

WHAT IT DOES, IN THIS ORDER
${numbered(plan.order)}

HOW
${steps(plan)}

NEEDED ON THE HOST
${listed(kitNeeds(plan))}

WHAT TO KEEP TO, AND WHAT IT DOES NOT
${listed([
  ...plan.limits,
  'It takes along nothing that belongs offline (cold keys, seed phrases, passphrases), and never asks for it.',
  'It cannot tell whether the host is honest: who controls the host decides what is in the bundle.',
  'Killed with SIGKILL or by a power cut it cannot start the service again or remove its working folder (coldkeep-kit.* in WORK_FOLDER): do that by hand.',
])}
`;
}
