// docs/window-contract.md says what the contract says.
import { describe, expect, it } from 'vitest';
import { contractPage } from '../../../build/docs/contract-page.ts';
import { fieldsOf, shapeOf } from '../../../build/docs/schema-words.ts';

const renew = 'npx vitest run test/unit/ipc/contract-docs.test.ts --update';

describe('docs/window-contract.md', () => {
  it('is what is made from the contract', async () => {
    await expect(contractPage(), `Renew it with: ${renew}`).toMatchFileSnapshot(
      '../../../docs/window-contract.md',
    );
  });
});

describe('a shape in words', () => {
  const text = { type: 'string' };
  it.each([
    ['nothing', { type: 'object', properties: {} }, '–', '–'],
    ['a token', { type: 'string', pattern: '^t$' }, '`token`', '`token`'],
    [
      'a list of choices',
      { items: { enum: ['a', 'b'] } },
      '`list of ("a" or "b")`',
      '`list of ("a" or "b")`',
    ],
    ['what may be null otherwise', { type: ['string', 'null'] }, '`text or null`', '`text or null`'],
    ['a choice', { enum: ['a', 'b'] }, '`"a" or "b"`', '`"a" or "b"`'],
    ['what may be null', { anyOf: [text, { type: 'null' }] }, '`text or null`', '`text or null`'],
    [
      'fields',
      { type: 'object', properties: { a: text, b: { items: { type: 'integer' } } }, required: ['a'] },
      '`{a: text, b?: list of number}`',
      '`{a, b?}`',
    ],
  ])('is short for %s', (_name, schema, whole, first) => {
    expect(shapeOf(schema, '^t$')).toBe(whole);
    expect(fieldsOf(schema, '^t$')).toBe(first);
  });

  it('is refused where there is no word for it', () => {
    expect(() => shapeOf({}, '^t$')).toThrow('no word');
  });
});
