// Says in short what a JSON Schema lets through, for tables in documents.

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
}

const code = (text: string): string => `\`${text}\``;

/** The whole shape: `{volume: token, open: yes or no}`. A dash for nothing. */
export const shapeOf = (schema: JsonSchema, tokenPattern: string): string =>
  isEmpty(schema) ? '–' : code(words(schema, tokenPattern, Number.POSITIVE_INFINITY));

/** The first level alone: `{report, outcome}`, `list of {id, label}`. A dash for nothing. */
export const fieldsOf = (schema: JsonSchema, tokenPattern: string): string =>
  isEmpty(schema) ? '–' : code(words(schema, tokenPattern, 0));

const isEmpty = ({ type, properties }: JsonSchema): boolean =>
  type === 'object' && properties !== undefined && Object.keys(properties).length === 0;

/** `depth`: how many levels of fields are followed by what they hold. */
function words(schema: JsonSchema, tokenPattern: string, depth: number): string {
  const inner = (each: JsonSchema) => words(each, tokenPattern, depth);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return anyOf(choices.map(inner));
  if (typeof schema.type === 'object') return anyOf(schema.type.map((type) => inner({ ...schema, type })));
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return anyOf(schema.enum.map((value) => JSON.stringify(value)));
  if (schema.items !== undefined) return `list of ${together(inner(schema.items))}`;
  if (schema.properties !== undefined) return fields(schema, tokenPattern, depth);
  if (typeof schema.additionalProperties === 'object')
    return `by name: ${inner(schema.additionalProperties)}`;
  if (schema.type === 'string') return schema.pattern === tokenPattern ? 'token' : 'text';
  const plain = schema.type === undefined ? undefined : plainWords[schema.type];
  if (plain === undefined) throw new Error(`there is no word for ${JSON.stringify(schema)}`);
  return plain;
}

const plainWords: Readonly<Record<string, string>> = {
  integer: 'number',
  number: 'number',
  boolean: 'yes or no',
  null: 'null',
};

const anyOf = (choices: readonly string[]): string => [...new Set(choices)].join(' or ');

/** Brackets around a choice, so that what follows or goes before belongs to all of it. */
const together = (text: string): string => (/^[^{]* or /.test(text) ? `(${text})` : text);

function fields({ properties = {}, required = [] }: JsonSchema, tokenPattern: string, depth: number): string {
  const named = Object.entries(properties).map(([name, held]) => {
    const key = required.includes(name) ? name : `${name}?`;
    return depth === 0 ? key : `${key}: ${words(held, tokenPattern, depth - 1)}`;
  });
  return `{${named.join(', ')}}`;
}
