/** Ends an exhaustive switch: does not compile while a case is missing, throws if an unparsed value slipped in. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
