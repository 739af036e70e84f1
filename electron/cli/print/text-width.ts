// How many columns a text takes on a terminal, and how to make a hostile or long one fit.

const combining = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u;

const columnsOf = (character: string): number => {
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
};

export const textWidth = (text: string): number =>
  Array.from(text).reduce((columns, character) => columns + columnsOf(character), 0);

/** Characters from the start that fit into `columns`. */
function fit(characters: readonly string[], columns: number): number {
  let used = 0;
  for (const [index, character] of characters.entries()) {
    used += columnsOf(character);
    if (used > columns) return index;
  }
  return characters.length;
}

/** Cuts out the middle, where names differ least: "node/pool-keys/cold.skey" → "node/poo…old.skey". */
export function cutMiddle(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  if (columns <= 1) return columns <= 0 ? '' : '…';
  const characters = Array.from(text);
  const reversed = characters.toReversed();
  const tail = reversed.slice(0, fit(reversed, Math.floor((columns - 1) / 2)));
  const head = characters.slice(0, fit(characters, columns - 1 - textWidth(tail.join(''))));
  return `${head.join('')}…${tail.toReversed().join('')}`;
}

/** Breaks a sentence at spaces into lines of at most `columns`; a longer word stays whole, so that it can be copied. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line === '') line = word;
    else if (textWidth(line) + 1 + textWidth(word) <= columns) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
