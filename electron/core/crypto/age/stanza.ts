// What a header, its recipients and its identities exchange (C2SP age, "Recipient stanza").

/** One stanza: the words of its "->" line, type first, and its decoded body. */
export interface Stanza {
  readonly words: readonly string[];
  readonly body: Uint8Array;
}

/** Someone a file is sealed to. */
export interface Recipient {
  /** True where the stanza must be the only one of its header (scrypt). */
  readonly alone: boolean;
  /** Wraps the 16-byte file key. */
  wrap(fileKey: Uint8Array): Stanza;
}

/** Something that can open what was sealed to its recipient. */
export interface Identity {
  /**
   * Looks for its own among all stanzas of a header and unwraps the 16-byte file key, which the caller owns and zeroes.
   * Null: none of them is for this identity. Errors: header-damaged where one is of its type but malformed.
   */
  unwrap(stanzas: readonly Stanza[]): Uint8Array | null;
}
