// Commands of the system that a sentence quotes: they are typed as they stand, so they are told from the words around them.

export interface Piece {
  readonly text: string;
  readonly isCommand: boolean;
}

/** Tools that hints name with all that is to be typed; what else stands in quotes is a name. */
const quoted = /"((?:sudo )?(?:umount|mount|udisksctl|e2fsck|fsck(?:\.\w+)?) [^"]+)"/g;

/** `Repair it with "sudo umount /dev/sdb1", then …` in its pieces, in order; the quotes are gone. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(quoted)) {
    pieces.push({ text: text.slice(from, found.index), isCommand: false });
    pieces.push({ text: found[1] ?? '', isCommand: true });
    from = found.index + found[0].length;
  }
  pieces.push({ text: text.slice(from), isCommand: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** The words alone. */
export const withoutCommands = (text: string): string => text.replaceAll(quoted, '');

/**
 * What stands around a command on a line of its own: the words before it end in a colon, and what goes on after a comma
 * becomes a sentence.
 */
export function aroundCommands(text: string): Piece[] {
  const pieces = piecesOf(text);
  return pieces.flatMap(({ text: part, isCommand }, index) => {
    if (isCommand) return { text: part, isCommand };
    const after = pieces[index - 1] === undefined ? part : part.replace(/^, (?:then )?/, 'Then ');
    const words = after.replace(/^[.;]?\s+/, '').trimEnd();
    const before = pieces[index + 1] === undefined ? words : `${words}:`;
    return before === '' || before === '.' ? [] : { text: before, isCommand };
  });
}
