// The KES key is renewed, in time or too late. Rule of numbers since Babbage: docs/cardano.md.
import type { ProfileScenario } from '../profile.ts';

export const kesRenewal: ProfileScenario = {
  id: 'kes-renewal',
  title: 'The KES key is renewed, or has run out',
  when: 'Each 93 days at the latest, at once where a KES key was stolen; also where the certificate has run out.',
  items: ['cold-skey', 'cold-vkey', 'opcert-counter', 'kes-skey', 'kes-vkey', 'opcert'],
  fromMedium: false,
  toHost: false,
  first: [
    {
      title: 'On a node in sync: note two numbers',
      acts: [
        'The certificate in use lasts until {{kes-expires}}.',
        'The number on chain, m: qKesNodeStateOperationalCertificateNumber (null: the pool never made a block).',
        'The current KES period: slot divided by 129600, rounded down. Coldkeep shows {{kes-period-now}} by its own clock, which may be wrong.',
      ],
      commands: [
        'cardano-cli query kes-period-info --mainnet --op-cert-file {{file:opcert}}',
        'cardano-cli query tip --mainnet',
      ],
      mustShow: ['m = ______   period = ______   at ______ UTC'],
      critical: true,
    },
    {
      title: 'On the producer: make the new KES pair',
      acts: ['The old pair stays in use meanwhile.'],
      commands: [
        'umask 077 && cardano-cli latest node key-gen-KES --verification-key-file kes-new.vkey --signing-key-file kes-new.skey',
      ],
      mustShow: ['kes-new.vkey and kes-new.skey, readable by their owner only.'],
    },
    {
      title: 'Carry kes-new.vkey and the two numbers to the offline machine',
      acts: [
        'The verification key is public. The signing key stays on the producer.',
        'See that the clock of the offline machine is right: a wrong one gives a certificate of a wrong period.',
      ],
      commands: ['date -u'],
      mustShow: ['Date and time as on a watch.'],
    },
  ],
  steps: [
    {
      title: 'Offline: the counter must say m plus 1',
      acts: [
        'Export the set as it is, then look at the counter. The newest copy knew {{counter-next}}.',
        'If it does not say m plus 1 (0 where m is null): make it anew with that number. A jump of more than 1 gives blocks that nobody accepts.',
      ],
      commands: [
        'cardano-cli latest node new-counter --cold-verification-key-file {{file:cold-vkey}} --counter-value NUMBER --operational-certificate-issue-counter-file {{file:opcert-counter}}',
      ],
      mustShow: ['Counter ______, m plus 1.'],
      critical: true,
    },
    {
      title: 'Offline: issue the certificate',
      acts: [
        'This raises the counter by one. The period is the current one: a later one forbids blocks until then, an earlier one lasts shorter.',
      ],
      commands: [
        'cardano-cli latest node issue-op-cert --kes-verification-key-file kes-new.vkey --cold-signing-key-file {{file:cold-skey}} --operational-certificate-issue-counter-file {{file:opcert-counter}} --kes-period PERIOD --out-file node-new.cert',
      ],
      mustShow: ['node-new.cert exists.'],
      critical: true,
    },
    {
      title: 'Offline: have it looked at before it is carried back',
      acts: ['Put kes-new.vkey and node-new.cert among the originals and scan the set.'],
      mustShow: [
        'No finding about certificate, counter or KES key; the date on which it runs out is 93 days away.',
      ],
    },
    {
      title: 'On the producer: exchange both files, and restart',
      acts: [
        'Both or neither. Work as the user of the service: files that belong to root keep the node from starting.',
      ],
      commands: [
        'sudo -u "$OWNER" mv kes-new.skey "$KEYS"/{{file:kes-skey}} && sudo -u "$OWNER" mv node-new.cert "$KEYS"/{{file:opcert}}',
        'sudo chmod 400 "$KEYS"/{{file:kes-skey}} "$KEYS"/{{file:opcert}} && sudo systemctl restart cardano-node',
        'sudo cardano-cli query kes-period-info --mainnet --op-cert-file "$KEYS"/{{file:opcert}}',
      ],
      mustShow: ['Two ticks; the number of the file is m or m plus 1.'],
      critical: true,
    },
    {
      title: 'Export the whole KES set to every medium',
      acts: [
        'KES keys, certificate and counter go together. Once a block with the new certificate is on chain, the old KES key is destroyed on all media.',
      ],
      mustShow: ['Every copy is in sync.'],
    },
  ],
};
