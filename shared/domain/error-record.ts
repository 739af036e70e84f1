// The form of an error at every edge: between processes, in the JSON of the command line, in reports.
import { z } from 'zod';
import { errorCodes, type ErrorCode, type ErrorRecord } from './errors.ts';

export const errorRecordSchema: z.ZodType<ErrorRecord> = z.strictObject({
  code: z.enum(errorCodes as readonly [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  hint: z.string(),
});
