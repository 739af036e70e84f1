// What the host does for each call: glue between the rooms crypto, capture and bundle.
import { createHmac, randomBytes } from 'node:crypto';
import type { RunOptions } from '../../../shared/domain/progress.ts';
import { openPart } from '../bundle/open-part.ts';
import { sealPart } from '../bundle/seal-part.ts';
import { lookInto } from '../capture/import/look-into.ts';
import { receiveBundle } from '../capture/import/receive-bundle.ts';
import { scanSources } from '../capture/scan.ts';
import { openBytes } from '../crypto/age/opener.ts';
import { sealBytes } from '../crypto/age/sealer.ts';
import { X25519Identity, x25519Recipient } from '../crypto/age/x25519.ts';
import { lockIdentity, unlockIdentity } from '../crypto/identity-file.ts';
import { sign, verify } from '../crypto/minisign.ts';
import { judgePassphrase, suggestPassphrase } from '../crypto/passphrase.ts';
import { loadSodium } from '../crypto/sodium.ts';
import { makeParity } from '../parity/make.ts';
import { mendFiles } from '../parity/mend.ts';
import type { CallInput, CallName, CallOutput } from './calls.ts';
import type { Keyring } from './keyring.ts';
import type { PassphraseDesk } from './passphrase-desk.ts';

export type Handlers = {
  [N in CallName]: (input: CallInput<N>, run: RunOptions) => Promise<CallOutput<N>>;
};

export function createHandlers(keyring: Keyring, desk: PassphraseDesk): Handlers {
  const recipients = () => [x25519Recipient(keyring.keys.recipient)];
  const identities = () => [new X25519Identity(keyring.secret)];

  const handlers: Handlers = {
    judgePassphrase: async (input) => {
      const passphrase = desk.take(input.passphrase);
      try {
        return judgePassphrase(passphrase);
      } finally {
        passphrase.fill(0);
      }
    },
    suggestPassphrase: async () => suggestPassphrase(randomBytes),

    createIdentity: async (input) => {
      const passphrase = desk.take(input.passphrase);
      const secret = new Uint8Array(randomBytes(32));
      const identityFile = lockIdentity(secret, passphrase);
      passphrase.fill(0);
      return { ...keyring.hold(secret), identityFile };
    },
    unlock: async ({ identityFile, passphrase: source }) => {
      const passphrase = desk.take(source);
      try {
        return keyring.hold(unlockIdentity(identityFile, passphrase));
      } finally {
        passphrase.fill(0);
      }
    },
    lockAnew: async (input) => {
      const passphrase = desk.take(input.passphrase);
      const identityFile = lockIdentity(keyring.secret, passphrase);
      passphrase.fill(0);
      return { identityFile };
    },

    sealBytes: async ({ plaintext }) => sealBytes(recipients(), plaintext),
    openBytes: async ({ ciphertext, maxBytes }) => openBytes(identities(), ciphertext, maxBytes),
    sign: async ({ bytes, trustedComment }) => sign(keyring.keys.signing, bytes, trustedComment),
    verifySignature: async ({ bytes, signature }) => verify(keyring.keys.signing.publicKey, bytes, signature),
    snapshotId: async ({ setId, contentDigest, atMs }) =>
      snapshotId(keyring.keys.snapshotIdKey, setId, contentDigest, atMs),

    scan: async (input, run) => {
      // A proposal looks at folders while no identity is needed for anything.
      const bundles = input.bundles ?? [];
      return scanSources({ ...input, identities: bundles.length === 0 ? [] : identities() }, run);
    },
    inspectBundle: async ({ file }, run) => lookInto(file, identities(), run),
    receiveBundle: async (input, run) =>
      receiveBundle({ ...input, recipients: recipients(), identities: identities() }, run),
    sealPart: async (input, run) =>
      sealPart({ ...input, recipients: recipients(), identities: identities() }, run),
    openPart: async (input, run) => openPart({ ...input, identities: identities() }, run),
    makeParity,
    mendFiles,
    verifySignatureBy: async ({ key, bytes, signature }) => verify(key, bytes, signature),
  };

  // libsodium's WebAssembly must stand before any call; loading it is done once and shared.
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      async (input: never, run: RunOptions) => {
        await loadSodium();
        return handler(input, run);
      },
    ]),
  ) as unknown as Handlers;
}

/**
 * The name of a snapshot: its time, and 12 hex digits of HMAC-SHA256 over set id, NUL and content digest, so that it tells a
 * stranger nothing of the content.
 */
function snapshotId(key: Uint8Array, setId: string, contentDigest: string, atMs: number): string {
  const mac = createHmac('sha256', key).update(`${setId}\0${contentDigest}`).digest('hex').slice(0, 12);
  const time = new Date(atMs)
    .toISOString()
    .replace(/\.\d{3}Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
  return `${time}-${mac}`;
}
