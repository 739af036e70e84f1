// Host and client over a message channel in one process: the same code that a thread or a utility process runs.
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Progress } from '../../../shared/domain/progress.ts';
import { VaultWorker } from '../../../electron/core/worker/client.ts';
import { serveVaultWorker } from '../../../electron/core/worker/host.ts';
import type { WorkerPort } from '../../../electron/core/worker/port.ts';
import { makeTemporaryFolder } from '../../support/stock-tools.ts';
import { writeFileSync } from 'node:fs';
import { noKnowledge } from '../../../shared/domain/set-knowledge.ts';
import { custom } from '../../../shared/profiles/custom.ts';

const asWorkerPort = (port: MessagePort): WorkerPort => ({
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin
  post: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
  onClose: (listener) => void port.on('close', () => listener()),
  end: async () => port.close(),
});

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const passphrase = 'for tests only: osprey tundra lantern mosaic';

let worker: VaultWorker;
beforeEach(() => {
  const { port1, port2 } = new MessageChannel();
  serveVaultWorker(asWorkerPort(port1));
  worker = new VaultWorker(asWorkerPort(port2));
});
afterEach(() => worker.lock());

describe('vault worker', () => {
  it('creates an identity, seals, opens, signs and verifies with it', async () => {
    const created = await worker.call('createIdentity', { passphrase: bytes(passphrase) });
    expect(created.recipient).toMatch(/^age1[0-9a-z]{58}$/);
    expect(created.signingKey).toMatch(/^RW[A-Za-z0-9+/]{54}$/);
    const ciphertext = await worker.call('sealBytes', { plaintext: bytes('hello') });
    const opened = await worker.call('openBytes', { ciphertext, maxBytes: 100 });
    expect(Buffer.from(opened).toString()).toBe('hello');
    const signature = await worker.call('sign', { bytes: bytes('list'), trustedComment: 'a comment' });
    expect(await worker.call('verifySignature', { bytes: bytes('list'), signature })).toBe('a comment');
  });

  it('lets errors keep their class and code across the port', async () => {
    const { identityFile } = await worker.call('createIdentity', { passphrase: bytes(passphrase) });
    const wrong = await worker
      .call('unlock', { identityFile, passphrase: bytes('not it') })
      .catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(ColdkeepError);
    expect(wrong).toMatchObject({ code: 'wrong-passphrase', hint: expect.stringContaining('Caps Lock') });
    const damaged = identityFile.slice(0, 40);
    await expect(
      worker.call('unlock', { identityFile: damaged, passphrase: bytes(passphrase) }),
    ).rejects.toMatchObject({ code: 'identity-damaged' });
    await expect(
      worker.call('verifySignature', { bytes: bytes('list'), signature: 'nonsense' }),
    ).rejects.toMatchObject({ code: 'signature-malformed' });
  });

  it('holds no key before it is unlocked, and says that asking is a bug', async () => {
    await expect(worker.call('sealBytes', { plaintext: bytes('x') })).rejects.toMatchObject({
      code: 'internal',
    });
  });

  it('gives the same snapshot the same name, and another vault another one', async () => {
    await worker.call('createIdentity', { passphrase: bytes(passphrase) });
    const input = {
      setId: 'a set',
      contentDigest: 'ab'.repeat(32),
      atMs: Date.parse('2026-11-21T08:00:00.999Z'),
    };
    const id = await worker.call('snapshotId', input);
    expect(id).toMatch(/^20261121T080000Z-[0-9a-f]{12}$/);
    expect(await worker.call('snapshotId', input)).toBe(id);
    await worker.call('createIdentity', { passphrase: bytes(passphrase) });
    expect(await worker.call('snapshotId', input)).not.toBe(id);
  });

  it('reports progress and stops when it is told to', async () => {
    const folder = makeTemporaryFolder();
    try {
      writeFileSync(folder.file('big'), new Uint8Array(64 * 1024 * 1024));
      const controller = new AbortController();
      const seen: Progress[] = [];
      const scan = worker.call(
        'scan',
        {
          sources: [{ label: 's', path: folder.path }],
          profile: custom,
          knowledge: noKnowledge,
          known: [],
          nowMs: 0,
        },
        {
          signal: controller.signal,
          onProgress: (progress) => {
            seen.push(progress);
            controller.abort();
          },
        },
      );
      await expect(scan).rejects.toMatchObject({ code: 'cancelled' });
      expect(seen[0]).toMatchObject({ phase: 'reading sources', cancellable: true });
    } finally {
      folder.remove();
    }
  });

  it('ends with the lock: calls under way and later ones fail', async () => {
    await worker.call('createIdentity', { passphrase: bytes(passphrase) });
    const underWay = worker.call('sealBytes', { plaintext: bytes('x') });
    const outcome = underWay.catch((error: unknown) => error);
    await worker.lock();
    expect(await outcome).toMatchObject({ code: 'worker-ended' });
    await expect(worker.call('suggestPassphrase', null)).rejects.toMatchObject({ code: 'worker-ended' });
  });
});
