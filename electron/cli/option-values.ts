// What an option or argument may say: parsed as it is read, refused in words that name what is wrong.
import { InvalidArgumentError, Option } from 'commander';
import type { Kind } from '../../shared/domain/words.ts';
import { kinds } from '../../shared/domain/words.ts';

/** An empty value is most often a variable of a script that was not set: as a folder it would mean the working one. */
export function text(value: string): string {
  if (value === '') throw new InvalidArgumentError('It is empty.');
  return value;
}

/** A file or folder. What begins with "-" is most often the next option, after a forgotten value. */
export function path(value: string): string {
  if (value.startsWith('-')) {
    throw new InvalidArgumentError(`A name that begins with "-" is written "./${value}".`);
  }
  return text(value);
}

export function positiveInteger(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('A whole number from 1 is expected.');
  return Number(value);
}

export const wholeNumberOf =
  (least: number, most: number) =>
  (value: string): number => {
    const number = /^(0|[1-9]\d{0,8})$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is expected.`);
  };

/** A whole number from 0, or one of the words. */
export const wholeNumberOr =
  <W extends string>(...words: readonly W[]) =>
  (value: string): number | W => {
    const word = words.find((known) => known === value);
    if (word !== undefined) return word;
    if (!/^\d{1,15}$/.test(value))
      throw new InvalidArgumentError(`A whole number from 0 is expected, or ${words.join(' or ')}.`);
    return Number(value);
  };

/** A day of UTC, "2026-11-21", as the milliseconds since 1970 of its beginning. */
export function date(value: string): number {
  const atMs = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(atMs)) throw new InvalidArgumentError('A date is expected, as in 2026-11-21.');
  return atMs;
}

const collected =
  <T>(parse: (value: string) => readonly T[]) =>
  (value: string, before: readonly T[] | undefined): readonly T[] => [...(before ?? []), ...parse(value)];

/** An option that repeats and takes several values each time. */
export const paths = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(collected((value) => [path(value)]));

function parseKinds(value: string): Kind[] {
  return value
    .split(',')
    .filter((word) => word !== '')
    .map((word) => {
      const kind = kinds.find((known) => known === word);
      if (kind === undefined) throw new InvalidArgumentError(`The kinds are ${kinds.join(', ')}.`);
      return kind;
    });
}

export const kindList = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(
    collected((value) => {
      const found = parseKinds(value);
      if (found.length === 0) throw new InvalidArgumentError(`The kinds are ${kinds.join(', ')}.`);
      return found;
    }),
  );

/** An option with a closed list of values. */
export const oneOf = (flags: string, description: string, values: readonly string[]): Option =>
  new Option(flags, description).choices([...values]);
