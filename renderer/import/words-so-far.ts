// Judges the words while they are typed: how many there are, and a mistake as soon as it is one, not before.
import { bundleWordCount, parseBundleWords } from '../../shared/domain/words-of-bundle.ts';

export interface WordsSoFar {
  readonly count: number;
  /** Null while nothing is wrong with what stands there, also where it is not complete. */
  readonly problem: string | null;
}

export function wordsSoFar(text: string): WordsSoFar {
  const typed = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  // The word that is being typed is not wrong yet.
  const isOver = /[^\p{L}\p{N}]$/u.test(text) || typed.length >= bundleWordCount;
  const judged = isOver ? typed : typed.slice(0, -1);
  if (typed.length > bundleWordCount) return { count: typed.length, problem: parseBundleWords(text).problem };
  if (judged.length === 0) return { count: typed.length, problem: null };
  // Filled up with words that fit their places, so that only what was typed can be wrong.
  const whole = [...judged, ...fillers.slice(judged.length)].join(' ');
  return { count: typed.length, problem: parseBundleWords(whole).problem };
}

/** "aardvark" and "adroitness": the words of a zero byte at even and odd places. */
const fillers = Array.from({ length: bundleWordCount }, (_, index) =>
  index % 2 === 0 ? 'aardvark' : 'adroitness',
);
