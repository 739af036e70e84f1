// Configuration of a practice producer on the preview test network: small, but its hashes hold as a real node's do.
import { blake2b } from '../crypto/hash.ts';
import { standInProgram } from './stand-in-program.ts';

const shelleyGenesis = {
  activeSlotsCoeff: 0.05,
  epochLength: 86_400,
  maxKESEvolutions: 62,
  networkId: 'Testnet',
  networkMagic: 2,
  slotLength: 1,
  slotsPerKESPeriod: 129_600,
  systemStart: '2022-10-25T00:00:00Z',
};

export function hostFiles(): Record<string, string> {
  const byron = { protocolConsts: { k: 432, protocolMagic: 2 }, startTime: 1_666_656_000 };
  const genesis = {
    'byron-genesis.json': pretty(byron),
    'shelley-genesis.json': pretty(shelleyGenesis),
    'alonzo-genesis.json': pretty({ collateralPercentage: 150, maxCollateralInputs: 3 }),
    'conway-genesis.json': pretty({ committeeMinSize: 0, govActionLifetime: 30 }),
  };
  const config = {
    Protocol: 'Cardano',
    ByronGenesisFile: 'byron-genesis.json',
    // Byron's hash is over canonical JSON (sorted keys, no white space), the others' over the file's bytes.
    ByronGenesisHash: hash(JSON.stringify(byron)),
    ShelleyGenesisFile: 'shelley-genesis.json',
    ShelleyGenesisHash: hash(genesis['shelley-genesis.json']),
    AlonzoGenesisFile: 'alonzo-genesis.json',
    AlonzoGenesisHash: hash(genesis['alonzo-genesis.json']),
    ConwayGenesisFile: 'conway-genesis.json',
    ConwayGenesisHash: hash(genesis['conway-genesis.json']),
    RequiresNetworkMagic: 'RequiresMagic',
  };
  const topology = {
    localRoots: [
      { accessPoints: [{ address: 'relay1.practice.invalid', port: 3001 }], advertise: false, valency: 1 },
    ],
    publicRoots: [],
    useLedgerAfterSlot: -1,
  };
  return {
    ...genesis,
    'config.json': pretty(config),
    'topology.json': pretty(topology),
    'startBlockProducingNode.sh': startScript,
    'cardano-node.service': serviceUnit,
    'ufw.txt':
      'Status: active\n\n     To                         Action      From\n[ 1] 6000/tcp                   ALLOW IN    10.0.0.2\n',
  };
}

/** What a new machine needs before the files mean anything. */
export const hostPrograms = (): Record<string, Uint8Array> => ({
  'cardano-node': standInProgram('cardano-node'),
  'cardano-cli': standInProgram('cardano-cli'),
});

const startScript = `#!/bin/bash
DIRECTORY=/home/cardano/cardano-node
exec /usr/local/bin/cardano-node run \\
  --topology "$DIRECTORY/topology.json" \\
  --database-path "$DIRECTORY/db" \\
  --socket-path "$DIRECTORY/db/socket" \\
  --host-addr 0.0.0.0 --port 6000 \\
  --config "$DIRECTORY/config.json" \\
  --shelley-kes-key "$DIRECTORY/kes.skey" \\
  --shelley-vrf-key "$DIRECTORY/vrf.skey" \\
  --shelley-operational-certificate "$DIRECTORY/node.cert"
`;

const serviceUnit = `[Unit]
Description=Cardano node (practice)
After=network-online.target

[Service]
User=cardano
ExecStart=/home/cardano/cardano-node/startBlockProducingNode.sh
Restart=always

[Install]
WantedBy=multi-user.target
`;

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const hash = (text: string): string => Buffer.from(blake2b(Buffer.from(text, 'utf8'), 32)).toString('hex');
