// The status marks of the window: shape and mark tell the family, the word beside them says the rest.
import { z } from 'zod';

export const glyphs = [
  'verified',
  'in-sync',
  'met',
  'behind',
  'due',
  'suspect',
  'unmet',
  'missing',
  'unknown',
  'planned',
  'written',
  'working',
] as const;
export type Glyph = (typeof glyphs)[number];
export const glyphSchema = z.enum(glyphs);

/** How a thing stands, for its colour, which is never the only sign. */
export const tones = ['good', 'attention', 'danger', 'empty'] as const;
export type Tone = (typeof tones)[number];
export const toneSchema = z.enum(tones);

/** The worse of several; empty where there is nothing. */
export const worstTone = (all: readonly Tone[]): Tone =>
  (['danger', 'attention', 'good'] as const).find((tone) => all.includes(tone)) ?? 'empty';
