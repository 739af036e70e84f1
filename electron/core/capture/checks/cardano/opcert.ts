// Operational certificates: signed by the cold key of the pool, in the form that networks accept.
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { cardanoCheck } from './cardano-check.ts';
import { coldStrangers } from './cold-strangers.ts';
import type { OpcertFact } from './facts.ts';
import { poolIdText } from './hashes.ts';
import { signatureState } from './parse/opcert.ts';
import type { Pool } from './pool.ts';

export const opcertCheck = cardanoCheck(
  'cardano-opcert',
  ['opcert-signature-invalid', 'opcert-legacy-signature', 'opcert-cold-mismatch'],
  (pool) => ({
    findings: [
      ...pool.of('opcert').flatMap((opcert) => signatureFindings(pool, opcert)),
      ...ofAnotherPool(pool),
    ],
  }),
);

function signatureFindings(pool: Pool, opcert: OpcertFact): Finding[] {
  if (opcert.signature === 'valid') return [];
  const subject = opcert.path;
  const consequences = pool.isOwnColdKey(opcert.coldKey)
    ? []
    : ['The cold key in the certificate is not that of this set either.'];
  if (opcert.signature === 'legacy') {
    const message = `Its signature holds only over the old CBOR form of certificate ${opcert.number}, not over the 48 bytes that are signed today.`;
    return [raise('opcert-legacy-signature', { subject, message, consequences })];
  }
  const signedByOurs = pool
    .coldIdentities()
    .some(({ publicKey }) => signatureState(opcert.opcert, Buffer.from(publicKey, 'hex')) === 'valid');
  if (signedByOurs) {
    const message =
      'It is signed by the cold key of this set, but the cold key that is written in it is another.';
    return [raise('opcert-cold-mismatch', { subject, message })];
  }
  const message = `Its signature does not hold: what it says (number ${opcert.number}, KES period ${opcert.period}) is not what a cold key signed.`;
  return [raise('opcert-signature-invalid', { subject, message, consequences })];
}

const ofAnotherPool = (pool: Pool): Finding[] =>
  coldStrangers(pool).flatMap(({ lead, poolId, alsoPaths }) =>
    lead.sort !== 'opcert' || poolId === null
      ? []
      : [
          raise('opcert-cold-mismatch', {
            subject: lead.path,
            message: `It was issued for the pool ${poolIdText(poolId)}, which is not the pool of the cold key of this set.`,
            consequences: alsoPaths.map((path) => `${path} names that pool too.`),
          }),
        ],
  );
