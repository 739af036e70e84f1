// What a scan keeps of a stake pool's files: public values only, as hex. One shape for each sort of file.
import type { Address } from './parse/address.ts';
import type { Certificate } from './parse/certificate.ts';
import type { ByronGenesis, NodeConfig, ShelleyGenesis } from './parse/genesis.ts';
import type { KeyReading } from './parse/key.ts';
import type { KeyHalf, KeyRole } from './parse/key-type.ts';
import type { Opcert, SignatureState } from './parse/opcert.ts';

export interface FileFact {
  /** The path of the item. */
  readonly path: string;
  /** The path of its folder. */
  readonly folder: string;
  /** Its name without the last extension: what a signing key and its verification key share. */
  readonly stem: string;
}

export interface KeyFact extends FileFact, KeyReading {
  readonly sort: 'key';
  readonly role: KeyRole;
  readonly half: KeyHalf;
}

export interface OpcertFact extends FileFact {
  readonly sort: 'opcert';
  readonly kesKey: string;
  readonly coldKey: string;
  readonly number: number;
  readonly period: number;
  /** By the cold key inside it. */
  readonly signature: SignatureState;
  readonly opcert: Opcert;
}

export interface CounterFact extends FileFact {
  readonly sort: 'counter';
  readonly next: number;
  readonly coldKey: string;
}

export interface CertificateFact extends FileFact {
  readonly sort: 'certificate';
  readonly certificate: Certificate;
}

export interface AddressFact extends FileFact {
  readonly sort: 'address';
  /** The address as it is written. */
  readonly text: string;
  /** Null where it cannot be read. */
  readonly address: Address | null;
}

export interface PoolIdFact extends FileFact {
  readonly sort: 'pool-id';
  /** Hex; null where it cannot be read. */
  readonly poolId: string | null;
}

export interface MetadataFact extends FileFact {
  readonly sort: 'metadata';
  readonly hash: string;
  readonly problems: readonly string[];
}

export interface MetadataHashFact extends FileFact {
  readonly sort: 'metadata-hash';
  /** Null where it is no hash. */
  readonly hash: string | null;
}

export interface MetadataUrlFact extends FileFact {
  readonly sort: 'metadata-url';
  readonly url: string;
}

export interface GenesisFact extends FileFact {
  readonly sort: 'genesis';
  /** BLAKE2b-256 of its bytes. */
  readonly hash: string;
  /** Of its canonical JSON; null where it is no Byron genesis file. */
  readonly canonicalHash: string | null;
  readonly shelley: ShelleyGenesis | null;
  readonly byron: ByronGenesis | null;
}

export interface NodeConfigFact extends FileFact {
  readonly sort: 'node-config';
  readonly config: NodeConfig;
}

/** A file that says it is a key or certificate, or bears the name of one, and is none. */
export interface InvalidFact extends FileFact {
  readonly sort: 'invalid';
  readonly secret: boolean;
  readonly problem: string;
  /** Bears only the name of a key file: the profile entry it was matched to by that name. */
  readonly role: KeyRole | null;
}

export type Fact =
  | KeyFact
  | OpcertFact
  | CounterFact
  | CertificateFact
  | AddressFact
  | PoolIdFact
  | MetadataFact
  | MetadataHashFact
  | MetadataUrlFact
  | GenesisFact
  | NodeConfigFact
  | InvalidFact;
