// Signing and verification keys of every role: each pair must be one, by derivation from the signing key.
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { cardanoCheck } from './cardano-check.ts';
import { dependentsOf } from './dependents.ts';
import type { KeyFact } from './facts.ts';
import { kesKeysOfOtherCertificates } from './kes-generations.ts';
import { keyRoles, roleWords, type KeyRole } from './parse/key-type.ts';
import type { Mismatch, Pool } from './pool.ts';

export const keyPairCheck = cardanoCheck('cardano-key-pairs', ['pair-mismatch'], (pool) => ({
  findings: keyRoles.flatMap((role) => [
    ...pool.signing(role).flatMap((key) => brokenInside(key)),
    ...mismatchesOf(pool, role).map((mismatch) => notAPair(pool, role, mismatch)),
  ]),
}));

/** Where a KES key and a certificate differ, that is said, and the verification key goes with the certificate. */
function mismatchesOf(pool: Pool, role: KeyRole): readonly Mismatch[] {
  const all = pool.mismatches(role);
  if (role !== 'kes') return all;
  const told = kesKeysOfOtherCertificates(pool);
  return all.filter(
    ({ verification }) => verification.publicKey === null || !told.has(verification.publicKey),
  );
}

function brokenInside(key: KeyFact): Finding[] {
  if (key.holds) return [];
  const what =
    key.role === 'kes'
      ? 'Its parts do not belong together: one half is not the key that the tree names.'
      : 'Its two halves do not belong together: the public key in it is not that of the secret.';
  return [
    raise('pair-mismatch', {
      subject: key.path,
      message: `It is a ${roleWords(key.role)}. ${what}`,
      severity: 'critical',
      fix: 'Take the key again from where it is in use.',
    }),
  ];
}

function notAPair(pool: Pool, role: KeyRole, { signing, verification }: Mismatch): Finding {
  const words = roleWords(role);
  const goWith = (key: KeyFact): string[] =>
    key.publicKey === null ? [] : dependentsOf(pool, role, key.publicKey);
  const strays = goWith(verification);
  // What the other files go with is the key in use.
  const isSigningWrong = strays.length > goWith(signing).length;
  const named =
    signing.half === 'hardware' ? 'the key that the hardware-wallet file names' : 'the signing key';
  const consequences = strays.map(
    (path) => `${path} goes with ${verification.path}, not with ${signing.path}.`,
  );
  return isSigningWrong
    ? raise('pair-mismatch', {
        subject: signing.path,
        message: `It is a ${words}, but not the one of ${verification.path}, which other files of the set go with.`,
        severity: 'critical',
        fix: 'Find the signing key that belongs to the files in use: with this one they cannot be renewed or spent from.',
        consequences,
      })
    : raise('pair-mismatch', {
        subject: verification.path,
        message: `It is not the verification key of ${signing.path}: from ${named} another ${words} follows.`,
        consequences,
      });
}
