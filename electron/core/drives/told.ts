// What hardware says of itself, as it may be kept and shown: anyone can make a stick say anything.
import { visibleText } from '../../../shared/domain/text.ts';

const longest = 120;

/** One line without anything that moves or hides text, not too long; null for nothing. */
export function told(text: string | null | undefined): string | null {
  const line = visibleText((text ?? '').replaceAll(/\s+/gu, ' ').trim());
  if (line === '') return null;
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
