// What a person is told of a kit, on its page and on the screen: what it copies and why, what it needs, what to do on the host.
import { isSecret } from '../words.ts';
import type { KitPlan } from './kit-plan.ts';

export interface KitCopy {
  readonly title: string;
  readonly why: string;
  /** True for what must leave the host sealed only. */
  readonly sealedOnly: boolean;
}

export interface KitStep {
  readonly act: string;
  readonly commands: readonly string[];
}

/** What it copies unless its settings are changed, in the order in which it does. */
export const kitCopies = ({ dump, items }: KitPlan): KitCopy[] => [
  ...(dump === null ? [] : [{ title: dump.title, why: dump.why, sealedOnly: true }]),
  ...items
    .filter(({ onDemand }) => onDemand !== true)
    .map(({ title, why, kind, required }) => ({
      title: required ? title : `${title} (where there is one)`,
      why,
      sealedOnly: isSecret(kind) || kind === 'data',
    })),
];

/** What the host must have, in sentences. */
export const kitNeeds = ({ service }: KitPlan): string[] => [
  'A POSIX shell with tar, awk, sed, find, and sha256sum or openssl: any Linux server has them.',
  'The program age. Without it the kit stops: apt-get install age, or carry the static program over and put it beside the script.',
  `A user who may read all of the files${service === null ? '' : ', and stop and start the service where that is asked for'}: most often root.`,
];

/** What to do on the host and after it. */
export const kitSteps = ({ dump, system }: KitPlan): KitStep[] => [
  {
    act: 'Copy the folder to the host and make it yours there.',
    commands: ['chmod 700 coldkeep-kit.sh', 'chmod 600 kit.conf'],
  },
  {
    act: `Look through kit.conf: paths, service${dump === null ? '' : ', dump command'}. Every line says what it is for.`,
    commands: [],
  },
  {
    act: 'Have it say everything that it would do. Nothing is touched.',
    commands: ['sh coldkeep-kit.sh --dry-run'],
  },
  {
    act: 'Run it. DIR can be a stick: what is written there is sealed.',
    commands: ['sh coldkeep-kit.sh --out DIR'],
  },
  {
    act: 'Write the sixteen words that it prints down on paper. They are the only proof that the bundle at the vault is this one: anyone can seal a file to a public recipient.',
    commands: [],
  },
  {
    act: 'Carry bundle and words to the vault and import it.',
    commands: [`coldkeep import coldkeep-bundle-${system}-HOST-TIME.tar.age --set NAME`],
  },
];
