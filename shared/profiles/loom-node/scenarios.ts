// What can happen to a Loom node, and the steps that are its own.
import type { ProfileScenario, ScenarioStep } from '../profile.ts';

const keysAndConfig = [
  'priv-validator',
  'node-key',
  'app-keys',
  'genesis',
  'tm-config',
  'loom-yml',
  'unit',
  'binary',
];

const stopLoom: ScenarioStep = {
  title: 'Stop the service on every node that gets data back',
  acts: [
    'A node that runs on goes on writing, and a mixture of two moments does not start.',
    'Wait until the process is gone, not only until systemd says so.',
  ],
  commands: ['sudo systemctl stop loom', 'systemctl is-active loom; pgrep -x loom'],
  mustShow: ['inactive, and no process number.'],
  critical: true,
};

const startLoom: ScenarioStep = {
  title: 'Start, and compare the height with the other nodes',
  acts: [
    'Give it some minutes. "catching_up" becomes false, and the height grows with that of the others.',
    'If the log says AppHash mismatch: stop it at once. chaindata and app.db are not of one moment: take another snapshot, or the data of a node that runs.',
  ],
  commands: [
    'sudo systemctl start loom',
    'curl -s localhost:46657/status',
    'journalctl -u loom -n 100 --no-pager',
  ],
  mustShow: ['latest_block_height within 3 blocks of another node, and no AppHash mismatch.'],
  critical: true,
};

export const loomScenarios: readonly ProfileScenario[] = [
  {
    id: 'validator-host-lost',
    title: 'The validator host is lost',
    when: 'The host is gone for good. Keys, configuration and data go onto a new one.',
    items: [...keysAndConfig, 'chain-data', 'app-db'],
    fromMedium: true,
    toHost: true,
    first: [
      {
        title: 'Make sure that the old validator can never sign again',
        acts: [
          'Power the old host off, or have its provider do so, and take the validator key from its disk if it can be reached.',
          'As long as it may come back by itself, do not start another host with its key.',
        ],
        commands: ['sudo systemctl disable --now loom'],
        mustShow: ['It is off, and cannot start again without a person.'],
        critical: true,
      },
    ],
    steps: [
      {
        title: 'Set the validator state no lower than what was signed',
        acts: [
          'Read latest_block_height on another node. The copy was taken at height {{validator-height}}.',
          'If the copy is older than the last block of this validator: raise last_height in priv_validator.json above it, or let the node catch up without validating first. It may never go down.',
        ],
        commands: [
          'curl -s http://OTHER-NODE:46657/status',
          'grep -n last_ chaindata/config/priv_validator.json',
        ],
        mustShow: ['last_height is not below what this validator has signed.'],
        critical: true,
      },
      {
        title: 'Fit the peers to the new address',
        acts: [
          'On this node: keys and addresses of the others. On every other node: this one with its old key and its new address.',
          '"loom nodekey" must print the key that the others list; the id of the node is {{node-id}}.',
        ],
        commands: ['loom nodekey', 'sudo systemctl daemon-reload', 'systemctl cat loom | grep -n -- --peers'],
        mustShow: ['The same key here and in --peers of the other nodes.'],
      },
      startLoom,
    ],
  },
  {
    id: 'data-corrupted',
    title: 'Data is damaged, or AppHash mismatch',
    when: 'The host is well, but the node does not start or says AppHash mismatch. Its keys are in place and stay there.',
    items: ['chain-data', 'app-db'],
    fromMedium: true,
    toHost: true,
    first: [
      stopLoom,
      {
        title: 'Put the keys and configuration of this node aside',
        acts: [
          'The data may bring the configuration of another node. What is here now is newer than any copy, above all the state of the validator.',
        ],
        commands: ['sudo cp -a chaindata/config ~/config-of-this-node', 'sudo ls -l ~/config-of-this-node'],
        mustShow: ['priv_validator.json, node_key.json, config.toml, genesis.json.'],
        critical: true,
      },
    ],
    steps: [
      {
        title: 'Put the keys and configuration of this node back',
        acts: ['Over what the data brought. The validator state of this host is the newest there is.'],
        commands: [
          'sudo cp -a ~/config-of-this-node/. chaindata/config/',
          'grep -n last_height chaindata/config/priv_validator.json',
        ],
        mustShow: ['last_height as it was before.'],
        critical: true,
      },
      startLoom,
    ],
  },
];
