import { assert, oneof, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChecksumList } from '../../../../electron/core/capture/import/checksum-list.ts';
import {
  joinConditions,
  parseBeginning,
  parseEnd,
} from '../../../../electron/core/capture/import/conditions-text.ts';
import { parsePaxRecords } from '../../../../electron/core/capture/import/pax-records.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';

const beginning = [
  'coldkeep-bundle: 1',
  'system: loom-node',
  'host: node1.example',
  'started: 2026-11-20T08:00:00Z',
  'service-stopped: yes',
  'clock-offset-seconds: -0.5',
  'height: 1200',
  'cluster-height: 1201',
  'version: loom v1.2 (abc)',
  'version: alone',
  'note: first',
  'later-key: anything',
];
const end = ['ended: 2026-11-20T08:05:00Z', 'files: 3'];
const text = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

/** Whatever is refused is refused by name. */
function refused(parse: () => unknown): string | null {
  try {
    parse();
    return null;
  } catch (error) {
    if (error instanceof ColdkeepError) return error.code;
    throw error;
  }
}

describe('the conditions of a bundle', () => {
  it('are read, with what its end says', () => {
    const joined = joinConditions(parseBeginning(text(beginning)), parseEnd(text([...end, 'note: last'])));
    expect(joined).toEqual({
      system: 'loom-node',
      host: 'node1.example',
      startedAtMs: Date.parse('2026-11-20T08:00:00Z'),
      endedAtMs: Date.parse('2026-11-20T08:05:00Z'),
      serviceStopped: true,
      clockOffsetSeconds: -0.5,
      height: 1200,
      clusterHeight: 1201,
      versions: [
        { program: 'loom', version: 'v1.2 (abc)' },
        { program: 'alone', version: '' },
      ],
      notes: ['first', 'last'],
    });
  });

  it('believe the end where it turned out otherwise', () => {
    const running = parseEnd(text([...end, 'service-stopped: no']));
    expect(joinConditions(parseBeginning(text(beginning)), running).serviceStopped).toBe(false);
  });

  it('tell what is not known as such', () => {
    const lines = beginning
      .map((line) => line.replace(/^service-stopped: .*/, 'service-stopped: none'))
      .map((line) => line.replace(/^clock-offset-seconds: .*/, 'clock-offset-seconds: unknown'))
      .filter((line) => !line.includes('height'));
    const conditions = parseBeginning(text(lines));
    expect(conditions).toMatchObject({ serviceStopped: null, clockOffsetSeconds: null });
    expect(conditions).not.toHaveProperty('height');
  });

  it('keep fifty notes and count the others', () => {
    const many = Array.from({ length: 80 }, (_, index) => `note: ${index}`);
    const { notes } = joinConditions(parseBeginning(text(beginning)), parseEnd(text([...end, ...many])));
    expect(notes).toHaveLength(50);
    expect(notes.at(-1)).toBe('and 32 more notes of the kit');
  });

  it.each([
    ['another format', 'coldkeep-bundle: 2'],
    ['no such moment', 'started: 2026-13-40T08:00:00Z'],
    ['a moment in another form', 'started: yesterday'],
    ['a system that is no id', 'system: Loom Node'],
    ['a host that is no name', 'host: a/b'],
    ['a service that is neither', 'service-stopped: maybe'],
    ['an offset that is none', 'clock-offset-seconds: soon'],
    ['a height that is none', 'height: high'],
  ])('refuse %s', (_, line) => {
    const key = line.slice(0, line.indexOf(':'));
    const lines = beginning.map((each) => (each.startsWith(`${key}:`) ? line : each));
    expect(refused(() => parseBeginning(text(lines)))).toBe('bundle-damaged');
  });

  it('refuse a key that is said twice or not at all, and a text that is cut short', () => {
    expect(refused(() => parseBeginning(text([...beginning, 'host: other'])))).toBe('bundle-damaged');
    for (const [index, line] of beginning.entries()) {
      if (/^(height|cluster|version|note|later)/.test(line)) continue;
      expect(refused(() => parseBeginning(text(beginning.toSpliced(index, 1))))).toBe('bundle-damaged');
    }
    expect(refused(() => parseBeginning(text(beginning).subarray(0, -1)))).toBe('bundle-damaged');
    expect(refused(() => parseEnd(text(['files: 3'])))).toBe('bundle-damaged');
    expect(refused(() => parseEnd(text(['ended: 2026-11-20T08:05:00Z', 'files: many'])))).toBe(
      'bundle-damaged',
    );
  });

  it('are total', () => {
    assert(
      property(uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['bundle-damaged', null]).toContain(refused(() => parseBeginning(bytes)));
        expect(['bundle-damaged', null]).toContain(refused(() => parseEnd(bytes)));
      }),
    );
  });
});

describe('the list of checksums', () => {
  const sum = 'ab'.repeat(32);

  it('is read as sha256sum writes it, with escaped names and in binary mode', () => {
    const list = parseChecksumList(
      Buffer.from(`${sum}  files/a b\n\\${sum}  files/new\\nline\\\\\n${sum} *./files/c\n`),
    );
    expect([...list.keys()]).toEqual(['files/a b', 'files/new\nline\\', 'files/c']);
    expect(list.get('files/a b')).toBe(sum);
  });

  it.each([
    ['a line that is none', 'hello\n'],
    ['a sum that is too short', `${sum.slice(1)}  a\n`],
    ['no line feed at its end', `${sum}  a`],
    ['a name twice', `${sum}  a\n${sum}  ./a\n`],
    ['an escape that is none', `\\${sum}  a\\x\n`],
  ])('is refused for %s', (_, list) => {
    expect(refused(() => parseChecksumList(Buffer.from(list)))).toBe('bundle-damaged');
  });

  it('is total', () => {
    assert(
      property(uint8Array({ maxLength: 300 }), (bytes) => {
        expect(['bundle-damaged', null]).toContain(refused(() => parseChecksumList(bytes)));
      }),
    );
  });
});

describe('pax records', () => {
  it('are total', () => {
    const records = oneof(
      uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      string({ maxLength: 60 }).map((value) => Buffer.from(`${value.length + 9} path=${value}\n`)),
    );
    assert(
      property(records, (bytes) => {
        expect(['bundle-damaged', 'bundle-hostile', null]).toContain(refused(() => parsePaxRecords(bytes)));
      }),
    );
  });
});
