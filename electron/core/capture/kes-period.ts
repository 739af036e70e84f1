// From the contents of a stake pool's public files to findings: the first KES period of a certificate, and when it runs out.
import { z } from 'zod';
import type { Finding } from '../../../shared/domain/finding.ts';
import { kesExpiryFindings } from '../../../shared/profiles/cardano-spo/kes-expiry.ts';
import { kesExpiresAtMs, networkOfMagic, slotClocks } from '../../../shared/profiles/cardano-spo/slots.ts';
import { readShelleyGenesis, type ShelleyGenesis } from './checks/cardano/parse/genesis.ts';

/** Keys of profile entries whose contents are looked into: public, and small. */
const readKeys: ReadonlySet<string> = new Set(['opcert', 'genesis']);
const maxBytes = 64 * 1024;

const certificateSchema = z.object({
  type: z.literal('NodeOperationalCertificate'),
  cborHex: z.string().regex(/^([0-9a-f]{2})+$/i),
});

/** Keeps what the findings need while a scan goes on. */
export class KesWitness {
  readonly #certificates = new Map<string, number>();
  readonly #geneses: ShelleyGenesis[] = [];

  /** `content` is a whole file; nothing of it is kept but numbers. */
  see(key: string, path: string, content: Uint8Array): void {
    if (!readKeys.has(key) || content.length > maxBytes) return;
    const json = parseJson(content);
    if (key === 'genesis') {
      const genesis = readShelleyGenesis(json);
      if (genesis !== null) this.#geneses.push(genesis);
      return;
    }
    const certificate = certificateSchema.safeParse(json);
    const period = certificate.success ? firstKesPeriod(Buffer.from(certificate.data.cborHex, 'hex')) : null;
    if (period !== null) this.#certificates.set(path, period);
  }

  /** Empty where no genesis file, or more than one, says how long a KES period is. */
  findings(nowMs: number): Finding[] {
    const [genesis, another] = this.#geneses;
    if (genesis === undefined || another !== undefined) return [];
    const network = networkOfMagic(genesis.networkMagic);
    if (network === null) return [];
    const clock = { ...slotClocks[network], ...genesis };
    return [...this.#certificates].flatMap(([path, period]) =>
      kesExpiryFindings(path, kesExpiresAtMs(clock, period), nowMs),
    );
  }
}

/** An operational certificate is [[KES key (32 bytes), number, first period, signature], cold key] in CBOR; null for anything else. */
export function firstKesPeriod(cbor: Uint8Array): number | null {
  const head = [0x82, 0x84, 0x58, 0x20];
  if (!head.every((byte, index) => cbor[index] === byte)) return null;
  const number = unsignedAt(cbor, head.length + 32);
  const period = number === null ? null : unsignedAt(cbor, number.next);
  return period?.value ?? null;
}

function unsignedAt(cbor: Uint8Array, at: number): { value: number; next: number } | null {
  const first = cbor[at];
  if (first === undefined || first > 0x1b) return null;
  if (first < 0x18) return { value: first, next: at + 1 };
  const bytes = 2 ** (first - 0x18);
  if (at + 1 + bytes > cbor.length) return null;
  const value = cbor.subarray(at + 1, at + 1 + bytes).reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.isSafeInteger(value) ? { value, next: at + 1 + bytes } : null;
}

function parseJson(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return null;
  }
}
