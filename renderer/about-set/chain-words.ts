// What is typed about the chain: numbers as people copy them from a web page, with blanks and commas, and what is wrong with them.

/** Null where the text is no whole number; blanks, commas and points between digits are passed over. */
export function wholeNumberOf(text: string): number | null {
  const digits = text.replaceAll(/[\s.,_'’]/g, '');
  if (!/^\d{1,15}$/.test(digits)) return null;
  return Number(digits);
}

/** The longest time between reading a slot and typing it here: a week. */
export const mostMinutes = 10_080;

/** Why the text of a field cannot be taken; null where it can, and where it is empty. */
export function whyNotANumber(text: string, most = Number.MAX_SAFE_INTEGER): string | null {
  if (text.trim() === '') return null;
  const value = wholeNumberOf(text);
  if (value === null) return 'Only digits, please.';
  return value > most ? `${most} at most.` : null;
}
