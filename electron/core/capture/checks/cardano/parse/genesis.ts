// Genesis files and the node configuration that names them with their hashes (cardano-node). All public.
import { z } from 'zod';
import { blake2b } from '../../../../crypto/hash.ts';

const shelleySchema = z.object({
  networkMagic: z.int().nonnegative(),
  slotsPerKESPeriod: z.int().positive(),
  maxKESEvolutions: z.int().positive(),
  slotLength: z.number().positive(),
});

const byronSchema = z.object({
  startTime: z.int().nonnegative(),
  protocolConsts: z.object({ k: z.int().positive(), protocolMagic: z.int().nonnegative() }),
  blockVersionData: z.object({ slotDuration: z.string().regex(/^\d{1,9}$/) }).optional(),
});

export interface ShelleyGenesis {
  readonly networkMagic: number;
  readonly slotsPerKesPeriod: number;
  readonly maxKesEvolutions: number;
  readonly slotSeconds: number;
}

export interface ByronGenesis {
  readonly networkMagic: number;
  /** Seconds since 1970. */
  readonly startSeconds: number;
  readonly securityParameter: number;
  readonly slotSeconds: number;
}

/** JSON of at most that many bytes as a value; undefined for anything else. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

export function readShelleyGenesis(json: unknown): ShelleyGenesis | null {
  const parsed = shelleySchema.safeParse(json);
  if (!parsed.success) return null;
  const { networkMagic, slotsPerKESPeriod, maxKESEvolutions, slotLength } = parsed.data;
  return {
    networkMagic,
    slotsPerKesPeriod: slotsPerKESPeriod,
    maxKesEvolutions: maxKESEvolutions,
    slotSeconds: slotLength,
  };
}

const byronSlotSeconds = 20;

export function readByronGenesis(json: unknown): ByronGenesis | null {
  const parsed = byronSchema.safeParse(json);
  if (!parsed.success) return null;
  const { startTime, protocolConsts, blockVersionData } = parsed.data;
  return {
    networkMagic: protocolConsts.protocolMagic,
    startSeconds: startTime,
    securityParameter: protocolConsts.k,
    slotSeconds:
      blockVersionData === undefined ? byronSlotSeconds : Number(blockVersionData.slotDuration) / 1000,
  };
}

/** A file that a configuration names, and the hash that it must have; hex. */
export interface NamedFile {
  readonly era: string;
  readonly file: string;
  readonly hash: string;
}

export interface NodeConfig {
  readonly named: readonly NamedFile[];
  /** Epoch in which Shelley began, where the configuration says so (private networks). */
  readonly shelleyEpoch: number | null;
}

const eras = ['Byron', 'Shelley', 'Alonzo', 'Conway', 'Dijkstra'];
const pairs = [
  ...eras.map((era) => [era, `${era}GenesisFile`, `${era}GenesisHash`] as const),
  ['Checkpoints', 'CheckpointsFile', 'CheckpointsFileHash'] as const,
];
const hash256 = /^[0-9a-f]{64}$/i;

/** Null for JSON that names no genesis file. */
export function readNodeConfig(json: unknown): NodeConfig | null {
  const fields = z.record(z.string(), z.unknown()).safeParse(json);
  if (!fields.success || fields.data['ShelleyGenesisFile'] === undefined) return null;
  const named = pairs.flatMap(([era, fileField, hashField]) => {
    const file = fields.data[fileField];
    const hash = fields.data[hashField];
    return typeof file === 'string' && typeof hash === 'string' && hash256.test(hash)
      ? [{ era, file, hash: hash.toLowerCase() }]
      : [];
  });
  const epoch = fields.data['TestShelleyHardForkAtEpoch'];
  return {
    named,
    shelleyEpoch: typeof epoch === 'number' && Number.isSafeInteger(epoch) && epoch >= 0 ? epoch : null,
  };
}

const maxDepth = 64;

/**
 * The hash of a Byron genesis file: BLAKE2b-256 of its canonical JSON, keys sorted and no white space, so that its spelling does not
 * matter. Null where it is nested too deeply.
 */
export function canonicalHash(json: unknown): string | null {
  const text = canonical(json, 0);
  return text === null ? null : Buffer.from(blake2b(Buffer.from(text, 'utf8'), 32)).toString('hex');
}

function canonical(value: unknown, depth: number): string | null {
  if (depth > maxDepth) return null;
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? null;
  const pieces: string[] = [];
  if (Array.isArray(value)) {
    for (const element of value) {
      const piece = canonical(element, depth + 1);
      if (piece === null) return null;
      pieces.push(piece);
    }
    return `[${pieces.join(',')}]`;
  }
  for (const [key, element] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const piece = canonical(element, depth + 1);
    if (piece === null) return null;
    pieces.push(`${canonicalText(key)}:${piece}`);
  }
  return `{${pieces.join(',')}}`;
}

/** Only quotes and backslashes are escaped. */
const canonicalText = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
