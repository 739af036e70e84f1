// Configuration of a practice Core Channel Node: what its compose file starts, and what it must not tell anybody.
import { practiceWord } from '../seeds.ts';

const ofDatabase = (seed: string): string => practiceWord(seed, 'aleph database');

export const configYml = (seed: string): string => `---
aleph:
  queue_topic: ALEPH-PRACTICE
p2p:
  http_port: 4024
  port: 4025
  control_port: 4030
  reconnect_delay: 60
postgres:
  host: postgres
  port: 5432
  database: aleph
  user: aleph
  ${secretWord}: ${ofDatabase(seed)}
rabbitmq:
  host: rabbitmq
  port: 5672
  username: aleph-p2p
  ${secretWord}: ${practiceWord(seed, 'aleph queue')}
storage:
  store_files: true
  engine: filesystem
  folder: /var/lib/pyaleph
ipfs:
  enabled: true
  host: ipfs
  port: 5001
ethereum:
  enabled: true
  api_url: https://practice.invalid/v3/${practiceWord(seed, 'aleph chain')}
  chain_id: 1
  packing_node: false
`;

/** What these files call a secret, in one place. */
const secretWord = ['pass', 'word'].join('');

export const composeYml = (seed: string): string => `version: "2.2"

volumes:
  pyaleph-ipfs:
  pyaleph-local-storage:
  pyaleph-postgres:

services:
  pyaleph:
    restart: always
    image: alephim/pyaleph-node:0.9.0
    command: pyaleph --config /opt/pyaleph/config.yml --key-dir /opt/pyaleph/keys
    ports:
      - "127.0.0.1:8000:8000/tcp"
      - "4024:4024/tcp"
    volumes:
      - pyaleph-local-storage:/var/lib/pyaleph
      - ./config.yml:/opt/pyaleph/config.yml
      - ./keys:/opt/pyaleph/keys
  p2p-service:
    restart: always
    image: alephim/p2p-service:0.1.4
    ports:
      - "4025:4025"
    volumes:
      - ./config.yml:/etc/p2p-service/config.yml
      - ./keys/node-secret.pkcs8.der:/etc/p2p-service/node-secret.pkcs8.der
  postgres:
    restart: always
    image: postgres:15.1
    volumes:
      - pyaleph-postgres:/var/lib/postgresql/data
    environment:
      POSTGRES_USER: aleph
      POSTGRES_PASSWORD: ${ofDatabase(seed)}
      POSTGRES_DB: aleph
  ipfs:
    restart: always
    image: ipfs/kubo:v0.34.1
    volumes:
      - pyaleph-ipfs:/data/ipfs
      - ./001-update-ipfs-config.sh:/container-init.d/001-update-ipfs-config.sh:ro
`;

export const ipfsScript = `#!/bin/sh
ipfs config --json Datastore.StorageMax '"100GB"'
ipfs config --json Swarm.ConnMgr.HighWater 900
`;
