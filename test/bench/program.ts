// One measured act of the engine in a process of its own, so that its peak memory is its own: node program.js ACT ARGUMENTS…
// Prints {"seconds": […], "peakMiB": …}; several figures where an act is done several times.
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { openPart } from '../../electron/core/bundle/open-part.ts';
import { sealPart } from '../../electron/core/bundle/seal-part.ts';
import { scanSources } from '../../electron/core/capture/scan.ts';
import { X25519Identity, x25519Recipient } from '../../electron/core/crypto/age/x25519.ts';
import { recipientOf } from '../../electron/core/crypto/age/x25519.ts';
import { loadSodium } from '../../electron/core/crypto/sodium.ts';
import { createParity, planParity } from '../../electron/core/parity/create.ts';
import { redundancyFor } from '../../electron/core/parity/make.ts';
import { defaultSettings } from '../../shared/domain/settings.ts';
import { profileById } from '../../shared/profiles/index.ts';
import { benchSealOpen } from './seal-open.ts';

const [act = '', folder = '', out = ''] = process.argv.slice(2);
const seconds: number[] = [];
const extra: Record<string, unknown> = {};

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  seconds.push((performance.now() - start) / 1000);
  return result;
}

const profile = profileById('custom');
if (profile === null) throw new Error('the custom profile is missing');
const sources = [{ label: basename(folder), path: folder }];

switch (act) {
  case 'scan': {
    const first = await timed(() => scanSources({ sources, profile, known: [] }, {}));
    await timed(() => scanSources({ sources, profile, known: first.known }, {}));
    break;
  }
  case 'seal-and-open': {
    await loadSodium();
    const secret = new Uint8Array(32).fill(7);
    const { items } = await scanSources({ sources, profile, known: [] }, {});
    const recipients = [x25519Recipient(recipientOf(secret))];
    const sealed = await timed(() => sealPart({ items, sources, recipients, outPath: out }, {}));
    const identities = [new X25519Identity(secret)];
    await timed(() => openPart({ files: [out], sha256: sealed.sha256, items, identities, into: null }, {}));
    rmSync(out);
    break;
  }
  case 'parity': {
    const size = statSync(folder).size;
    mkdirSync(out);
    const files = [{ name: basename(folder), path: folder }];
    const plan = planParity([size], redundancyFor([size], defaultSettings.parityPercent));
    await timed(() => createParity({ ...plan, files, into: out, baseName: 'p', mostFileBytes: 2 ** 40 }));
    rmSync(out, { recursive: true });
    break;
  }
  case 'seal-open-in-memory':
    extra.result = await benchSealOpen(Number(folder));
    break;
  default:
    throw new Error(`unknown act ${act}`);
}
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ seconds, peakMiB, ...extra })}\n`);
