// The name of a system error.

/** "EACCES" and the like; rethrows what is no system error. */
export function errnoOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && 'errno' in error && typeof error.code === 'string')
    return error.code;
  throw error;
}
