// Pool metadata: its rules, and the hash of its exact bytes, which a text file and the registration repeat.
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { cardanoCheck } from './cardano-check.ts';
import type { MetadataFact } from './facts.ts';
import type { Pool } from './pool.ts';
import { ownRegistrations } from './registrations.ts';

export const metadataCheck = cardanoCheck(
  'cardano-metadata',
  ['metadata-invalid', 'metadata-hash-mismatch', 'metadata-url-mismatch'],
  (pool) => ({
    findings: [...invalid(pool), ...hashes(pool), ...urls(pool)],
    derived: pool.of('metadata').map(({ path, hash }) => ({
      name: 'metadata-hash',
      title: 'Hash of the metadata',
      value: hash,
      subject: path,
      note: 'The registration of the pool names the same hash.',
    })),
  }),
);

/** A file that says what hash the metadata should have. */
interface Claim {
  readonly path: string;
  readonly hash: string;
}

function claims(pool: Pool): Claim[] {
  return [
    ...pool.of('metadata-hash').flatMap(({ path, hash }) => (hash === null ? [] : [{ path, hash }])),
    ...ownRegistrations(pool).flatMap(({ path, registration }) =>
      registration.metadata === null ? [] : [{ path, hash: registration.metadata.hash }],
    ),
  ];
}

function invalid(pool: Pool): Finding[] {
  return pool.of('metadata').flatMap((metadata) => {
    if (metadata.problems.length === 0) return [];
    const others = claims(pool).filter(({ hash }) => hash !== metadata.hash);
    return [
      raise('metadata-invalid', {
        subject: metadata.path,
        message: `What is not allowed: ${metadata.problems.join('; ')}.`,
        consequences: others.map(({ path }) => `Its hash is not the one in ${path}.`),
      }),
    ];
  });
}

/** Older metadata beside the newest is no fault: one of the files must have the hash. */
function hashes(pool: Pool): Finding[] {
  const unreadable = pool
    .of('metadata-hash')
    .filter(({ hash }) => hash === null)
    .map(({ path }) =>
      raise('metadata-hash-mismatch', {
        subject: path,
        message: 'It should hold a hash of 64 hexadecimal digits, and holds something else.',
      }),
    );
  const files = pool.of('metadata');
  const all = claims(pool);
  // Metadata that breaks the rules has a finding already, and its hash is a consequence.
  if (files.some(({ problems }) => problems.length > 0)) return unreadable;
  if (files.length === 0) return [...unreadable, ...amongClaims(all)];
  const known = new Set(files.map(({ hash }) => hash));
  const strays = all.filter(({ hash }) => !known.has(hash));
  if (strays.length === 0) return unreadable;
  const isFileStray = strays.length === all.length && new Set(strays.map(({ hash }) => hash)).size === 1;
  return [
    ...unreadable,
    ...(isFileStray && all.length > 1 ? strayFile(files, strays) : strays.map(strayClaim)),
  ];
}

/** Where text and registration agree, the metadata is what was changed. */
function strayFile(files: readonly MetadataFact[], strays: readonly Claim[]): Finding[] {
  const [file] = files;
  if (file === undefined) return [];
  const [first, ...others] = strays.map(({ path }) => path);
  return [
    raise('metadata-hash-mismatch', {
      subject: file.path,
      message: `Its hash is ${file.hash}, but ${first} names another: the file was changed since.`,
      consequences: others.map((path) => `${path} names that other hash too.`),
    }),
  ];
}

const strayClaim = ({ path, hash }: Claim): Finding =>
  raise('metadata-hash-mismatch', {
    subject: path,
    message: `It names the hash ${hash}, which no metadata file of the set has.`,
  });

function amongClaims(all: readonly Claim[]): Finding[] {
  const [first, ...others] = all;
  const stray = others.find(({ hash }) => hash !== first?.hash);
  if (first === undefined || stray === undefined) return [];
  const message = `It names the hash ${first.hash}, and ${stray.path} names ${stray.hash}.`;
  return [raise('metadata-hash-mismatch', { subject: first.path, message })];
}

const longestUrl = 64;

function urls(pool: Pool): Finding[] {
  const registered = new Set(
    ownRegistrations(pool).flatMap(({ registration }) => registration.metadata?.url ?? []),
  );
  return pool.of('metadata-url').flatMap(({ path: subject, url }) => {
    const problem = !/^https?:\/\//.test(url)
      ? 'It holds no web address.'
      : url.length > longestUrl
        ? `The address has ${url.length} characters, and ${longestUrl} are allowed.`
        : registered.size > 0 && !registered.has(url)
          ? 'The registration certificate names another address.'
          : null;
    return problem === null ? [] : [raise('metadata-url-mismatch', { subject, message: problem })];
  });
}
