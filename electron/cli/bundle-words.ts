// The words of a bundle at the prompt: typed from paper, in one line or several, with another try after a slip.
import { ColdkeepError } from '../../shared/domain/errors.ts';
import { bundleWordCount, countBundleWords, parseBundleWords } from '../../shared/domain/words-of-bundle.ts';
import { canAsk } from './host.ts';
import type { Invocation } from './invocation.ts';
import type { Remark } from './questions.ts';

const attempts = 3;

export interface GivenWords {
  /** Null where nobody has them. */
  readonly words: string | null;
  readonly remarks: readonly Remark[];
}

/** What was given as options, or is typed now. Errors: bad-input for words that no kit shows, cancelled. */
export async function givenWords(
  invocation: Invocation,
  options: { readonly words?: string; readonly withoutWords?: true },
): Promise<GivenWords> {
  if (options.words !== undefined && options.withoutWords === true)
    throw new ColdkeepError('usage', 'One of --words and --without-words is given, not both.');
  if (options.words !== undefined) return { words: options.words, remarks: [] };
  if (options.withoutWords === true) return { words: null, remarks: [] };
  if (!canAsk(invocation.host)) {
    const what = 'Nobody was asked for the words of the bundle: its origin is not confirmed.';
    return { words: null, remarks: [{ what, answered: false }] };
  }
  return { words: await typedWords(invocation), remarks: [] };
}

async function typedWords(invocation: Invocation): Promise<string | null> {
  const { host, tell } = invocation;
  host.stderr.write('The kit showed sixteen words on the host. An empty line goes on without them.\n');
  for (let attempt = 1; ; attempt += 1) {
    const typed = await typedLines(invocation);
    if (typed === null) return null;
    const { problem } = parseBundleWords(typed);
    if (problem === null) return typed;
    if (attempt === attempts) throw new ColdkeepError('bad-input', problem);
    tell(problem);
  }
}

/** Lines until there are enough words; null where the first one is empty. */
async function typedLines({ keys }: Invocation): Promise<string | null> {
  let typed = '';
  for (let prompt = 'Words: '; ; prompt = '  more: ') {
    const line = Buffer.from(await keys.read(prompt, { echo: true })).toString('utf8');
    if (line.trim() === '') return typed === '' ? null : typed;
    typed += `${line}\n`;
    if (countBundleWords(typed) >= bundleWordCount) return typed;
  }
}
