// TextEnvelope: the JSON that Cardano's tools keep keys and certificates in. Its `type` says what a file is; its description never does.

const payloadFields = ['cborHex', 'cborXPubKeyHex', 'encrHex'] as const;

/**
 * The `type` of a TextEnvelope (cardano-api: `cborHex`), of a hardware-wallet file (`cborXPubKeyHex`) or of an envelope encrypted by
 * SPO Scripts (`encrHex`); null for any other text. The text passes through JSON.parse: for files whose content may be a secret the
 * capture room has a reader that makes no strings of it.
 */
export function parseEnvelopeType(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = value as Record<string, unknown>;
  const carriesPayload = payloadFields.some(
    (field) => Object.hasOwn(fields, field) && typeof fields[field] === 'string',
  );
  return Object.hasOwn(fields, 'type') && typeof fields.type === 'string' && carriesPayload
    ? fields.type
    : null;
}

/** True for a type whose file holds a private key. Hardware-wallet files only refer to one. */
export const isSecretEnvelope = (type: string): boolean =>
  type.includes('SigningKey') && !type.includes('HWSigningFile');
