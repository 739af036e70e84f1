// An RSA key from a seed, which no library makes: primes are looked for along a stream of hashes. For practice only.
import { checkPrimeSync, createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { practiceSecret } from '../seeds.ts';

const publicExponent = 65_537n;
const primeBytes = 128;

/** 2048 bits, e = 65537; the same seed gives the same key. */
export function rsaKey(seed: string): KeyObject {
  const p = prime(seed, 'rsa p');
  const q = prime(seed, 'rsa q');
  const [larger, smaller] = p > q ? [p, q] : [q, p];
  const d = inverse(publicExponent, (p - 1n) * (q - 1n));
  const jwk = {
    kty: 'RSA',
    n: base64url(p * q),
    e: base64url(publicExponent),
    d: base64url(d),
    p: base64url(larger),
    q: base64url(smaller),
    dp: base64url(d % (larger - 1n)),
    dq: base64url(d % (smaller - 1n)),
    qi: base64url(inverse(smaller, larger)),
  };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

/** The first prime that e does not divide one less of; its two top bits are set, so that the product has all 2048. */
function prime(seed: string, purpose: string): bigint {
  const start = practiceSecret(seed, purpose);
  for (let attempt = 0; ; attempt += 1) {
    const bytes = Buffer.concat(
      [0, 1, 2, 3].map((part) => createHash('sha256').update(start).update(`${attempt} ${part}`).digest()),
    );
    bytes[0] = (bytes[0] ?? 0) | 0xc0;
    bytes[primeBytes - 1] = (bytes[primeBytes - 1] ?? 0) | 1;
    const candidate = BigInt(`0x${bytes.toString('hex')}`);
    if (candidate % publicExponent !== 1n && checkPrimeSync(candidate)) return candidate;
  }
}

/** The inverse of a modulo m, by the extended Euclidean algorithm; the two must share no divisor. */
function inverse(a: bigint, m: bigint): bigint {
  let [rest, next] = [a % m, m];
  let [x, nextX] = [1n, 0n];
  while (next > 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [x, nextX] = [nextX, x - quotient * nextX];
  }
  return ((x % m) + m) % m;
}

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}
