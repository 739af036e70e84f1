// What stands in braces in the steps of a scenario: `{{pool-id}}` is a value that a scan derived, `{{file:kes-skey}}` the name of the
// set's own file of an entry, `{{path:kes-skey}}` its whole path.

/** Names of derived values that steps may use; the checks that work them out name them so. */
export const derivedNames = [
  'pool-id',
  'opcert-number',
  'counter-next',
  'kes-period-now',
  'kes-expires',
  'node-id',
  'validator-height',
  'peer-id',
  'wallet-highest-index',
  'dump-taken',
  'filestore-files',
] as const;

export type BracedName = { readonly value: string } | { readonly fileOf: string; readonly whole: boolean };

const braced = /\{\{(file:|path:)?([a-z0-9-]+)\}\}/g;

/** Puts what `fill` answers in place of every braced name. */
export const fillBraces = (text: string, fill: (name: BracedName) => string): string =>
  text.replaceAll(braced, (_, sort: string | undefined, name: string) =>
    fill(sort === undefined ? { value: name } : { fileOf: name, whole: sort === 'path:' }),
  );

/** Every braced name of a text, in order. */
export function bracedNames(text: string): BracedName[] {
  const names: BracedName[] = [];
  fillBraces(text, (name) => {
    names.push(name);
    return '';
  });
  return names;
}
