// Names of the values that a checklist prints and that its code repeats.
export const valueNames = {
  vault: 'Vault',
  signingKey: 'Signing key',
  snapshot: 'Snapshot',
  seq: 'Seq',
} as const;
