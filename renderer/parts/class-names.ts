// Class names put together: CSS modules may not know a name, and some names hold only sometimes.

/** The names that hold, with a space between them. */
export const classNames = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter((name) => typeof name === 'string' && name !== '').join(' ');
