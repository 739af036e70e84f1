import { describe, expect, it } from 'vitest';
import { formatTrustedComment, parseTrustedComment } from '../../../electron/core/crypto/trusted-comment.ts';

const vault = '6f0c3a52-0d3c-4a0e-9c55-8f5a3a1f2b77';
const snapshot = '20260102T030405Z-0123456789ab';

describe('the trusted comment', () => {
  it.each([
    [`coldkeep 1 vault=${vault} snapshot=${snapshot} seq=12 files=3`, { vault, snapshot, seq: 12, files: 3 }],
    [`coldkeep 1 vault=${vault} snapshot=- seq=0 files=1`, { vault, snapshot: null, seq: 0, files: 1 }],
  ])('%s', (text, comment) => {
    expect(formatTrustedComment(comment)).toBe(text);
    expect(parseTrustedComment(text)).toEqual(comment);
  });

  it.each([
    '',
    `coldkeep 2 vault=${vault} snapshot=- seq=0 files=1`,
    `coldkeep 1 vault=${vault} snapshot=- seq=0 files=1 `,
    `coldkeep 1 vault=${vault} snapshot=- seq=0`,
    `coldkeep 1  vault=${vault} snapshot=- seq=0 files=1`,
    `coldkeep 1 vault=${vault.toUpperCase()} snapshot=- seq=0 files=1`,
    `coldkeep 1 vault=${vault} snapshot=../.. seq=0 files=1`,
    `coldkeep 1 vault=${vault} snapshot= seq=0 files=1`,
    `coldkeep 1 vault=${vault} snapshot=- seq=01 files=1`,
    `coldkeep 1 vault=${vault} snapshot=- seq=-1 files=1`,
    `coldkeep 1 vault=${vault} snapshot=- seq=1e3 files=1`,
    `coldkeep 1 vault=${vault} snapshot=- seq=9999999999999999 files=1`,
    `coldkeep 1 snapshot=- vault=${vault} seq=0 files=1`,
  ])('refuses %j', (text) => {
    expect(() => parseTrustedComment(text)).toThrow(expect.objectContaining({ code: 'comment-mismatch' }));
  });

  it('is not written with values that it could not be read with', () => {
    expect(() => formatTrustedComment({ vault: 'x y', snapshot: null, seq: 1, files: 1 })).toThrow(
      'not a trusted comment',
    );
    expect(() => formatTrustedComment({ vault, snapshot: null, seq: 1.5, files: 1 })).toThrow(
      'not a trusted comment',
    );
  });
});
