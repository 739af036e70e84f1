// How strong a passphrase is, and the offer of a generated one. The estimator (zxcvbn-ts) works on strings, so here, and here
// only, a passphrase becomes one; it is dropped at once but cannot be zeroed.
import { ZxcvbnFactory, type ZxcvbnResult } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import type { RandomBytes } from './random.ts';

export interface PassphraseJudgement {
  /** Decimal logarithm of how many guesses an informed attacker needs, by estimate. */
  guessesLog10: number;
  /** One sentence: why it is refused, or how strong it is. */
  reason: string;
  acceptable: boolean;
}

/** Media carry the locked identity, so the passphrase alone must withstand guessing without any limit. */
const neededGuessesLog10 = 16;
const suggestedWords = 7;
/** Longer ones are judged by their beginning: the estimate takes ever more time and is long sufficient. */
const judgedCharacters = 128;

let estimator: ZxcvbnFactory | null = null;

/** Judges the UTF-8 bytes of a passphrase as typed. */
export function judgePassphrase(passphrase: Uint8Array): PassphraseJudgement {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(passphrase);
  } catch {
    return {
      guessesLog10: 0,
      reason: 'It is not valid UTF-8, so it could not be typed on another machine.',
      acceptable: false,
    };
  }
  // A prompt reads one line, so such a passphrase could never be entered again.
  if (/\p{Cc}/u.test(text)) {
    return {
      guessesLog10: 0,
      reason: 'It contains control characters, which cannot be typed at a prompt.',
      acceptable: false,
    };
  }
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    maxLength: judgedCharacters,
  });
  const result = estimator.check(text);
  const guessesLog10 = Math.max(0, result.guessesLog10);
  const acceptable = guessesLog10 >= neededGuessesLog10;
  return { guessesLog10, acceptable, reason: acceptable ? strong(guessesLog10) : weak(text, result) };
}

const strong = (guessesLog10: number): string =>
  `Guessing it takes about 10^${Math.floor(guessesLog10)} attempts; 10^${neededGuessesLog10} are enough.`;

function weak(text: string, result: ZxcvbnResult): string {
  if (text === '') return 'It is empty.';
  const pattern = patterns[result.feedback.warning ?? ''] ?? 'it is too short or too regular';
  const guesses = `10^${Math.max(0, Math.floor(result.guessesLog10))}`;
  return `Guessing it takes about ${guesses} attempts where 10^${neededGuessesLog10} are needed: ${pattern}.`;
}

/** The estimator's warnings in our words. */
const patterns: Readonly<Record<string, string>> = {
  straightRow: 'it follows a row of the keyboard',
  keyPattern: 'it follows a pattern on the keyboard',
  simpleRepeat: 'it repeats one character',
  extendedRepeat: 'it repeats itself',
  sequences: 'it follows a sequence such as abc or 6543',
  recentYears: 'it is built on a recent year',
  dates: 'it is built on a date',
  topTen: 'it is one of the ten most used of all',
  topHundred: 'it is one of the hundred most used of all',
  common: 'it is often used by others',
  similarToCommon: 'it is close to one that others often use',
  wordByItself: 'it is a single word',
  namesByThemselves: 'it is a name',
  commonNames: 'it is a common name',
};

/**
 * Seven words, each drawn uniformly from the 7776 of the diceware list, "-" between them: 90 bits.
 * `random` answers that many random bytes.
 */
export function suggestPassphrase(random: RandomBytes): string {
  const words = common['diceware-common'];
  return Array.from({ length: suggestedWords }, () => words[drawBelow(words.length, random)]).join('-');
}

/** A uniform number from 0 to `limit - 1`, `limit` up to 65536. Draws that would favour small numbers are thrown away. */
function drawBelow(limit: number, random: RandomBytes): number {
  const fair = 65536 - (65536 % limit);
  for (;;) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    if (drawn < fair) return drawn % limit;
  }
}
