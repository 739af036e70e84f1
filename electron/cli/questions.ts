// Questions that a person answers on a terminal. Elsewhere they become one line on stderr and an entry in the journal.
import { ColdkeepError } from '../../shared/domain/errors.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { canAsk } from './host.ts';
import type { Invocation } from './invocation.ts';
import { momentText } from './print/measures.ts';

/** For the journal. Not answered: nobody was asked, so it also goes to stderr. */
export interface Remark {
  readonly what: string;
  readonly answered: boolean;
}

/** The statement has lines of its own, so that what is typed stands behind a short question. */
async function ask({ host, keys }: Invocation, statement: string, question: string): Promise<void> {
  host.stderr.write(`${visibleText(statement)}\n`);
  const answer = await keys.read(`${question} [y/N] `, { echo: true });
  if (['y', 'yes'].includes(Buffer.from(answer).toString('utf8').trim().toLowerCase())) return;
  throw new ColdkeepError('cancelled', 'You did not say yes, so nothing was done.');
}

const maySkip = (invocation: Invocation): boolean =>
  invocation.options.yes === true || !canAsk(invocation.host);

/** Before secrets are unlocked: is this machine really off the network? */
export async function askAirGap(invocation: Invocation): Promise<Remark[]> {
  const up = invocation.host.networkInterfacesUp();
  if (up.length === 0) return [];
  const seen = `${plural(up.length, 'network interface is', 'network interfaces are')} up: ${up.join(', ')}.`;
  if (maySkip(invocation)) return [{ what: `${seen} Nobody was asked whether to go on.`, answered: false }];
  const advice = 'Secrets are safest on a machine without a network.';
  await ask(invocation, `${seen} ${advice}`, 'Go on all the same?');
  return [{ what: `${seen} The operator chose to go on.`, answered: true }];
}

/** Before an export is dated: is the clock of this offline machine right? */
export async function askClock(invocation: Invocation): Promise<Remark[]> {
  const now = momentText(new Date(invocation.host.nowMs()).toISOString());
  if (maySkip(invocation)) {
    return [{ what: `The clock says ${now}. Nobody was asked to confirm it.`, answered: false }];
  }
  await ask(invocation, `The clock says ${now}.`, 'Is that right?');
  return [];
}

/** `act` says what would be done to which thing, as a sentence. */
export async function confirm(invocation: Invocation, act: string): Promise<void> {
  if (invocation.options.yes === true) return;
  if (!canAsk(invocation.host)) throw new ColdkeepError('confirmation-needed', act);
  await ask(invocation, act, 'Do it?');
}
