// What is said of our own faults: to the window one fixed sentence, to stderr where it happened, and to nobody what stood there.
import type { z } from 'zod';
import { ColdkeepError, toErrorRecord, type ErrorRecord } from '../../../shared/domain/errors.ts';

/** What the window is told of a bug: always the same. */
export const internalError = (): ErrorRecord =>
  toErrorRecord(new ColdkeepError('internal', 'Something went wrong inside Coldkeep.'));

/**
 * Where something did not fit, and how, without what stood there. Names of fields that nobody expected are told of our own outputs
 * only: those of an input are the sender's words.
 */
export const faultsOf = (error: z.ZodError, whose: 'ours' | 'theirs'): string =>
  error.issues.map((issue) => faultOf(issue, whose)).join(', ');

function faultOf(issue: z.core.$ZodIssue, whose: 'ours' | 'theirs'): string {
  const path = issue.path.map(String);
  const paths =
    whose === 'ours' && issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
  return paths
    .map((each) => `${each.length === 0 ? 'the whole' : each.join('.')} (${issue.code})`)
    .join(', ');
}

/** Class of an error and the lines of our code that it came through. Its message is left out: it may quote what it met. */
export function bugIn(error: unknown): string {
  if (!(error instanceof Error)) return `failed: ${typeof error}`;
  const header = String(error);
  const stack = error.stack ?? '';
  const lines = (stack.startsWith(header) ? stack.slice(header.length) : '').split('\n');
  return ['failed:', error.name, ...lines.map((line) => line.trim()).filter((line) => line !== '')].join(' ');
}
