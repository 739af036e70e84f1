// The chain of hashes through the journal: a fact that is changed, taken out, put in or moved breaks it.
import { createHash } from 'node:crypto';

/** A fact as its row has it; the body is the exact JSON text that was hashed. */
export interface FactRow {
  readonly position: number;
  readonly installation: string;
  readonly number: number;
  readonly at_ms: number;
  readonly kind: string;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** What the very first fact of a vault has as its predecessor's hash. */
export const noPredecessor = '0'.repeat(64);

/**
 * SHA-256, lower-case hex, over seven lines joined with LF, the last one without LF after it:
 * "coldkeep fact 1", installation, number, at_ms, kind, previous_hash, body. Numbers are decimal, the text is UTF-8. Only the body
 * could hold a line feed (JSON escapes it), and it comes last: so no two facts have the same encoding. By hand:
 * `printf '%s\n%s\n%s\n%s\n%s\n%s\n%s' 'coldkeep fact 1' … | sha256sum`.
 */
export function factHash(fact: Omit<FactRow, 'hash' | 'position'>): string {
  const lines = [
    'coldkeep fact 1',
    fact.installation,
    fact.number,
    fact.at_ms,
    fact.kind,
    fact.previous_hash,
    fact.body,
  ];
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
}

export type ChainVerdict =
  | { readonly chain: 'intact' }
  | {
      readonly chain: 'broken';
      readonly installation: string;
      readonly number: number;
      readonly reason: string;
    };

/**
 * Walks the journal in the order of its positions. Within an installation each fact follows its predecessor; the first fact of a
 * further installation follows any earlier fact (the state that was adopted). What was cut off at the end cannot be seen from
 * within: compare the journal head with the one on a printed sheet.
 */
export function verifyFacts(rows: Iterable<FactRow>): ChainVerdict {
  const heads = new Map<string, FactRow>();
  const seen = new Set<string>();
  let expectedPosition = 1;
  for (const row of rows) {
    const reason = faultOf(row, expectedPosition, heads.get(row.installation), seen);
    if (reason !== null)
      return { chain: 'broken', installation: row.installation, number: row.number, reason };
    heads.set(row.installation, row);
    seen.add(row.hash);
    expectedPosition += 1;
  }
  return { chain: 'intact' };
}

function faultOf(
  row: FactRow,
  expectedPosition: number,
  head: FactRow | undefined,
  seen: ReadonlySet<string>,
): string | null {
  const expectedNumber = (head?.number ?? 0) + 1;
  if (row.number > expectedNumber) return `fact ${expectedNumber} is missing`;
  if (row.number < expectedNumber) return `fact ${row.number} is not in its place`;
  if (row.position !== expectedPosition) return `position ${expectedPosition} is missing`;
  if (row.hash !== factHash(row)) return `fact ${row.number} was changed after it was recorded`;
  const follows =
    head === undefined
      ? seen.has(row.previous_hash) || (seen.size === 0 && row.previous_hash === noPredecessor)
      : row.previous_hash === head.hash;
  return follows ? null : `fact ${row.number} does not follow its predecessor`;
}
