// The contract as a whole: strict everywhere, and no output that could carry a secret.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { channelOf, namesOf, type CallShape } from '../../../shared/ipc/call.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { eventSchema } from '../../../shared/ipc/state.ts';
import { errorCodes } from '../../../shared/domain/errors.ts';

interface NamedCall {
  readonly name: string;
  readonly shape: CallShape;
}

const calls: NamedCall[] = Object.entries(contract).flatMap(([group, members]) =>
  Object.entries(members as Record<string, CallShape>).map(([call, shape]) => ({
    name: `${group}.${call}`,
    shape,
  })),
);

type JsonSchema = { [key: string]: unknown };

/** Every object, property name and leaf of a schema, as JSON Schema tells them. Throws for what JSON cannot carry: bytes, dates, functions. */
function* parts(schema: JsonSchema, path = ''): Generator<{ path: string; schema: JsonSchema }> {
  yield { path, schema };
  for (const [key, value] of Object.entries(schema)) {
    if (value === null || typeof value !== 'object') continue;
    if (key === 'properties' || key === '$defs') {
      for (const [name, child] of Object.entries(value as JsonSchema)) {
        yield* parts(child as JsonSchema, `${path}.${name}`);
      }
    } else if (['items', 'additionalProperties', 'propertyNames'].includes(key)) {
      yield* parts(value as JsonSchema, `${path}[]`);
    } else if (['anyOf', 'oneOf', 'allOf', 'prefixItems'].includes(key)) {
      for (const child of value as JsonSchema[]) yield* parts(child, path);
    }
  }
}

const outputParts = (schema: z.ZodType) => [...parts(z.toJSONSchema(schema, { io: 'output' }))];
const inputParts = (schema: z.ZodType) => [...parts(z.toJSONSchema(schema, { io: 'input' }))];

const isObject = (schema: JsonSchema) => schema['type'] === 'object';
/** A record with a schema for its values is closed, too: it lets nothing through that the schema does not know. */
const isClosed = (schema: JsonSchema) =>
  schema['additionalProperties'] === false || schema['propertyNames'] !== undefined;
const saysNothing = (schema: JsonSchema) =>
  Object.keys(schema).every((key) => ['$schema', 'description', 'title'].includes(key));

/** Property names that would carry what must never reach the window. */
const secretNames =
  /passphrase|password|secret(?!s?$)|identityfile|identity$|mnemonic|seed|privatekey|skey|plaintext|content$|bytes?base64|share$/i;

describe('every call of the contract', () => {
  it('is there to be looked at', () => {
    expect(calls.length).toBeGreaterThan(40);
  });

  it.each(calls)('$name takes only what it names', ({ shape }) => {
    const open = inputParts(shape.input).filter(({ schema }) => isObject(schema) && !isClosed(schema));
    expect(open.map(({ path }) => path)).toEqual([]);
    expect(shape.input.safeParse({ somethingElse: 1 }).success).toBe(false);
  });

  it.each(calls)('$name answers only what it names', ({ shape }) => {
    const found = outputParts(shape.output);
    const open = found.filter(({ schema }) => isObject(schema) && !isClosed(schema));
    expect(open.map(({ path }) => path)).toEqual([]);
    expect(found.filter(({ schema }) => saysNothing(schema)).map(({ path }) => path)).toEqual([]);
  });

  it.each(calls)(
    '$name neither takes nor answers a passphrase, a key or the content of an item',
    ({ shape }) => {
      const names = [...inputParts(shape.input), ...outputParts(shape.output)].map(({ path }) => path);
      expect(names.filter((path) => secretNames.test(path.replace(/\[\]/g, '')))).toEqual([]);
    },
  );

  it.each(calls)('$name takes no path: folders are tokens', ({ shape }) => {
    const names = inputParts(shape.input).map(({ path }) => path);
    expect(names.filter((path) => /path|file(?<!profile)|dir$|home$/i.test(path))).toEqual([]);
  });

  it.each(calls)('$name expects errors that exist', ({ shape }) => {
    expect(shape.errors.filter((code) => !errorCodes.includes(code))).toEqual([]);
    expect(new Set(shape.errors).size).toBe(shape.errors.length);
  });
});

describe('what the main process says without being asked', () => {
  it('is closed and carries no secret', () => {
    const found = outputParts(eventSchema);
    expect(
      found.filter(({ schema }) => isObject(schema) && !isClosed(schema)).map(({ path }) => path),
    ).toEqual([]);
    expect(
      found.filter(({ path }) => secretNames.test(path.replace(/\[\]/g, ''))).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('names', () => {
  it('are all that the bridge gets, and no two calls share a channel', () => {
    const channels = Object.entries(namesOf(contract)).flatMap(([group, names]) =>
      names.map((name) => channelOf(group, name)),
    );
    expect(channels).toHaveLength(calls.length);
    expect(new Set(channels).size).toBe(channels.length);
  });
});

describe('the eye for secrets', () => {
  it.each(['passphrase', 'secretKey', 'identityFile', 'coldSkey', 'mnemonic'])('sees %s', (name) => {
    expect(secretNames.test(`.${name}`)).toBe(true);
  });

  it('sees an object that is open', () => {
    const found = outputParts(z.object({ a: z.looseObject({ b: z.string() }) }));
    expect(found.some(({ schema }) => isObject(schema) && !isClosed(schema))).toBe(true);
  });
});
