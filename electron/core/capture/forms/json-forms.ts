// What a JSON file is, by the names of its keys.
import type { ContentForm } from '../../../../shared/profiles/content-form.ts';
import { walkJson, type JsonEnd, type JsonKind } from './json-walk.ts';

/** As much as is walked over. What is known by its keys has them within this, or is large and has them first. */
export const walkedBytes = 256 * 1024;

const mostNames = 300;
const mostInner = 100;

/** "addresses", "addresses.0", "addresses.0.pk": what kind of value stands where, three levels down, of arrays the first three. */
export interface JsonOutline {
  readonly root: 'object' | 'array';
  readonly end: JsonEnd;
  readonly kinds: ReadonlyMap<string, JsonKind>;
}

/** Null for what does not begin as an object or array. */
export function outlineOf(bytes: Uint8Array): JsonOutline | null {
  const kinds = new Map<string, JsonKind>();
  const roots: JsonKind[] = [];
  let inner = 0;
  const end = walkJson(bytes.subarray(0, walkedBytes), (path, kind) => {
    const depth = path.length;
    if (depth === 0) {
      roots.push(kind);
      return true;
    }
    const place = path[depth - 1];
    if (typeof place === 'number' && place > 2) return false;
    if (depth === 1 ? kinds.size < mostNames : inner < mostInner) {
      if (depth > 1) inner += 1;
      kinds.set(depth === 1 ? String(place) : path.join('.'), kind);
    }
    return depth < 3 && inner < mostInner;
  });
  const [root] = roots;
  return root === 'object' || root === 'array' ? { root, end, kinds } : null;
}

/** Every one of these keys. */
const all =
  (...names: readonly string[]) =>
  ({ kinds }: JsonOutline): boolean =>
    names.every((name) => kinds.has(name));

/** At least one of these keys. */
const any =
  (...names: readonly string[]) =>
  ({ kinds }: JsonOutline): boolean =>
    names.some((name) => kinds.has(name));

const isWalletEntry = ({ kinds }: JsonOutline, at: string): boolean =>
  kinds.has(`${at}.address`) && (kinds.has(`${at}.hexseed`) || kinds.has(`${at}.mnemonic`));

const shapes: readonly (readonly [ContentForm, (outline: JsonOutline) => boolean])[] = [
  [
    'priv-validator',
    (outline) => all('priv_key')(outline) && any('pub_key', 'last_height', 'address')(outline),
  ],
  [
    'tendermint-node-key',
    (outline) => all('priv_key')(outline) && !any('pub_key', 'last_height', 'address')(outline),
  ],
  ['tendermint-genesis', all('genesis_time', 'chain_id')],
  ['loom-genesis', all('contracts.0.vm')],
  [
    'qrl-wallet',
    (outline) =>
      outline.kinds.get('addresses') === 'array'
        ? isWalletEntry(outline, 'addresses.0') || all('encrypted', 'version')(outline)
        : isWalletEntry(outline, '0'),
  ],
  [
    // What `qrl slave_tx_generate` writes: the master's address, the seeds of the slaves, the transaction.
    'qrl-slaves',
    ({ kinds }) =>
      kinds.get('0') === 'string' &&
      kinds.get('1') === 'array' &&
      kinds.get('1.0') === 'string' &&
      kinds.get('2') === 'string',
  ],
  ['tipbot-config', all('database', 'discord', 'wallet')],
  ['kubo-config', all('Identity.PeerID', 'Datastore')],
  ['shelley-genesis', all('activeSlotsCoeff', 'slotsPerKESPeriod')],
  ['byron-genesis', all('bootStakeholders', 'heavyDelegation')],
  ['alonzo-genesis', all('collateralPercentage', 'executionPrices')],
  ['conway-genesis', all('poolVotingThresholds', 'dRepVotingThresholds')],
  ['dijkstra-genesis', all('maxRefScriptSizePerBlock', 'maxRefScriptSizePerTx')],
  ['cardano-checkpoints', all('checkpoints.0.blockNo', 'checkpoints.0.hash')],
  ['cardano-peer-snapshot', any('bigLedgerPools', 'BigLedgerPools')],
  ['cardano-node-config', any('ShelleyGenesisFile', 'ByronGenesisFile')],
  ['cardano-topology', any('localRoots', 'Producers', 'LocalRoots')],
  ['pool-metadata', all('name', 'ticker', 'description', 'homepage')],
];

/** The forms of a JSON text, `json` among them where it is well-formed as far as it was read. */
export function jsonForms(head: Uint8Array, isWhole: boolean): ContentForm[] {
  const outline = outlineOf(head);
  if (outline === null) return [];
  const wellFormed =
    outline.end === 'complete' || (outline.end === 'cut' && !(isWhole && head.length <= walkedBytes));
  const found = shapes.filter(([, holds]) => holds(outline)).map(([form]) => form);
  return wellFormed ? ['json', ...found] : found;
}
