// KES keys: their size, and whether the certificate in force names the key that is there.
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { andList } from '../../../../../shared/domain/text.ts';
import { cardanoCheck } from './cardano-check.ts';
import type { KeyFact } from './facts.ts';
import { kesMismatches, type KesMismatch } from './kes-generations.ts';
import { deeperKesKeyBytes, kesKeyBytes } from './parse/kes-key.ts';
import type { Pool } from './pool.ts';

export const kesCheck = cardanoCheck('cardano-kes', ['kes-size', 'kes-opcert-mismatch'], (pool) => ({
  findings: [
    ...pool.signing('kes').flatMap((key) => wrongSize(pool, key)),
    ...kesMismatches(pool).map((mismatch) => notOfThisKey(pool, mismatch)),
  ],
}));

function wrongSize(pool: Pool, key: KeyFact): Finding[] {
  if (key.wrongSize === null) return [];
  const what =
    key.wrongSize === deeperKesKeyBytes
      ? 'It has the layout of early test networks, one level deeper than its type says, and no network of today accepts it.'
      : key.wrongSize === 32
        ? 'That is a seed or an ordinary key, as some web tools write it.'
        : 'It was cut off or is something else.';
  const others = pool
    .of('opcert')
    .filter(({ folder, kesKey }) => folder === key.folder && kesKey !== key.publicKey)
    .map(({ path }) => `${path} names another KES key.`);
  return [
    raise('kes-size', {
      subject: key.path,
      message: `It has ${key.wrongSize} bytes, and a KES signing key has ${kesKeyBytes}. ${what}`,
      consequences: others,
    }),
  ];
}

function notOfThisKey(pool: Pool, { opcert, keys, olderPair }: KesMismatch): Finding {
  const elsewhere = pool
    .signing('kes')
    .find((key) => key.publicKey === opcert.kesKey && key.folder !== opcert.folder);
  const agreeing = pool
    .verification('kes')
    .filter(({ publicKey }) => publicKey === opcert.kesKey)
    .map(({ path }) => `${path} goes with the certificate, not with the signing key.`);
  const paths = andList(keys.map(({ path }) => path));
  const place = elsewhere === undefined ? '' : ` Its key is ${elsewhere.path}.`;
  return raise('kes-opcert-mismatch', {
    subject: opcert.path,
    message: `The certificate (number ${opcert.number}) names another KES key than ${paths}.${place}`,
    // The pair of an older renewal still makes blocks until it expires, or until the newer one was seen on the chain.
    severity: olderPair ? 'warn' : 'critical',
    consequences: agreeing,
  });
}
