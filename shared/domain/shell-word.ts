// Words for a POSIX shell, so that a printed command does exactly what it says whatever a file is called.

const plainWord = /^[A-Za-z0-9_@%+=:,./][A-Za-z0-9_@%+=:,./-]*$/;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/**
 * `text` as one shell word: as it is where nothing in it is special, else in single quotes; with control or invisible characters in
 * bash's $'…', every byte outside printable ASCII as \xNN, so that it survives paper and typing.
 */
export function shellWord(text: string): string {
  if (plainWord.test(text)) return text;
  if (!invisible.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  let quoted = '';
  for (const byte of utf8Bytes(text)) {
    const character = String.fromCharCode(byte);
    if (character === "'" || character === '\\') quoted += `\\${character}`;
    else if (byte >= 0x20 && byte < 0x7f) quoted += character;
    else quoted += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return `$'${quoted}'`;
}

/** `text` as a path argument: one that begins with "-" is not taken for an option. */
export const shellPath = (text: string): string => shellWord(text.startsWith('-') ? `./${text}` : text);

/** UTF-8 by hand: TextEncoder belongs to no side that shared/ may lean on. A lone surrogate becomes U+FFFD. */
function utf8Bytes(text: string): number[] {
  return Array.from(text).flatMap((character) => {
    const point = character.codePointAt(0) ?? 0;
    const scalar = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (scalar < 0x80) return [scalar];
    if (scalar < 0x800) return [0xc0 | (scalar >> 6), tail(scalar)];
    if (scalar < 0x10000) return [0xe0 | (scalar >> 12), tail(scalar >> 6), tail(scalar)];
    return [0xf0 | (scalar >> 18), tail(scalar >> 12), tail(scalar >> 6), tail(scalar)];
  });
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f);
