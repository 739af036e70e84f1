// Keys of an aleph.im node: whether the public file is the other half of the private one, and the id that peers know it by.
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { DerivedValue } from '../../../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { CheckMaker, SeenFile } from '../check.ts';
import { base58 } from './base58.ts';

const mostBytes = 16 * 1024;

interface Half {
  readonly path: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Buffer;
}

const secretForms = ['pkcs8-rsa-der', 'pem-private-key', 'libp2p-private-key'] as const;
const keyItems: ReadonlySet<string> = new Set(['node-secret', 'node-pub', 'legacy-keys']);

/** The public half of a private key; null where it is none. The key object is OpenSSL's, and goes with it. */
function publicOf(bytes: Uint8Array, forms: SeenFile['forms']): Buffer | null {
  const key = Buffer.from(bytes);
  try {
    return spkiOf(
      createPublicKey(
        forms.has('libp2p-private-key')
          ? createPrivateKey({ key: key.subarray(dataAt(key)), format: 'der', type: 'pkcs1' })
          : forms.has('pem-private-key')
            ? createPrivateKey({ key, format: 'pem' })
            : createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
      ),
    );
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

function spkiOf(key: KeyObject): Buffer | null {
  return key.asymmetricKeyType === 'rsa' ? key.export({ format: 'der', type: 'spki' }) : null;
}

function publicIn(bytes: Uint8Array): Buffer | null {
  try {
    return spkiOf(createPublicKey({ key: Buffer.from(bytes), format: 'pem' }));
  } catch {
    return null;
  }
}

/** Where the data of a libp2p key message begin: two fields, the second with a length as a varint. */
function dataAt(message: Buffer): number {
  let at = 3;
  while (at < 8 && (message[at] ?? 0) >= 0x80) at += 1;
  return at + 1;
}

/** libp2p's peer id of an RSA key: base58 of the multihash (SHA-256) of the public key message. */
export function rsaPeerId(spki: Uint8Array): string {
  const length = spki.length < 0x80 ? [spki.length] : [(spki.length & 0x7f) | 0x80, spki.length >> 7];
  const message = Buffer.concat([Uint8Array.of(0x08, 0x00, 0x12, ...length), spki]);
  const digest = createHash('sha256').update(message).digest();
  return base58(Buffer.concat([Uint8Array.of(0x12, 0x20), digest]));
}

class RsaCheck {
  readonly #findings: Finding[] = [];
  readonly #secrets: Half[] = [];
  readonly #publics: Half[] = [];

  see({ item, forms, content }: SeenFile): void {
    if (!keyItems.has(item.key) || item.size === 0) return;
    const bytes = content.sizeBytes <= mostBytes ? content.whole : null;
    const isSecret = secretForms.some((form) => forms.has(form)) || item.key !== 'node-pub';
    const spki = bytes === null ? null : isSecret ? publicOf(bytes, forms) : publicIn(bytes);
    if (spki === null) {
      this.#findings.push(
        raise('key-invalid', {
          subject: item.path,
          message: `It holds no whole RSA ${isSecret ? 'private' : 'public'} key.`,
          ...(!isSecret && {
            severity: 'warn',
            fix: 'Make it again: openssl pkey -inform DER -in node-secret.pkcs8.der -pubout -out node-pub.key',
          }),
        }),
      );
    } else (isSecret ? this.#secrets : this.#publics).push({ path: item.path, spki });
  }

  result() {
    const [secret, ...others] = this.#secrets.toSorted((a, b) => rank(a.path) - rank(b.path));
    if (secret === undefined) return { findings: this.#findings, derived: [] };
    const strangers = [...others, ...this.#publics].filter(({ spki }) => !spki.equals(secret.spki));
    return {
      findings: [
        ...this.#findings,
        ...strangers.map(({ path, spki }) =>
          raise('rsa-pair-mismatch', {
            subject: path,
            message: `It is of the peer ${rsaPeerId(spki).slice(0, 12)}…, ${secret.path} of ${rsaPeerId(secret.spki).slice(0, 12)}….`,
          }),
        ),
      ],
      derived: derivedOf(secret),
    };
  }
}

/** The form that the node reads today comes first. */
const rank = (path: string): number => (path.endsWith('.der') ? 0 : 1);

const derivedOf = ({ path, spki }: Half): DerivedValue[] => [
  {
    name: 'peer-id',
    title: 'Peer id',
    value: rsaPeerId(spki),
    subject: path,
    note: 'What other nodes and the explorer know the node by; it stays the same after a restore.',
  },
  {
    name: 'peer-key-fingerprint',
    title: 'Fingerprint of the public key',
    value: createHash('sha256').update(spki).digest('hex'),
    subject: path,
    note: 'SHA-256 of: openssl pkey -pubin -in node-pub.key -outform DER',
  },
];

export const rsaCheck: CheckMaker = {
  name: 'RSA keys',
  codes: ['rsa-pair-mismatch', 'key-invalid'],
  begin: () => new RsaCheck(),
};
