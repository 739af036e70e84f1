// The issue counter: of the same cold key, one ahead of the certificate, and with it in step with the chain.
import { formatDate } from '../../../../../shared/domain/ages.ts';
import type { DerivedValue } from '../../../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { SetKnowledge } from '../../../../../shared/domain/set-knowledge.ts';
import { cardanoCheck } from './cardano-check.ts';
import { coldStrangers } from './cold-strangers.ts';
import type { CounterFact, OpcertFact } from './facts.ts';
import { poolIdText } from './hashes.ts';
import type { Pool } from './pool.ts';

export const counterCheck = cardanoCheck(
  'cardano-counter',
  ['counter-cold-mismatch', 'counter-behind', 'counter-ahead'],
  (pool, { knowledge }) => {
    const all = pairs(pool);
    // What the chain knows is of one pool.
    const chain = all.length === 1 ? knowledge.onChainCounter : null;
    return {
      findings: [...ofAnotherKey(pool), ...all.flatMap((pair) => numbers(pair, chain))],
      derived: all.flatMap((pair) => derived(pair, chain)),
    };
  },
);

interface Pair {
  readonly counter: CounterFact | null;
  readonly opcert: OpcertFact | null;
}

/** For each cold key the highest counter and the newest certificate: older ones beside them are of earlier renewals. */
function pairs(pool: Pool): Pair[] {
  const opcerts = pool.newestOpcerts();
  const highest = new Map<string, CounterFact>();
  for (const counter of pool.of('counter')) {
    const known = highest.get(counter.coldKey);
    if (pool.isOwnColdKey(counter.coldKey) && (known === undefined || known.next < counter.next)) {
      highest.set(counter.coldKey, counter);
    }
  }
  const keys = new Set([...opcerts.map(({ coldKey }) => coldKey), ...highest.keys()]);
  return [...keys].map((key) => ({
    counter: highest.get(key) ?? null,
    opcert: opcerts.find(({ coldKey }) => coldKey === key) ?? null,
  }));
}

const ofAnotherKey = (pool: Pool): Finding[] =>
  coldStrangers(pool).flatMap(({ lead, poolId, alsoPaths }) =>
    lead.sort !== 'counter' || poolId === null
      ? []
      : [
          raise('counter-cold-mismatch', {
            subject: lead.path,
            message: `It counts the certificates of the pool ${poolIdText(poolId)}, which is not the pool of the cold key of this set.`,
            consequences: alsoPaths.map((path) => `${path} names that pool too.`),
          }),
        ],
  );

function numbers({ counter, opcert }: Pair, chain: SetKnowledge['onChainCounter']): Finding[] {
  const byChain = chain === null ? [] : againstChain({ counter, opcert }, chain);
  if (byChain.length > 0 || counter === null || opcert === null) return byChain;
  const subject = counter.path;
  if (counter.next <= opcert.number) {
    const message = `It would give number ${counter.next} to the next certificate, but ${opcert.path} has number ${opcert.number} already.`;
    return [raise('counter-behind', { subject, message })];
  }
  if (counter.next > opcert.number + 1) {
    const message = `The next certificate would be number ${counter.next}, but the newest one of the set, ${opcert.path}, is number ${opcert.number}: one after it was issued.`;
    return [raise('counter-ahead', { subject, message })];
  }
  return [];
}

/**
 * The chain accepts the last number that it saw, m, and m + 1; a pool that made no block yet counts as 0 (ouroboros-consensus,
 * Praos). What was read of it may be older than the certificate.
 */
function againstChain(
  { counter, opcert }: Pair,
  chain: { readonly number: number | null; readonly atMs: number },
): Finding[] {
  const last = chain.number ?? 0;
  const seen = `${chain.number === null ? 'no certificate' : `number ${chain.number}`} on ${formatDate(chain.atMs)}`;
  const number = opcert?.number ?? (counter === null ? last : counter.next);
  const subject = opcert?.path ?? counter?.path ?? '';
  const what = opcert === null ? `The next certificate would be number ${number}` : `It is number ${number}`;
  const stale = `${counter?.path} would give number ${counter?.next} to the next certificate.`;
  if (number < last) {
    const consequences = opcert !== null && counter !== null && counter.next <= last ? [stale] : [];
    const message = `${what}, and the chain had seen ${seen}: it refuses a lower one.`;
    return [raise('counter-behind', { subject, message, consequences })];
  }
  if (number > last + 1) {
    const message = `${what}, and the chain had seen ${seen}: it accepts ${last} or ${last + 1} only.`;
    const fix = `If no block was made since, issue the certificate again as number ${last + 1}: cardano-cli latest node new-counter --cold-verification-key-file node.vkey --counter-value ${last + 1} --operational-certificate-issue-counter-file node.counter`;
    return [raise('counter-ahead', { subject, message, fix })];
  }
  return [];
}

function derived({ counter, opcert }: Pair, chain: SetKnowledge['onChainCounter']): DerivedValue[] {
  const values: DerivedValue[] = [];
  if (opcert !== null) {
    values.push({
      name: 'opcert-number',
      title: 'Number of the operational certificate',
      value: String(opcert.number),
      subject: opcert.path,
      note: 'The chain accepts the last number that it saw, or one more.',
    });
  }
  if (counter !== null) {
    const last = chain === null ? null : (chain.number ?? 0);
    const note =
      last === null
        ? 'Compare it with the chain before the next certificate: it must be the number that the chain has seen plus 1.'
        : counter.next > last + 1
          ? `The chain had seen ${last}. Until it sees a block with this certificate, the next one must be number ${last + 1}.`
          : `The chain had seen ${last}: the next certificate fits.`;
    values.push({
      name: 'counter-next',
      title: 'Number of the next certificate',
      value: String(counter.next),
      subject: counter.path,
      note,
    });
  }
  return values;
}
