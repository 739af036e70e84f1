// One byte string for one value: what is signed, hashed or compared must not depend on the order in which an object was filled.

/** JSON without white space, keys of every object in order of their UTF-16 code units, keys without a value left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
