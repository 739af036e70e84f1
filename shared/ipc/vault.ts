// Calls about the vault as a whole. Whatever needs a passphrase opens the passphrase window: no passphrase is ever in an input.
import { z } from 'zod';
import { adoptReportSchema, initReportSchema, passphraseReportSchema } from '../domain/reports.ts';
import { defineCalls } from './call.ts';
import { givenName, nothing, outcome, token } from './values.ts';
import { carrierSchema } from './views.ts';

const opening = [
  /** A network is up or a radio can send, and nobody accepted that: app.acceptNetwork answers it. */
  'confirmation-needed',
  'vault-missing',
  'vault-in-use',
  'identity-damaged',
  'catalogue-damaged',
  'catalogue-forged',
  'catalogue-newer',
  'catalogue-unwritable',
  'sqlite-unavailable',
  'bad-input',
  'worker-ended',
] as const;

/** What reading a medium as a carrier of a vault may meet. */
const carrying = [
  'not-a-medium',
  'medium-io',
  'medium-removed',
  'medium-newer',
  'medium-damaged',
  'signature-malformed',
  'signature-wrong',
  'signature-foreign',
  'comment-mismatch',
] as const;

export const vault = defineCalls({
  create: {
    input: z.strictObject({ name: givenName }),
    output: z.strictObject({ outcome, report: initReportSchema.nullable() }),
    errors: ['vault-exists', 'target-occupied', 'target-unwritable', ...opening],
  },
  unlock: { input: nothing, output: z.strictObject({ outcome }), errors: opening },
  lock: { input: nothing, output: nothing, errors: [] },
  /** What stands on a medium, before any passphrase. */
  inspectCarrier: {
    input: z.strictObject({ volume: token }),
    output: carrierSchema,
    errors: ['not-a-medium', 'medium-io', 'medium-removed', 'medium-newer', 'medium-damaged'],
  },
  adopt: {
    input: z.strictObject({ volume: token }),
    output: z.strictObject({ outcome, report: adoptReportSchema.nullable() }),
    errors: ['vault-exists', 'target-occupied', 'target-unwritable', ...carrying, ...opening],
  },
  /** Reads a medium without a vault on this machine: verify, drill and restore work, nothing is kept. */
  visit: {
    input: z.strictObject({ volume: token }),
    output: z.strictObject({ outcome }),
    errors: [...carrying, ...opening],
  },
  /** Systems that can be practised on. */
  practiceSystems: {
    input: nothing,
    output: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    errors: [],
  },
  /** Makes the practice vault where there is none, with a set of this system, and opens it. */
  practise: {
    input: z.strictObject({ system: z.string().optional() }),
    output: nothing,
    errors: ['target-occupied', 'target-unwritable', ...opening],
  },
  /** Removes the practice vault without a trace. */
  endPractice: { input: nothing, output: nothing, errors: ['target-unwritable', 'vault-in-use'] },
  changePassphrase: {
    input: nothing,
    output: z.strictObject({ outcome, report: passphraseReportSchema.nullable() }),
    errors: ['vault-missing', 'confirmation-needed', 'catalogue-unwritable', 'worker-ended'],
  },
  /** What labels and sheets carry: public, by design. */
  keys: {
    input: nothing,
    output: z.strictObject({ vault: z.string(), recipient: z.string(), signingKey: z.string() }),
    errors: ['vault-missing'],
  },
});
