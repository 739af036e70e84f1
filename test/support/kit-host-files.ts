// Files of stand-in hosts: no more than what a kit looks for, with contents that mean nothing.

/** What lies on a stand-in host of each system, below its root; what the kit's settings say of other folders is moved there too. */
export const kitHostFiles: Record<string, Record<string, string>> = {
  'cardano-spo': {
    'opt/node/kes.skey': '{"type":"KesSigningKey_ed25519_kes_2^6"}',
    'opt/node/vrf.skey': '{"type":"VrfSigningKey_PraosVRF"}',
    'opt/node/node.cert': '{"type":"NodeOperationalCertificate"}',
    'opt/node/node.skey': 'a cold key that has no place here',
    'opt/node/config-bp.json': '{}',
    'opt/node/topology.json': '{}',
    'opt/node/shelley-genesis.json': '{}',
    'etc/systemd/system/cardano-node.service': '[Service]',
    'etc/wireguard/wg0.conf': '[Interface]\nPrivateKey = x',
  },
  'loom-node': {
    'opt/node/chaindata/config/priv_validator.json': '{"priv_key":{}}',
    'opt/node/chaindata/config/node_key.json': '{}',
    'opt/node/chaindata/config/genesis.json': '{"chain_id":"default"}',
    'opt/node/chaindata/config/config.toml': 'moniker = "a"',
    'opt/node/chaindata/data/000001.ldb': 'x'.repeat(3000),
    'opt/node/genesis.json': '{"chain_id":"default"}',
    'opt/node/loom.yml': 'ChainID: default',
    'opt/node/app.db/000001.ldb': 'y'.repeat(3000),
    'opt/node/loom': '#!/bin/sh\necho build 1210\n',
    'etc/systemd/system/loom.service': '[Service]',
  },
  'aleph-ccn': {
    'opt/node/keys/node-secret.pkcs8.der': 'der',
    'opt/node/keys/node-pub.key': 'pem',
    'opt/node/config.yml': 'postgres: {}',
    'opt/node/docker-compose.yml': 'services: {}',
    'var/lib/docker/volumes/node_pyaleph-local-storage/_data/files/QmFile': 'stored',
    'var/lib/docker/volumes/node_pyaleph-ipfs/_data/config': '{"Identity":{}}',
  },
  'qrl-tipbot': {
    'opt/node/.qrl/walletd.json': '{"version":1,"encrypted":true}',
    'opt/node/.qrl/config.yml': 'x: 1',
    'opt/node/tipbot/_config/config.json': '{"discord":{}}',
    'opt/node/tipbot/package-lock.json': '{}',
  },
  openspp: {
    'var/lib/odoo/filestore/openspp/ab/abcdef': 'attachment',
    'opt/node/odoo.conf': '[options]',
    'opt/node/.env.production': 'DB=1',
    'opt/node/docker-compose.yml': 'services: {}',
  },
  custom: { 'opt/node/config/settings.toml': 'a = 1' },
};
