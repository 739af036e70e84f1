// The trusted comment of every signature of a vault: which place and state the signed file belongs to.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { snapshotIdPattern } from '../../../shared/domain/manifest.ts';

export interface TrustedComment {
  /** The vault's id, a UUID in lower case. */
  readonly vault: string;
  /** The snapshot whose folder is signed; null for what belongs to the vault as a whole. */
  readonly snapshot: string | null;
  readonly seq: number;
  /** How many files the signed list names. */
  readonly files: number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const wholeNumber = /^(0|[1-9][0-9]{0,15})$/;

/** `coldkeep 1 vault=<id> snapshot=<id or -> seq=<n> files=<count>`. */
export function formatTrustedComment(comment: TrustedComment): string {
  const text = `coldkeep 1 vault=${comment.vault} snapshot=${comment.snapshot ?? '-'} seq=${comment.seq} files=${comment.files}`;
  if (read(text) === null) throw new Error(`"${text}" is not a trusted comment`);
  return text;
}

/** Reads a comment whose signature holds. Errors: comment-mismatch where it is not exactly of our form. */
export function parseTrustedComment(text: string): TrustedComment {
  const comment = read(text);
  if (comment === null) {
    throw new ColdkeepError(
      'comment-mismatch',
      'The signature holds, but its comment does not say which vault and snapshot it is for.',
    );
  }
  return comment;
}

function read(text: string): TrustedComment | null {
  const match = /^coldkeep 1 vault=([^ ]+) snapshot=([^ ]+) seq=([^ ]+) files=([^ ]+)$/.exec(text);
  if (match === null) return null;
  const [, vault = '', snapshot = '', seq = '', files = ''] = match;
  if (!uuid.test(vault) || !wholeNumber.test(seq) || !wholeNumber.test(files)) return null;
  if (snapshot !== '-' && !snapshotIdPattern.test(snapshot)) return null;
  const numbers = { seq: Number(seq), files: Number(files) };
  if (!Number.isSafeInteger(numbers.seq) || !Number.isSafeInteger(numbers.files)) return null;
  return { vault, snapshot: snapshot === '-' ? null : snapshot, ...numbers };
}
