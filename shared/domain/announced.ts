// A stick that is something else beside storage: the words that a person types to take it all the same.
import { andList, visibleText } from './text.ts';

/** "a keyboard and a network card", as it may be shown. */
export const announcedList = (announces: readonly string[]): string => andList(announces.map(visibleText));

/** What is to be typed to accept it: "keyboard, network card". Whoever types it has read what it is. */
export const announcedWords = (announces: readonly string[]): string =>
  namesOf(announces).map(visibleText).join(', ');

/** Whether what was typed names everything that it announces, and nothing else; case, order and articles do not matter. */
export function acceptsAnnounced(typed: string | undefined, announces: readonly string[]): boolean {
  const wanted = keyOf(namesOf(announces).map(visibleText));
  return typed !== undefined && wanted !== '' && keyOf(typed.split(/,|\band\b/)) === wanted;
}

const withoutArticle = (name: string): string => name.trim().replace(/^(?:an?|the)\s+/i, '');

const namesOf = (announces: readonly string[]): string[] => announces.map(withoutArticle);

const keyOf = (names: readonly string[]): string =>
  names
    .map((name) => withoutArticle(name).replaceAll(/\s+/g, ' ').toLowerCase())
    .filter((name) => name !== '')
    .toSorted()
    .join(',');
