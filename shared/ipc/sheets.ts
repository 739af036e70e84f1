// Calls that bring sheets other than checklists onto paper: the plan of a set, a drill, the receipt of an export, labels for media.
import { z } from 'zod';
import { defineCalls } from './call.ts';
import { moment, outcome, paper } from './values.ts';

const set = z.string();

/** What a sheet is about. The main process fills it in with what the vault knows. */
export const sheetAskedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plan'), set }),
  /** `atMs`: when the drill was done, as the history of drills has it. */
  z.strictObject({ kind: z.literal('drill'), set, atMs: moment }),
  z.strictObject({ kind: z.literal('receipt'), set, snapshot: z.string() }),
  /** `all`: every medium that is in use. */
  z.strictObject({
    kind: z.literal('labels'),
    media: z.union([z.literal('all'), z.array(z.string()).min(1).max(200)]),
  }),
]);
export type SheetAsked = z.infer<typeof sheetAskedSchema>;

const input = z.strictObject({ sheet: sheetAskedSchema, paper });
const errors = [
  'vault-missing',
  'set-unknown',
  'snapshot-unknown',
  'medium-unknown',
  'bad-input',
  'target-unwritable',
] as const;

export const sheets = defineCalls({
  /** Prints through the system's dialog. */
  print: { input, output: z.strictObject({ outcome }), errors },
  /** Writes a PDF where the person says in the system's dialog. */
  savePdf: { input, output: z.strictObject({ outcome, path: z.string().nullable() }), errors },
});
