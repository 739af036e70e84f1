// Addresses: readable, of the right network, and made from the keys that lie beside them.
import type { DerivedValue } from '../../../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { visibleText } from '../../../../../shared/domain/text.ts';
import { cardanoCheck } from './cardano-check.ts';
import type { AddressFact } from './facts.ts';
import type { Pool } from './pool.ts';
import { networkIdOf, networkIdOfName } from './pool-network.ts';
import { hashesNear, ownAddresses, stakeStrangers } from './stake-strangers.ts';

const maxShown = 20;

export const addressCheck = cardanoCheck('cardano-addresses', ['address-mismatch'], (pool, { knowledge }) => {
  // Where all addresses contradict the network that was said, that is what is wrong.
  const isMixed = networkIdOf(pool) === null;
  const wrongNetwork = (fact: AddressFact): boolean => {
    const networkId = fact.address?.networkId ?? null;
    const isOther = knowledge.network !== null && networkId !== networkIdOfName(knowledge.network);
    return isMixed && networkId !== null && isOther;
  };
  return {
    findings: [
      ...pool.of('address').flatMap((fact) => unreadable(fact)),
      ...ownAddresses(pool)
        .filter(wrongNetwork)
        .map(({ path: subject }) =>
          raise('address-mismatch', {
            subject,
            message: `It is not an address of ${knowledge.network}, the network that was named for this set.`,
          }),
        ),
      ...ownAddresses(pool)
        .filter((fact) => !wrongNetwork(fact))
        .flatMap((fact) => ofOtherPaymentKey(pool, fact)),
      ...ofOtherStakeKey(pool, wrongNetwork),
    ],
    derived: ownAddresses(pool).slice(0, maxShown).flatMap(shown),
  };
});

const unreadable = ({ address, path: subject }: AddressFact): Finding[] =>
  address !== null
    ? []
    : [
        raise('address-mismatch', {
          subject,
          message: 'It should hold an address, but what it holds is none: it was cut off or mistyped.',
        }),
      ];

function ofOtherPaymentKey(pool: Pool, { address, folder, path: subject }: AddressFact): Finding[] {
  if (address?.payment?.of !== 'key') return [];
  const hashes = hashesNear(pool, 'payment', folder);
  if (hashes.size === 0 || hashes.has(address.payment.hash)) return [];
  return [
    raise('address-mismatch', {
      subject,
      message:
        'It is the address of another payment key than those of the set: what is sent to it cannot be spent with them.',
    }),
  ];
}

const ofOtherStakeKey = (pool: Pool, isTold: (fact: AddressFact) => boolean): Finding[] =>
  stakeStrangers(pool).flatMap(({ lead, alsoPaths }) =>
    lead.sort !== 'address' || isTold(lead)
      ? []
      : [
          raise('address-mismatch', {
            subject: lead.path,
            message: 'It names another stake key than those of the set: its rewards go elsewhere.',
            consequences: alsoPaths.map((path) => `${path} names that stake key too.`),
          }),
        ],
  );

function shown({ address, path: subject, stem, text }: AddressFact): DerivedValue[] {
  if (address === null) return [];
  const isReward = address.form === 'reward';
  return [
    {
      name: isReward ? 'stake-address' : 'payment-address',
      title: isReward ? 'Stake address' : `Payment address (${stem})`,
      value: visibleText(text),
      subject,
      note:
        address.form === 'byron'
          ? 'An address of the Byron era: whose keys it has is not looked at.'
          : 'Compare it with the address that wallets and explorers show.',
    },
  ];
}
