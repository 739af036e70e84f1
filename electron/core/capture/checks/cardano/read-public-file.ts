// The files of a pool that are no envelopes: addresses, pool ids, metadata, genesis files, node configurations. Never of a secret kind.
import { decodeBech32 } from '../../../crypto/age/bech32.ts';
import { asciiBytes } from '../../../crypto/bytes.ts';
import { blake2b } from '../../../crypto/hash.ts';
import type { FileContent } from '../../file-content.ts';
import type { SeenFile } from '../check.ts';
import type { Fact, FileFact } from './facts.ts';
import { looksLikeAddress, readAddress } from './parse/address.ts';
import {
  canonicalHash,
  readByronGenesis,
  readJson,
  readNodeConfig,
  readShelleyGenesis,
} from './parse/genesis.ts';
import { maxMetadataBytes, readMetadata } from './parse/metadata.ts';

const shortTextBytes = 4096;
/** The Byron genesis file of mainnet has a little more than 1 MiB. */
const maxGenesisBytes = 16 * 1024 * 1024;
const maxConfigBytes = 1024 * 1024;

export function readPublicFile(file: SeenFile, where: FileFact): Fact | null {
  const { content, item } = file;
  const text = content.sizeBytes <= shortTextBytes ? shortText(content) : null;
  if (text !== null && text !== '') {
    const short = readShortText(item.key, text, where);
    if (short !== null) return short;
  }
  if (isMetadata(file)) {
    const bytes = content.whole ?? content.head;
    return { ...where, sort: 'metadata', ...readMetadata(bytes) };
  }
  if (!startsWithBrace(content)) return null;
  if (item.key === 'genesis') return readGenesis(content, where);
  return content.sizeBytes <= maxConfigBytes ? readConfig(content, where) : null;
}

/** Without the white space around it. */
const shortText = ({ whole }: FileContent): string | null =>
  whole === null ? null : Buffer.from(whole).toString('latin1').trim();

const isOneWord = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/** By its name or, of addresses, by its content. What bears the name and is something else has no value. */
function readShortText(key: string, text: string, where: FileFact): Fact | null {
  const isAddressFile = key === 'payment-addr' || key === 'stake-addr';
  if (isAddressFile || (isOneWord(text) && looksLikeAddress(text))) {
    return { ...where, sort: 'address', text, address: readAddress(text) };
  }
  if (key === 'pool-id') return { ...where, sort: 'pool-id', poolId: readPoolId(text) };
  if (key === 'pool-metadata-hash') {
    const hash = /^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : null;
    return { ...where, sort: 'metadata-hash', hash };
  }
  return key === 'metadata-url' ? { ...where, sort: 'metadata-url', url: text } : null;
}

/** Hex or bech32, as CNTools and cardano-cli write it; null for anything else. */
function readPoolId(text: string): string | null {
  if (/^[0-9a-f]{56}$/i.test(text)) return text.toLowerCase();
  const bytes = decodeBech32('pool', asciiBytes(text));
  return bytes?.length === 28 ? Buffer.from(bytes).toString('hex') : null;
}

/** Extended metadata is another file, which the metadata names. */
const isMetadata = ({ item, content }: SeenFile): boolean =>
  item.key === 'pool-metadata' &&
  content.sizeBytes > 0 &&
  content.sizeBytes <= 64 * maxMetadataBytes &&
  !/extended/i.test(item.path);

const startsWithBrace = (content: FileContent): boolean => {
  const { whole } = content;
  const head = whole === null ? content.read(0, 64) : whole.subarray(0, 64);
  return head.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) === 0x7b;
};

function readGenesis(content: FileContent, where: FileFact): Fact | null {
  if (content.sizeBytes > maxGenesisBytes) return null;
  const bytes = content.whole ?? content.read(0, content.sizeBytes);
  const json = readJson(bytes);
  const byron = readByronGenesis(json);
  return {
    ...where,
    sort: 'genesis',
    hash: Buffer.from(blake2b(bytes, 32)).toString('hex'),
    canonicalHash: byron === null ? null : canonicalHash(json),
    shelley: readShelleyGenesis(json),
    byron,
  };
}

const configMark = Buffer.from('"ShelleyGenesisFile"');

function readConfig({ whole }: FileContent, where: FileFact): Fact | null {
  if (whole === null || Buffer.from(whole.buffer, whole.byteOffset, whole.length).indexOf(configMark) < 0) {
    return null;
  }
  const config = readNodeConfig(readJson(whole));
  return config === null ? null : { ...where, sort: 'node-config', config };
}
