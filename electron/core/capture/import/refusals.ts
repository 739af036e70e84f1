// Why a bundle is refused, as errors: each says what was seen in it.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { visibleText } from '../../../../shared/domain/text.ts';
import { pathFields } from '../item-path.ts';

const mostShown = 200;

/** A name from a bundle, fit for a sentence. */
export const shownName = (path: Buffer): string => {
  const text = visibleText(pathFields(path).path);
  return `"${text.length > mostShown ? `${text.slice(0, mostShown)}…` : text}"`;
};

export const bundleDamaged = (what: string, cause?: unknown): ColdkeepError =>
  new ColdkeepError('bundle-damaged', `The bundle is damaged or incomplete: ${what}.`, { cause });

export const bundleHostile = (what: string): ColdkeepError =>
  new ColdkeepError('bundle-hostile', `The bundle holds what no kit packs: ${what}.`);
