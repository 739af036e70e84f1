// What hardware says of itself, as it may be kept and shown: anyone can make a stick say anything.
import { visibleText } from '../../../shared/domain/text.ts';

const longest = 120;

/** One line without anything that moves or hides text, not too long; null for nothing. */
export function told(text: string | null | undefined): string | null {
  const line = visibleText((text ?? '').replaceAll(/\s+/gu, ' ').trim());
  if (line === '') return null;
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** The maker's name; null for a number, which a virtual or nameless device gives instead ("0x1af4"). */
export function toldMaker(text: string | null | undefined): string | null {
  const maker = told(text);
  return maker === null || /^(0x[0-9a-f]+|\d+)$/i.test(maker) ? null : maker;
}
