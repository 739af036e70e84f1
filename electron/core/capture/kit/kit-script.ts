// The script of a kit: one POSIX shell file, made of the fragments in shell/ and what is known when it is written.
// oxlint-disable-next-line typescript/triple-slash-reference -- it declares what "?raw" gives, and is itself no module
/// <reference path="./shell-text.d.ts" />
import { evenWords, oddWords } from '../../../../shared/domain/pgp-words.ts';
import type { KitPlan } from '../../../../shared/domain/kits/kit-plan.ts';
import chooseText from './shell/choose.sh?raw';
import conditionsText from './shell/conditions.sh?raw';
import dumpText from './shell/dump.sh?raw';
import mainText from './shell/main.sh?raw';
import packText from './shell/pack.sh?raw';
import quietText from './shell/quiet.sh?raw';
import sayText from './shell/say.sh?raw';
import serviceText from './shell/service.sh?raw';
import settingsText from './shell/settings.sh?raw';
import wordsText from './shell/words.sh?raw';

/** In the order in which they stand in the script. */
const fragments = [
  sayText,
  settingsText,
  chooseText,
  serviceText,
  quietText,
  dumpText,
  conditionsText,
  packText,
  wordsText,
  mainText,
];

const bundleFormat = 1;

/** Words of a list in lines that fit a page. */
function wordLines(words: readonly string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += 12) lines.push(words.slice(at, at + 12).join(' '));
  return lines.join('\n');
}

/** A line of text as a word of a POSIX shell; control characters become "?". */
export const posixWord = (text: string): string =>
  `'${text.replaceAll(/\p{Cc}/gu, '?').replaceAll("'", String.raw`'\''`)}'`;

export interface KitNames {
  /** age recipient that bundles are sealed to. */
  readonly recipient: string;
  /** Name of the vault, for the operator's eyes. */
  readonly vault: string;
}

/** The script as text. What comes from outside stands in it only in quotes. */
export function kitScript(plan: KitPlan, { recipient, vault }: KitNames): string {
  const head = `#!/bin/sh
# A Coldkeep kit for ${plan.title}: packs what must not be lost into one file that only the vault named below can open.
# Run it on the host: sh coldkeep-kit.sh --dry-run    Its settings are in kit.conf, its instructions in README.txt.
# shellcheck disable=SC2119,SC2120 # Functions set their own arguments from lists of quoted words.

bundle_format=${bundleFormat}
system=${posixWord(plan.system)}
title=${posixWord(plan.title)}
recipient=${posixWord(recipient)}
vault=${posixWord(vault)}

# The PGP word list, for the words of a bundle: one word a byte value, at even places and at odd ones.
even_words='${wordLines(evenWords)}'
odd_words='${wordLines(oddWords)}'
`;
  return head + fragments.join('');
}
