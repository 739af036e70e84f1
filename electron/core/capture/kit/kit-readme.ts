// README.txt of a kit: one page for whoever runs it on the host.
import type { KitPlan } from '../../../../shared/domain/kits/kit-plan.ts';
import type { KitNames } from './kit-script.ts';

const wrapAt = 96;

/** Text in lines, each after the first with spaces before it. */
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

const mark = (plan: KitPlan, kind: string): string =>
  plan.items
    .filter((item) => (item.kind === kind || kind === '') && item.onDemand !== true)
    .map(({ title, why, required }) =>
      wrapped(`${title}${required ? '' : ' (where there is one)'}. ${why}`, '  - '),
    )
    .join('\n');

/** The page as text. */
export function kitReadme(plan: KitPlan, { recipient, vault }: KitNames): string {
  const onDemand = plan.items.filter((item) => item.onDemand === true).map(({ title }) => title);
  const dump = plan.dump === null ? '' : `${wrapped(`${plan.dump.title}. ${plan.dump.why}`, '  - ')}\n`;
  return `COLDKEEP KIT FOR ${plan.title.toUpperCase()}

Packs what must not be lost on this host into one file, sealed to the vault
  ${vault.replaceAll(/\p{Cc}/gu, '?')}
  ${recipient}
Only that vault can open it. The kit needs no network and sends nothing.

WHAT IT COPIES, AND WHY
${dump}${mark(plan, '')}
${onDemand.length === 0 ? '' : `${wrapped(`On demand, with a line of kit.conf: ${onDemand.join(', ')}.`, '  - ')}\n`}
WHAT IT DOES, IN THIS ORDER
${numbered(plan.order)}

HOW
  1. Copy this folder to the host, and there: chmod 700 coldkeep-kit.sh; chmod 600 kit.conf
  2. Look through kit.conf: paths, service${plan.dump === null ? '' : ', dump command'}.
  3. sh coldkeep-kit.sh --dry-run
     says everything that it would do, and touches nothing.
  4. sh coldkeep-kit.sh --out DIR
     DIR can be a stick: what is written there is sealed.
  5. Write the sixteen words that it prints down on paper, or photograph them. They are the only
     proof that the bundle at the vault is this one: anyone can seal a file to a public recipient.
  6. Carry the bundle and the words to the vault: coldkeep import BUNDLE --set NAME

NEEDED HERE: sh, tar, age, awk, sed, find, and sha256sum or openssl. Without age the kit stops:
  apt-get install age, or carry the static program over and put it beside the script.
  Run it as a user who may read all of the files above${plan.service === null ? '' : ' and stop and start the service'}, most often root.

WHAT IT DOES NOT
${listed([
  ...plan.limits,
  'It takes along no key that belongs offline (cold keys, seed phrases, the passphrase of the vault), and never asks for one.',
  'It cannot tell whether this host is honest. Who controls the host decides what is in the bundle.',
  'Killed with SIGKILL or by a power cut it cannot start the service again or remove its working folder (coldkeep-kit.* in WORK_FOLDER): do that by hand.',
])}
`;
}
