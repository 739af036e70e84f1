// Configuration of a practice Loom node: its unit with the peers' keys, loom.yml, Tendermint's settings, the genesis file.
import { addressOf, pretty, publicKeyJson, type ValidatorKeys } from './validator-keys.ts';
import { ed25519Pair, ed25519PublicKey, type Ed25519Pair } from '../ed25519.ts';
import { practiceSecret } from '../seeds.ts';

const otherNodes = ['second', 'third'] as const;

/** The keys of the cluster's nodes as units list them; this one comes first. */
function clusterKeys(seed: string, node: Ed25519Pair): readonly string[] {
  const others = otherNodes.map((name) =>
    addressOf(ed25519PublicKey(practiceSecret(seed, `loom ${name} node`))),
  );
  return [addressOf(node.publicKey), ...others];
}

export function loomUnit(seed: string, node: Ed25519Pair): string {
  const peers = clusterKeys(seed, node).map((key, index) => `tcp://${key}@10.0.0.${index + 1}:46656`);
  return `[Unit]
Description=Loom (practice)
After=network.target

[Service]
Type=simple
User=loom
WorkingDirectory=/srv/loom
ExecStart=/srv/loom/loom run --persistent-peers ${peers.join(',')} --peers ${peers.join(',')}
Restart=always
RestartSec=2
StartLimitInterval=0
LimitNOFILE=500000

[Install]
WantedBy=default.target
`;
}

export const loomYml = `ChainID: "practice-1"
RegistryVersion: 2
RPCListenPort: 46657
RPCBindAddress: "tcp://0.0.0.0:46658"
DPOSVersion: 3
LogLevel: "info"
DBBackend: "goleveldb"
CreateEmptyBlocks: false
`;

export const configToml = `proxy_app = "tcp://127.0.0.1:46658"
moniker = "practice"
fast_sync = true
db_backend = "leveldb"
db_path = "data"
log_level = "error"
genesis_file = "config/genesis.json"
priv_validator_file = "config/priv_validator.json"
node_key_file = "config/node_key.json"

[rpc]
laddr = "tcp://0.0.0.0:46657"

[p2p]
laddr = "tcp://0.0.0.0:46656"
addr_book_file = "config/addrbook.json"
`;

/** The cluster has three validators, this one first. */
export function genesisJson(seed: string, { consensus }: ValidatorKeys): string {
  const others = otherNodes.map((name) => ed25519Pair(practiceSecret(seed, `loom ${name} consensus`)));
  return pretty({
    genesis_time: '2020-01-01T00:00:00Z',
    chain_id: 'practice-1',
    consensus_params: {
      block_size: { max_bytes: '22020096', max_gas: '-1' },
      evidence: { max_age: '100000' },
      validator: { pub_key_types: ['ed25519'] },
    },
    validators: [consensus, ...others].map((pair, index) => ({
      address: addressOf(pair.publicKey).toUpperCase(),
      pub_key: publicKeyJson(pair),
      power: '10',
      name: `practice-${index + 1}`,
    })),
    app_hash: '',
  });
}
