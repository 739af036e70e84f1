// Who a Loom node's peers are by its unit and config.toml, and whether the node itself is one of those that they name.
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { walkJson } from '../../forms/json-walk.ts';
import type { SeenFile } from '../check.ts';

interface Peer {
  /** As listed before the "@", lower case if hexadecimal. */
  readonly key: string;
  readonly host: string;
}

interface PeerList {
  readonly path: string;
  readonly peers: readonly Peer[];
}

interface NodeIdentity {
  readonly path: string;
  readonly addressHex: string;
  readonly publicKeyBase64: string;
}

const mostBytes = 256 * 1024;
const mostListed = 200;
const peerPattern =
  /\b(?:tcp:\/\/)?([0-9a-fA-F]{64}|[0-9a-fA-F]{40}|[A-Za-z0-9+/]{43}=)@([A-Za-z0-9.-]{1,253})/g;
const ownAddressPattern = /^\s*external_address\s*=\s*"(?:tcp:\/\/)?([A-Za-z0-9.-]{1,253})/m;
const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

const isHex = (text: string): boolean => /^[0-9a-fA-F]+$/.test(text);

export class PeerLists {
  readonly #lists: PeerList[] = [];
  readonly #ownHosts = new Set(loopback);
  readonly #genesisKeys = new Set<string>();

  see({ item, forms, content }: SeenFile): void {
    if (content.whole === null || content.sizeBytes > mostBytes) return;
    if (forms.has('tendermint-genesis')) this.#seeGenesis(content.whole);
    if (!forms.has('systemd-unit') && !forms.has('tendermint-config')) return;
    const text = Buffer.from(content.whole).toString('latin1');
    const own = ownAddressPattern.exec(text)?.[1];
    if (own !== undefined) this.#ownHosts.add(own);
    const peers = [...text.matchAll(peerPattern)].slice(0, mostListed).map(([, key = '', host = '']) => ({
      key: isHex(key) ? key.toLowerCase() : key,
      host,
    }));
    if (peers.length > 0) this.#lists.push({ path: item.path, peers });
  }

  #seeGenesis(bytes: Uint8Array): void {
    walkJson(bytes, (path, kind, raw) => {
      const isKey = path[0] === 'validators' && path[2] === 'pub_key' && path[3] === 'value';
      if (isKey && kind === 'string' && this.#genesisKeys.size < mostListed) {
        this.#genesisKeys.add(Buffer.from(raw.subarray(0, 64)).toString('latin1'));
      }
    });
  }

  /**
   * A node may leave itself out of its own list, so absence alone says nothing. A list contradicts the node key where it names another
   * key at this node's own address, or where it names as many nodes as the genesis has validators, this one a validator, and not this one.
   */
  findings(nodes: readonly NodeIdentity[], validatorKeys: readonly string[]): Finding[] {
    const isGenesisValidator = validatorKeys.some((key) => this.#genesisKeys.has(key));
    return nodes.flatMap((node) => {
      const isThis = ({ key }: Peer): boolean =>
        key === node.addressHex ||
        key === node.publicKeyBase64 ||
        key === Buffer.from(node.publicKeyBase64, 'base64').toString('hex');
      for (const { path, peers } of this.#lists) {
        if (peers.some(isThis)) continue;
        const stranger = peers.find(({ host }) => this.#ownHosts.has(host));
        if (stranger !== undefined) {
          return [
            mismatch(
              node,
              `${path} lists ${stranger.key.slice(0, 12)}… at this node's own address ${stranger.host}.`,
            ),
          ];
        }
        const listed = new Set(peers.map(({ key }) => key)).size;
        if (isGenesisValidator && nodes.length === 1 && listed >= this.#genesisKeys.size) {
          return [
            mismatch(
              node,
              `${path} lists ${listed} nodes, as many as the genesis file has validators or more, and this one is not among them.`,
            ),
          ];
        }
      }
      return [];
    });
  }
}

const mismatch = ({ path, addressHex }: NodeIdentity, seen: string): Finding =>
  raise('peer-key-mismatch', {
    subject: path,
    message: `Its id is ${addressHex.slice(0, 12)}…. ${seen}`,
  });
