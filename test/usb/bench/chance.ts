// Moments drawn by lot, the same ones in every run, unless COLDKEEP_USB_SEED asks for others.
import { pseudoRandomSource } from '../../support/pseudo-random.ts';

export interface Chance {
  /** A whole number from 0 on, below `limit`. */
  below(limit: number): number;
}

export function chanceOf(seed: string): Chance {
  const draw = pseudoRandomSource(`${process.env['COLDKEEP_USB_SEED'] ?? 'coldkeep'} ${seed}`);
  return { below: (limit) => Buffer.from(draw(4)).readUInt32LE(0) % limit };
}
