// The files of a scan as one stake pool: which keys are a pair, whose keys they are, which certificate is the newest.
import type { Fact, KeyFact, OpcertFact } from './facts.ts';
import { keyHash } from './hashes.ts';
import type { KeyRole } from './parse/key-type.ts';

/** Two halves that by their place belong together and do not. */
export interface Mismatch {
  readonly signing: KeyFact;
  readonly verification: KeyFact;
}

/** A public key that the set certainly has, and the file that says so: the signing key where there is one. */
export interface Identity {
  readonly publicKey: string;
  readonly path: string;
}

/** A pool has one of each; of wallets there may be many. */
const oneEach: ReadonlySet<KeyRole> = new Set(['cold', 'vrf']);

export class Pool {
  readonly facts: readonly Fact[];
  readonly #mismatches = new Map<KeyRole, readonly Mismatch[]>();
  readonly #identities = new Map<string, readonly Identity[]>();
  readonly #refuted = new Map<KeyRole, ReadonlySet<string>>();
  /** By role, and by role and folder: a hostile folder may hold thousands of keys. */
  readonly #keys = new Map<string, KeyFact[]>();

  constructor(facts: readonly Fact[]) {
    this.facts = facts;
    for (const key of this.of('key')) {
      for (const name of [key.role, `${key.role} ${key.folder}`]) {
        const known = this.#keys.get(name);
        if (known === undefined) this.#keys.set(name, [key]);
        else known.push(key);
      }
    }
  }

  of<Sort extends Fact['sort']>(sort: Sort): Extract<Fact, { sort: Sort }>[] {
    return this.facts.filter((fact): fact is Extract<Fact, { sort: Sort }> => fact.sort === sort);
  }

  /** Signing keys and hardware-wallet files; of a folder or of all. */
  signing(role: KeyRole, folder?: string): KeyFact[] {
    return this.#of(role, folder).filter(({ half }) => half !== 'verification');
  }

  verification(role: KeyRole, folder?: string): KeyFact[] {
    return this.#of(role, folder).filter(({ half }) => half === 'verification');
  }

  #of(role: KeyRole, folder: string | undefined): readonly KeyFact[] {
    return this.#keys.get(folder === undefined ? role : `${role} ${folder}`) ?? [];
  }

  /** Paired by folder and name first, then by content; of cold and VRF keys also those that stand alone. */
  mismatches(role: KeyRole): readonly Mismatch[] {
    const known = this.#mismatches.get(role);
    if (known !== undefined) return known;
    const signing = this.signing(role);
    const found = this.verification(role).flatMap((verification) => {
      const other = stranger(role, verification, signing);
      return other === null ? [] : [{ signing: other, verification }];
    });
    this.#mismatches.set(role, found);
    return found;
  }

  /** Public keys that a finding about pairs speaks of already: what agrees with them is a consequence of that. */
  refuted(role: KeyRole): ReadonlySet<string> {
    const known = this.#refuted.get(role);
    if (known !== undefined) return known;
    const claimed = this.signing(role).flatMap((key) => key.claimed ?? []);
    const stray = this.mismatches(role).flatMap(({ verification }) => verification.publicKey ?? []);
    const found = new Set([...claimed, ...stray]);
    this.#refuted.set(role, found);
    return found;
  }

  /** What is derived from signing keys, and verification keys that none of them contradicts; of a folder or of all. */
  identities(role: KeyRole, folder?: string): readonly Identity[] {
    const name = `${role} ${folder ?? ''}`;
    const found = this.#identities.get(name) ?? this.#findIdentities(role, folder);
    this.#identities.set(name, found);
    return found;
  }

  #findIdentities(role: KeyRole, folder: string | undefined): readonly Identity[] {
    const refuted = this.refuted(role);
    const fromSigning = this.signing(role, folder).flatMap(identityOf);
    const derived = new Set(fromSigning.map(({ publicKey }) => publicKey));
    const fromVerification = this.verification(role, folder)
      .flatMap(identityOf)
      .filter(({ publicKey }) => !derived.has(publicKey) && !refuted.has(publicKey));
    // Only the keys that the pool signs with say which pool it is.
    if (oneEach.has(role) && fromSigning.length > 0) return fromSigning;
    return [...fromSigning, ...fromVerification];
  }

  /** Cold keys, on private networks also of genesis delegates. */
  coldIdentities(): Identity[] {
    return [...this.identities('cold'), ...this.identities('delegate')];
  }

  coldRefuted(): ReadonlySet<string> {
    return new Set([...this.refuted('cold'), ...this.refuted('delegate')]);
  }

  /** True for a cold key that is of this set, as far as its keys say; every one is where it has none. */
  isOwnColdKey(coldKey: string): boolean {
    const known = this.coldIdentities();
    const isKnown = known.some(({ publicKey }) => publicKey === coldKey);
    return known.length === 0 || isKnown || this.coldRefuted().has(coldKey);
  }

  /** Certificates that are signed as they should be by a cold key of this set. */
  soundOpcerts(): OpcertFact[] {
    return this.of('opcert').filter(
      ({ signature, coldKey }) => signature === 'valid' && this.isOwnColdKey(coldKey),
    );
  }

  /** The one in force of each cold key: highest number, then latest period. */
  newestOpcerts(among: readonly OpcertFact[] = this.soundOpcerts()): OpcertFact[] {
    const newest = new Map<string, OpcertFact>();
    for (const opcert of among) {
      const known = newest.get(opcert.coldKey);
      if (known === undefined || isNewer(opcert, known)) newest.set(opcert.coldKey, opcert);
    }
    return [...newest.values()];
  }

  /** Ids of the pools whose keys the set has; where it has none, of the pools that its certificates and counters name. */
  poolIds(): Identity[] {
    const sources = [
      this.coldIdentities(),
      this.newestOpcerts().map(({ coldKey, path }) => ({ publicKey: coldKey, path })),
      this.of('counter').map(({ coldKey, path }) => ({ publicKey: coldKey, path })),
    ];
    const found = sources.find((identities) => identities.length > 0) ?? [];
    const unique = new Map(found.map((identity) => [identity.publicKey, identity]));
    return [...unique.values()];
  }

  /** Pool ids that are right, or whose being wrong another finding says. */
  acceptedPoolIds(): ReadonlySet<string> {
    return new Set([...this.poolIds().map(({ publicKey }) => publicKey), ...this.coldRefuted()].map(keyHash));
  }
}

const isNewer = (a: OpcertFact, b: OpcertFact): boolean =>
  a.number > b.number || (a.number === b.number && a.period > b.period);

const identityOf = ({ publicKey, path }: KeyFact): Identity[] =>
  publicKey === null ? [] : [{ publicKey, path }];

/** The signing key that the verification key should belong to and does not; null where all is well, or nothing can be said. */
function stranger(role: KeyRole, verification: KeyFact, signing: readonly KeyFact[]): KeyFact | null {
  const beside = signing.filter(
    ({ folder, stem }) => folder === verification.folder && stem === verification.stem,
  );
  if (beside.length > 0) return firstUnlike(verification, beside);
  if (signing.some((key) => isPair(key, verification))) return null;
  if (!oneEach.has(role)) return null;
  const inFolder = signing.filter(({ folder }) => folder === verification.folder);
  if (inFolder.length > 0) return firstUnlike(verification, inFolder);
  return new Set(signing.map(({ publicKey }) => publicKey)).size === 1
    ? firstUnlike(verification, signing)
    : null;
}

/** Null where one of them is a match, or one has a finding of its own and may be. */
function firstUnlike(verification: KeyFact, signing: readonly KeyFact[]): KeyFact | null {
  const undecided = signing.some(
    (key) => key.publicKey === null || key.wrongSize !== null || !key.holds || isPair(key, verification),
  );
  return undecided ? null : (signing[0] ?? null);
}

function isPair(signing: KeyFact, verification: KeyFact): boolean {
  const sameChain =
    signing.chainCode === null ||
    verification.chainCode === null ||
    signing.chainCode === verification.chainCode;
  return signing.publicKey === verification.publicKey && sameChain;
}
