// What can happen to a stake pool: the producer is lost with a block near, hot keys are lost or stolen, the offline machine is lost.
// The renewal of the KES key is in kes-renewal.ts.
import type { ProfileScenario, ScenarioStep } from '../profile.ts';
import { kesRenewal } from './kes-renewal.ts';

const hotFiles = ['kes-skey', 'vrf-skey', 'opcert'];

const producerOff: ScenarioStep = {
  title: 'Make sure that the old producer is off and stays off',
  acts: [
    'Power it off, or have its provider do so. If it still answers: stop the service, and take its three hot files away.',
    'Two producers with the same keys fork the pool and lose its blocks.',
  ],
  commands: ['sudo systemctl disable --now cardano-node', 'systemctl is-active cardano-node'],
  mustShow: ['inactive; or it cannot be reached and its power is cut.'],
  critical: true,
};

const placeHotFiles: ScenarioStep = {
  title: 'Put the three hot files in place',
  acts: [
    'Into the folder that the start script names after --shelley-kes-key, owned by the user of the service.',
    'The node refuses a VRF key that others can read. FAT and exFAT keep no modes: set them here.',
  ],
  commands: [
    'KEYS=/path/of/keys; OWNER=$(systemctl show -p User --value cardano-node)',
    'sudo install -o "$OWNER" -m 400 ~/carried/{{path:kes-skey}} ~/carried/{{path:vrf-skey}} ~/carried/{{path:opcert}} "$KEYS"/',
    'sudo ls -l "$KEYS"',
  ],
  mustShow: ['-r-------- and the owner of the service at all three.'],
  critical: true,
};

const seeTwoTicks: ScenarioStep = {
  title: 'See that it will make blocks',
  acts: [
    'The certificate is number {{opcert-number}} and lasts until {{kes-expires}}. The pool is {{pool-id}}.',
    'No registration and no new certificate is needed; the counter stays as it is.',
    'If the number on chain is higher than that of the certificate: this copy is older than the last renewal. Stop, and take a newer one or renew the KES key.',
  ],
  commands: [
    'sudo cardano-cli query kes-period-info --mainnet --op-cert-file "$KEYS"/{{file:opcert}}',
    'journalctl -u cardano-node -n 50 --no-pager',
  ],
  mustShow: ['Two ticks; peers in and out; leadership checks in the log.'],
  critical: true,
};

export const cardanoScenarios: readonly ProfileScenario[] = [
  {
    id: 'producer-lost',
    title: 'The producer is lost, a block is near',
    when: 'The next block is in an hour and the core node is gone. The offline machine is fine.',
    items: [
      ...hotFiles,
      'node-config',
      'genesis',
      'service',
      'firewall',
      'wireguard',
      'binaries',
      'db-snapshot',
    ],
    fromMedium: true,
    toHost: true,
    first: [
      producerOff,
      {
        title: 'Choose a machine that is in sync, and restart it now',
        acts: [
          'A standby, else a relay, of the same major version. Do not start a sync from zero: it takes days.',
          'A restart takes from minutes to an hour. Whoever restarts five minutes before the block misses it.',
          'If nothing is in sync: mithril-client cardano-db download --include-ancillary latest, and accept the missed block rather than improvise.',
        ],
        commands: ['cardano-cli query tip --mainnet', 'cardano-node --version', 'timedatectl'],
        mustShow: [
          '"syncProgress": "100.00"',
          'The version of the old producer',
          'System clock synchronized: yes',
        ],
      },
    ],
    steps: [
      placeHotFiles,
      {
        title: 'Make the machine a producer',
        acts: [
          'Topology: your own relays as local roots, nothing public. Start script: --shelley-kes-key, --shelley-vrf-key, --shelley-operational-certificate.',
          'Let this host and the relays through their firewalls; add its address at the relays and reload them one by one.',
        ],
        commands: ['sudo systemctl enable cardano-node', 'sudo systemctl restart cardano-node'],
        mustShow: ['active, and the tip moves.'],
      },
      seeTwoTicks,
      {
        title: 'After the block',
        acts: [
          'Write down what happened and when. The old host is set up anew before it is used again.',
          'Wipe the stick that carried the hot files.',
        ],
      },
    ],
  },
  {
    id: 'hot-keys-lost',
    title: 'The hot keys are lost or stolen',
    when: 'KES and VRF key of the producer are gone or in other hands; the offline machine is fine.',
    items: [...hotFiles, 'kes-vkey', 'vrf-vkey', 'pool-cert', 'payment-vkey', 'stake-vkey', 'pool-metadata'],
    fromMedium: true,
    toHost: true,
    first: [
      {
        title: 'Lost, or stolen?',
        acts: [
          'Lost: the copies of {{file:vrf-skey}}, {{file:kes-skey}} and {{file:opcert}} are good. A new KES key is better still.',
          'Stolen: renew the KES key now (checklist "The KES key is renewed"); the old one stays good for the thief until a block with the higher number is on chain. Then register a new VRF key.',
        ],
        mustShow: ['Decided: lost ____  stolen ____'],
        critical: true,
      },
      producerOff,
    ],
    steps: [
      placeHotFiles,
      seeTwoTicks,
      {
        title: 'Only if no copy of the VRF key is left, or it was stolen',
        acts: [
          'Make a new pair, build a new registration certificate of {{pool-id}} with it, sign with cold, owner stake and payment keys on the offline machine, submit. The deposit is not paid again.',
          'It counts after the turn of the epoch; plan for two. Until then keep the old VRF key in use if there is one.',
        ],
        commands: [
          'cardano-cli latest node key-gen-VRF --verification-key-file vrf-new.vkey --signing-key-file vrf-new.skey',
        ],
        mustShow: ['The new VRF hash in the registration on chain.'],
        critical: true,
      },
    ],
  },
  {
    id: 'offline-machine-lost',
    title: 'The offline machine is lost',
    when: 'Cold keys, counter and wallet keys have to come onto a new offline machine. The pool goes on making blocks.',
    items: [
      'binaries',
      'cold-skey',
      'cold-hws',
      'cold-vkey',
      'opcert-counter',
      'payment-skey',
      'payment-hws',
      'payment-vkey',
      'stake-skey',
      'stake-hws',
      'stake-vkey',
      'stake-addr',
      'payment-addr',
      'governance-skey',
      'governance-public',
      'pool-cert',
      'deleg-cert',
      'stake-cert',
      'other-cert',
      'pool-metadata',
      'pool-metadata-hash',
      'metadata-url',
      'pool-id',
      'mnemonic-ref',
      'hardware-wallet',
    ],
    fromMedium: true,
    toHost: false,
    first: [
      {
        title: 'Lost, or stolen? The producer stays as it is',
        acts: [
          'Lost: there is time, until the certificate runs out on {{kes-expires}}.',
          'Stolen: move the pledge to new keys first, tell the delegators, found a new pool: whoever has the cold key can register the pool again after you retire it.',
        ],
        critical: true,
      },
    ],
    steps: [
      {
        title: 'See that the keys are those of the pool',
        acts: [
          'The pool id made from the restored cold key must be {{pool-id}}.',
          'A missing verification key is made again from its signing key.',
        ],
        commands: [
          'cardano-cli key verification-key --signing-key-file {{file:cold-skey}} --verification-key-file cold-again.vkey',
          'cardano-cli latest stake-pool id --cold-verification-key-file cold-again.vkey',
        ],
        mustShow: ['{{pool-id}}'],
        critical: true,
      },
      {
        title: 'Set the counter by the chain',
        acts: [
          'Ask a node in sync for the number on chain (qKesNodeStateOperationalCertificateNumber; null: the pool never made a block).',
          'The counter must hold that number plus 1, or 0 for null. The newest copy knew {{counter-next}}; the certificate is number {{opcert-number}}. If it does not fit: make it anew.',
        ],
        commands: [
          'cardano-cli query kes-period-info --mainnet --op-cert-file {{file:opcert}}',
          'cardano-cli latest node new-counter --cold-verification-key-file {{file:cold-vkey}} --counter-value NUMBER --operational-certificate-issue-counter-file {{file:opcert-counter}}',
        ],
        mustShow: ['Number on chain ______, counter ______, one more.'],
        critical: true,
      },
      {
        title: 'Rehearse a signature',
        acts: [
          'Issue a certificate into an empty folder with a COPY of the counter, let Coldkeep scan that folder, then delete all of it.',
        ],
        mustShow: ['No finding about signature, cold key or period.'],
      },
      {
        title: 'If no copy of the cold key is left',
        acts: [
          'The pool goes on until {{kes-expires}} and can then neither renew, change nor retire; its deposit stays where it is.',
          'Tell the delegators, found a new pool, move the pledge. Payment and stake keys without a seed phrase: funds and rewards are lost.',
        ],
      },
    ],
  },
  kesRenewal,
];
