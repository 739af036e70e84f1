// What went wrong with a medium in a sentence that fits a heading: the error's own may name a file by its whole path.
import type { ErrorCode, ErrorRecord } from '../../shared/domain/errors.ts';
import { saysFileSystemDamaged } from '../../shared/domain/file-system-words.ts';
import { visibleText } from '../../shared/domain/text.ts';

/** A medium whose file system is damaged while it does not fail itself: its remedy is another one. */
export const isFileSystemFault = ({ code, message }: Pick<ErrorRecord, 'code' | 'message'>): boolean =>
  code === 'medium-io' && saysFileSystemDamaged(message);

type Sentence = (name: string, done: string) => string;

const sentences: Readonly<Partial<Record<ErrorCode, Sentence>>> = {
  'medium-removed': (name) => `${name} was pulled out.`,
  'medium-io': (name, done) => `${name} could not be ${done}.`,
  'medium-full': (name) => `${name} is full.`,
  'medium-read-only': (name) => `${name} is write-protected.`,
};

/**
 * `name` is the medium's, or "the medium"; `done` what could not be done with it: "read", "tested". What is no medium's fault keeps
 * its own sentence.
 */
export function titleOfError(error: ErrorRecord, name: string, done: string): string {
  if (isFileSystemFault(error)) return `The file system of ${name} is damaged.`;
  const capital = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return sentences[error.code]?.(capital, done) ?? visibleText(error.message);
}
