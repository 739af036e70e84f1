// Pool metadata (SMASH, cardano-api StakePoolMetadata): a small JSON file whose exact bytes are hashed into the registration.
import { blake2b } from '../../../../crypto/hash.ts';
import { readJson } from './genesis.ts';

export const maxMetadataBytes = 512;

export interface Metadata {
  /** BLAKE2b-256 of the file's bytes, hex. */
  readonly hash: string;
  /** What the rules for metadata do not allow, in words; empty where all is well. */
  readonly problems: readonly string[];
}

/** Unicode code points, as the tools of Cardano count. */
const characters = (text: string): number => Array.from(text).length;

interface Rule {
  readonly field: string;
  readonly least: number;
  readonly most: number;
}

const rules: readonly Rule[] = [
  { field: 'name', least: 1, most: 50 },
  { field: 'description', least: 0, most: 255 },
  { field: 'ticker', least: 3, most: 5 },
  { field: 'homepage', least: 1, most: 64 },
];

export function readMetadata(bytes: Uint8Array): Metadata {
  const hash = Buffer.from(blake2b(bytes, 32)).toString('hex');
  const tooLong =
    bytes.length > maxMetadataBytes
      ? [`it has ${bytes.length} bytes, and ${maxMetadataBytes} are allowed`]
      : [];
  const json = readJson(bytes);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { hash, problems: [...tooLong, 'it is no JSON object'] };
  }
  const fields = new Map<string, unknown>(Object.entries(json));
  return {
    hash,
    problems: [...tooLong, ...rules.flatMap((rule) => problemOf(rule, fields.get(rule.field)))],
  };
}

function problemOf({ field, least, most }: Rule, value: unknown): string[] {
  if (typeof value !== 'string') return [`"${field}" is missing`];
  const length = characters(value);
  if (length < least || length > most) {
    return [`"${field}" has ${length} characters, and ${least} to ${most} are allowed`];
  }
  return [];
}
