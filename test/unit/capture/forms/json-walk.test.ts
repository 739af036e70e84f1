import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkJson, type JsonKind } from '../../../../electron/core/capture/forms/json-walk.ts';

function shown(text: string): [string, JsonKind, string][] {
  const seen: [string, JsonKind, string][] = [];
  walkJson(Buffer.from(text), (path, kind, raw) => {
    seen.push([path.join('.'), kind, Buffer.from(raw).toString()]);
  });
  return seen;
}
const endOf = (text: string) => walkJson(Buffer.from(text), () => {});

describe('a walk over JSON', () => {
  it('shows every value where it stands', () => {
    expect(shown('{"a": [1, {"b": "x\\"y"}], "c": null, "d": true}')).toEqual([
      ['', 'object', ''],
      ['a', 'array', ''],
      ['a.0', 'number', '1'],
      ['a.1', 'object', ''],
      ['a.1.b', 'string', 'x\\"y'],
      ['c', 'null', ''],
      ['d', 'boolean', 'true'],
    ]);
  });

  it.each(['{"a":1', '[', '["a', '{"a"', '{"a":', '{"a":[1,', '[tru', ''])('says that %j is cut', (text) => {
    expect(endOf(text)).toBe('cut');
  });

  it.each(['{a:1}', '{"a" 1}', '[1 2]', '{"a":1}}', '[abc]', 'x', '{,}', '[}'])(
    'says that %j is malformed',
    (text) => {
      expect(endOf(text)).toBe('malformed');
    },
  );

  it('does not lose its way in depth', () => {
    expect(endOf('['.repeat(100_000))).toBe('malformed');
    expect(endOf('[['.concat('1', ']]'))).toBe('complete');
  });

  it('passes over what the visitor does not want', () => {
    const seen: string[] = [];
    const text = '{"a": {"x": ["]", {"y": "}\\""}]}, "b": [1, 2], "c": 3}';
    const end = walkJson(Buffer.from(text), (path) => {
      seen.push(path.join('.'));
      return path.length < 1;
    });
    expect([end, ...seen]).toEqual(['complete', '', 'a', 'b', 'c']);
    expect(walkJson(Buffer.from('{"a": {"x": 1'), (path) => path.length < 1)).toBe('cut');
  });

  it('agrees with JSON.parse on what is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(endOf(text)).toBe('complete');
        const strings: string[] = [];
        walkJson(Buffer.from(text), (_, kind, raw) => {
          if (kind === 'string') strings.push(String(JSON.parse(`"${Buffer.from(raw).toString()}"`)));
        });
        expect(strings).toEqual(stringsIn(value));
      }),
      { numRuns: 300 },
    );
  });

  it('ends for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['complete', 'cut', 'malformed']).toContain(walkJson(bytes, () => {}));
      }),
      { numRuns: 500 },
    );
  });
});

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
