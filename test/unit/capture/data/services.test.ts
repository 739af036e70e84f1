// Keys of nodes, wallets, archives, and what bundles say of how data was copied.
import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { base58 } from '../../../../electron/core/capture/checks/data/base58.ts';
import { readQrlWallet } from '../../../../electron/core/capture/checks/data/qrl-wallet.ts';
import { rsaPeerId } from '../../../../electron/core/capture/checks/data/rsa-keys.ts';
import { TarCounter } from '../../../../electron/core/capture/checks/data/tar-counter.ts';
import { loadSodium } from '../../../../electron/core/crypto/sodium.ts';
import { tarGz } from '../../../../electron/core/practice/dumps/tar-gz.ts';
import {
  nodeKeyJson,
  privValidatorJson,
  validatorKeys,
} from '../../../../electron/core/practice/loom/validator-keys.ts';
import { walletdJson } from '../../../../electron/core/practice/qrl/wallet.ts';
import type { BundleConditions } from '../../../../shared/domain/bundle-conditions.ts';
import { loomNode } from '../../../../shared/profiles/loom-node.ts';
import { openspp } from '../../../../shared/profiles/openspp.ts';
import { qrlTipbot } from '../../../../shared/profiles/qrl-tipbot.ts';
import { checkedFiles, lookedFiles, seen, type GivenFile } from '../../../support/seen-file.ts';

beforeAll(loadSodium);

const conditions: BundleConditions = {
  system: 'loom-node',
  host: 'validator-1',
  startedAtMs: 1_000_000,
  endedAtMs: 2_000_000,
  serviceStopped: false,
  clockOffsetSeconds: null,
  versions: [],
  notes: [],
};

const digest = (key: Uint8Array) => createHash('sha256').update(key).digest('hex').slice(0, 40);

describe('validators', () => {
  const keys = validatorKeys('test');
  const state = (name: string, height: number): GivenFile => ({
    path: `${name}/priv_validator.json`,
    content: privValidatorJson(keys.consensus, height),
  });

  it('are recognised by address, key and height', () => {
    const { derived, findings } = checkedFiles(loomNode, [
      state('a', 500),
      { path: 'a/node_key.json', content: nodeKeyJson(keys.node) },
    ]);
    expect(findings).toEqual([]);
    expect(derived.map(({ name, value }) => [name, value])).toEqual([
      ['validator-address', digest(keys.consensus.publicKey).toUpperCase()],
      ['validator-public-key', Buffer.from(keys.consensus.publicKey).toString('base64')],
      ['validator-height', '500'],
      ['node-id', digest(keys.node.publicKey)],
    ]);
    const secret = Buffer.from(keys.consensus.seed).toString('base64').slice(0, 40);
    expect(JSON.stringify(derived)).not.toContain(secret);
  });

  it('must not stand behind another state of the same key, nor behind chain data of another bundle', () => {
    expect(seen(checkedFiles(loomNode, [state('a', 500), state('b', 499)]))).toEqual([
      'validator-state-stale b/priv_validator.json critical',
    ]);
    const bundles = new Map([['chain', { ...conditions, serviceStopped: true, height: 5000 }]]);
    expect(seen(checkedFiles(loomNode, [state('a', 500)], { bundles }))).toEqual([
      'validator-state-stale a/priv_validator.json critical',
    ]);
    expect(seen(checkedFiles(loomNode, [state('a', 0)], { bundles }))).toEqual([]);
    expect(seen(checkedFiles(loomNode, [state('chain', 500)], { bundles }))).toEqual([]);
  });

  it('are invalid where the file is cut', () => {
    const { content, path } = state('a', 1);
    expect(seen(checkedFiles(loomNode, [{ path, content: content.slice(0, -10) }]))).toEqual([
      `key-invalid ${path} critical`,
    ]);
  });
});

const unit = (hosts: string): GivenFile => ({
  path: 'a/loom.service',
  content: `[Unit]\nDescription=x\n[Service]\nExecStart=/srv/loom run --peers ${hosts}\n`,
});

describe('peers', () => {
  const keys = validatorKeys('test');
  const stranger = 'ab'.repeat(20);
  const node: GivenFile = { path: 'a/node_key.json', content: nodeKeyJson(keys.node) };
  const toml: GivenFile = {
    path: 'a/config.toml',
    content: 'proxy_app = "tcp://"\nexternal_address = "tcp://10.0.0.9:46656"\n',
  };

  it('contradict a node key where they name another one at its own address', () => {
    expect(seen(checkedFiles(loomNode, [node, toml, unit(`tcp://${stranger}@10.0.0.9:46656`)]))).toEqual([
      'peer-key-mismatch a/node_key.json warn',
    ]);
  });

  it('say nothing where the node leaves itself out', () => {
    expect(seen(checkedFiles(loomNode, [node, toml, unit(`tcp://${stranger}@10.0.0.2:46656`)]))).toEqual([]);
    expect(seen(checkedFiles(loomNode, [node]))).toEqual([]);
  });
});

describe('an RSA peer id', () => {
  it('is base58 of a multihash', () => {
    expect(rsaPeerId(new Uint8Array(294))).toMatch(/^Qm[1-9A-HJ-NP-Za-km-z]{44}$/);
    // The vector of the base58 draft, and leading zeros.
    expect(base58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
    expect(base58(Uint8Array.of(0, 0, 1))).toBe('112');
    expect(base58(new Uint8Array(2))).toBe('11');
  });
});

const wallet = (content: string): GivenFile => ({ path: 'a/walletd.json', content });

const sawWallet = (content: string) => seen(checkedFiles(qrlTipbot, [wallet(content)]));

describe('a wallet of the bot', () => {
  const good = walletdJson('test', 2, 77);

  it('is counted', () => {
    expect(readQrlWallet(Buffer.from(good))).toEqual({
      isWhole: true,
      encrypted: true,
      version: 1,
      addresses: 2,
      malformed: 0,
      foreign: 0,
      plainSeeds: 0,
      highestIndex: 77,
    });
    expect(sawWallet(good)).toEqual([]);
  });

  it.each([
    ['says that it is open', good.replace('"encrypted":true', '"encrypted":false'), ['plaintext-secret']],
    ['says nothing', good.replace(',"encrypted":true', ''), ['plaintext-secret']],
    [
      'is a bare list',
      JSON.stringify([{ address: `Q${'0'.repeat(78)}`, hexseed: '', mnemonic: '' }]),
      ['plaintext-secret'],
    ],
    [
      'has a seed in the clear',
      good.replace(/"hexseed":"[^"]+"/, `"hexseed":"${'0a'.repeat(51)}"`),
      ['plaintext-secret'],
    ],
    ['is cut', good.slice(0, -5), ['wallet-invalid']],
    [
      'has an address of another key',
      good.replace(/"pk":"(.{60})...../, '"pk":"$1abcde'),
      ['wallet-invalid'],
    ],
    [
      'has a word for an address',
      good.replace(/"address":"[^"]+"/, '"address":"somewhere"'),
      ['wallet-invalid'],
    ],
  ])('is told where it %s', (_, content, codes) => {
    expect(sawWallet(content)).toEqual(codes.map((code) => `${code} a/walletd.json critical`));
  });
});

const archive = (content: Uint8Array): GivenFile => ({ path: 'a/registry_filestore_1.tar.gz', content });

describe('archives of files', () => {
  const dump: GivenFile = { path: 'a/registry.dump', content: 'x' };
  const saw = async (content: Uint8Array) => seen(await lookedFiles(openspp, [dump, archive(content)]));

  it('are counted, and told where they are empty or cut', async () => {
    const files = tarGz({ 'filestore/a': 'x', 'filestore/b': 'y'.repeat(3000) }, 0);
    const { derived, findings } = await lookedFiles(openspp, [archive(files)]);
    expect(findings).toEqual([]);
    expect(derived).toMatchObject([{ name: 'filestore-files', value: '2' }]);
    expect(await saw(tarGz({}, 0))).toEqual(['filestore-empty a/registry_filestore_1.tar.gz critical']);
    expect(await saw(files.subarray(0, -12))).toEqual([
      'archive-incomplete a/registry_filestore_1.tar.gz critical',
    ]);
    expect(await saw(gzipSync('no tar at all'))).toEqual([
      'archive-incomplete a/registry_filestore_1.tar.gz critical',
    ]);
  });

  it('are read alike in pieces of any size', () => {
    const tar = Buffer.alloc(512 * 6);
    tar.write('a', 0).toString();
    tar.write('00000002000\0', 124, 'latin1');
    tar.write('0', 156, 'latin1');
    for (const piece of [1, 7, 511, 512, 513, 5000]) {
      const counter = new TarCounter();
      for (let at = 0; at < tar.length; at += piece) counter.take(tar.subarray(at, at + piece));
      expect([counter.files, counter.isComplete]).toEqual([1, true]);
    }
  });
});

describe('data of a running service', () => {
  const bundles = new Map([['bundle', conditions]]);

  it('is told once for a bundle, and not for configuration', () => {
    const data = ['chaindata/data/a', 'app.db/b', 'loom.yml'].map((name) => ({
      path: `bundle/${name}`,
      content: 'x',
    }));
    const { findings } = checkedFiles(loomNode, data, { bundles });
    expect(seen({ findings, derived: [] })).toEqual(['service-not-stopped bundle warn']);
    expect(findings[0]?.message).toContain('validator-1');
    expect(seen(checkedFiles(loomNode, data.slice(2), { bundles }))).toEqual([]);
    expect(seen(checkedFiles(loomNode, data))).toEqual([]);
  });
});
