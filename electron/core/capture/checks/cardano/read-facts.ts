// From a file that a scan has open to what may be kept of it. Each file is read once, however many checks ask.
import path from 'node:path';
import { isSecretEnvelope } from '../../../../../shared/profiles/envelope.ts';
import { isSecret } from '../../../../../shared/domain/words.ts';
import type { FileContent } from '../../file-content.ts';
import type { SeenFile } from '../check.ts';
import type { Fact, FileFact } from './facts.ts';
import { readCertificate } from './parse/certificate.ts';
import { readEnvelope, type Envelope } from './parse/envelope.ts';
import { readKey } from './parse/key.ts';
import { keyTypeOf } from './parse/key-type.ts';
import { readCounter, readOpcert, signatureState } from './parse/opcert.ts';
import { readPublicFile } from './read-public-file.ts';

const cache = new WeakMap<FileContent, { readonly fact: Fact | null }>();

/** Null for a file that says nothing about a stake pool. Total; keeps no secret. */
export function factOf(file: SeenFile): Fact | null {
  const known = cache.get(file.content);
  if (known !== undefined) return known.fact;
  const fact = read(file);
  cache.set(file.content, { fact });
  return fact;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function read(file: SeenFile): Fact | null {
  const where = whereOf(file.item.path);
  const { whole } = file.content;
  if (file.envelopeType !== null && whole !== null) return readKeyFile(file.envelopeType, whole, where);
  if (isNamedKeyFile(file)) return readMisnamed(file, where);
  return isSecret(file.item.kind) ? null : readPublicFile(file, where);
}

function whereOf(itemPath: string): FileFact {
  const name = path.posix.basename(itemPath);
  const dot = name.lastIndexOf('.');
  return {
    path: itemPath,
    folder: path.posix.dirname(itemPath),
    stem: dot > 0 ? name.slice(0, dot) : name,
  };
}

const certificateTypes: ReadonlySet<string> = new Set([
  'Certificate',
  'CertificateShelley',
  'CertificateConway',
]);

function readKeyFile(type: string, bytes: Uint8Array, where: FileFact): Fact | null {
  const envelope = readEnvelope(bytes);
  const keyType = keyTypeOf(type);
  const secret = isSecretEnvelope(type);
  const invalid = (problem: string): Fact => ({
    ...where,
    sort: 'invalid',
    secret,
    problem,
    role: keyType?.role ?? null,
  });
  try {
    const isKnown =
      keyType !== null ||
      certificateTypes.has(type) ||
      type === 'NodeOperationalCertificate' ||
      type === 'NodeOperationalCertificateIssueCounter';
    if (!isKnown && !secret) return null;
    const problem = envelope === null ? 'it cannot be read' : frameProblem(envelope);
    if (problem !== null || envelope === null) return invalid(problem ?? 'it cannot be read');
    // A payload that is encrypted says no more than its type.
    if (envelope.field === 'encrHex') return null;
    if (keyType !== null) {
      const key = readKey(envelope, keyType);
      const { role, half } = keyType;
      return key === null
        ? invalid(`its payload is no ${type}`)
        : { ...where, sort: 'key', role, half, ...key };
    }
    if (!isKnown) return null;
    return (
      readOther(type, envelope.payload ?? new Uint8Array(), where) ?? invalid(`its payload is no ${type}`)
    );
  } finally {
    envelope?.payload?.fill(0);
  }
}

function frameProblem(envelope: Envelope): string | null {
  if (!envelope.whole) return 'its JSON breaks off or something follows it';
  if (!envelope.hasDescription) return 'it has no "description"';
  if (envelope.payload === null) {
    return envelope.field === null ? 'its checksum does not hold' : 'its payload is no hexadecimal text';
  }
  return null;
}

function readOther(type: string, cbor: Uint8Array, where: FileFact): Fact | null {
  if (type === 'NodeOperationalCertificate') {
    const opcert = readOpcert(cbor);
    if (opcert === null) return null;
    const { number, period } = opcert;
    const signature = signatureState(opcert);
    // Copies: what was read is zeroed.
    const kept = {
      ...opcert,
      kesKey: opcert.kesKey.slice(),
      coldKey: opcert.coldKey.slice(),
      signature: opcert.signature.slice(),
    };
    return {
      ...where,
      sort: 'opcert',
      kesKey: hex(opcert.kesKey),
      coldKey: hex(opcert.coldKey),
      number,
      period,
      signature,
      opcert: kept,
    };
  }
  if (type === 'NodeOperationalCertificateIssueCounter') {
    const counter = readCounter(cbor);
    return counter === null
      ? null
      : { ...where, sort: 'counter', next: counter.next, coldKey: hex(counter.coldKey) };
  }
  const certificate = readCertificate(cbor);
  return certificate === null ? null : { ...where, sort: 'certificate', certificate };
}

const keyFileNames =
  /\.(?:skey|vkey|counter|opcert|hwsfile)$|(?:^|\/)(?:node|op|opcert|pool|stake|deleg)\.cert$/;

/** Bears the name of a key file without being one; what is encrypted has a name of its own. */
const isNamedKeyFile = (file: SeenFile): boolean =>
  keyFileNames.test(file.item.path) && file.content.sizeBytes > 0;

const armor = Buffer.from('-----BEGIN ');

/** Text that gpg, age or openssl made of something encrypted. */
const isArmored = ({ content: { whole } }: SeenFile): boolean =>
  whole !== null && armor.equals(whole.subarray(0, armor.length));

function readMisnamed(file: SeenFile, where: FileFact): Fact | null {
  const { forms } = file;
  const isEncrypted = (['age', 'openpgp-symmetric', 'openssl-salted', 'openssl-base64'] as const).some(
    (form) => forms.has(form),
  );
  // SPO Scripts keep a number in "<pool>.kes.counter".
  if (isEncrypted || isArmored(file) || /(?:^|[/.])kes\.counter$/.test(file.item.path)) return null;
  const secret = file.item.path.endsWith('.skey');
  return { ...where, sort: 'invalid', secret, problem: 'there is no key or certificate in it', role: null };
}
