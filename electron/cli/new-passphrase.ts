// A passphrase for a new lock: given with the call or made up at the prompt, typed twice, refused where it is weak.
import { ColdkeepError } from '../../shared/domain/errors.ts';
import type { PassphraseOrigin } from './given-passphrase.ts';
import { givenPassphrase } from './given-passphrase.ts';
import { canAsk } from './host.ts';
import type { Invocation } from './invocation.ts';

const attempts = 3;

async function weakness(invocation: Invocation, passphrase: Uint8Array): Promise<string | null> {
  const verdict = await invocation.host.engine.judgePassphrase(passphrase);
  if (verdict.acceptable) return null;
  if (verdict.reason !== '') return verdict.reason;
  return `About 10^${Math.floor(verdict.guessesLog10)} guesses would find it; at least 10^16 are needed.`;
}

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** Returns null where the two entries differ or the passphrase is weak, having said so. */
async function typedTwice(invocation: Invocation): Promise<Uint8Array | null> {
  const { keys, tell } = invocation;
  const first = await keys.read('New passphrase: ', { echo: false });
  let kept = false;
  try {
    if (first.length === 0) {
      tell('Nothing was typed.');
      return null;
    }
    const weak = await weakness(invocation, first);
    if (weak !== null) {
      tell(`This passphrase is too weak. ${weak}`);
      return null;
    }
    const second = await keys.read('The same again: ', { echo: false });
    kept = equal(first, second);
    second.fill(0);
    if (!kept) tell('The two are not the same.');
    return kept ? first : null;
  } finally {
    if (!kept) first.fill(0);
  }
}

async function madeUpAtThePrompt(invocation: Invocation): Promise<Uint8Array> {
  const { host } = invocation;
  host.stderr.write(
    [
      'The passphrase opens every copy, on any machine. Nobody can recover it.',
      'A generated one, shown this once. Write it on paper, then type it, or type one of your own:',
      '',
      `    ${await host.engine.suggestPassphrase()}`,
      '',
      '',
    ].join('\n'),
  );
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const passphrase = await typedTwice(invocation);
    if (passphrase !== null) return passphrase;
  }
  throw new ColdkeepError('passphrase-weak', `No usable passphrase was typed in ${attempts} attempts.`);
}

/** The caller zeroes the result. Throws `passphrase-weak` with the reason, `passphrase-needed` where nobody can be asked. */
export async function newPassphrase(invocation: Invocation, origin: PassphraseOrigin): Promise<Uint8Array> {
  const given = await givenPassphrase(invocation, origin);
  if (given !== null) {
    const weak = await weakness(invocation, given);
    if (weak === null) return given;
    given.fill(0);
    throw new ColdkeepError('passphrase-weak', `The passphrase is too weak. ${weak}`);
  }
  if (canAsk(invocation.host)) return madeUpAtThePrompt(invocation);
  const option = origin.variable === 'COLDKEEP_PASSPHRASE' ? '--passphrase-file' : '--new-passphrase-file';
  throw new ColdkeepError(
    'passphrase-needed',
    'A new passphrase is needed, and there is no terminal to ask on.',
    {
      hint: `Give it at the prompt of a terminal, or in a file with ${option}.`,
    },
  );
}
