// Dumps of databases: whether they are whole, of what and from when, and whether an older one lies beside.
import type { DerivedValue } from '../../../../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../../shared/domain/findings/registry.ts';
import { plural } from '../../../../../../shared/domain/text.ts';
import type { CheckContext, CheckMaker, SeenFile } from '../../check.ts';
import { gunzipPieces } from '../gunzip-pieces.ts';
import { readCustomDump } from './custom-dump.ts';
import { databaseNameIn, endBytes, mysqlEnd, postgresEnd, serverVersionIn, type SqlEnd } from './sql-end.ts';

interface SeenDump {
  readonly path: string;
  readonly key: string;
  readonly mtimeMs: number;
  readonly sha256: string;
  readonly database: string | null;
  /** In the time zone of the host. */
  readonly takenLocalMs: number | null;
  readonly serverVersion: string | null;
}

const readTrailer = {
  'postgres-dump-plain': 'the line that pg_dump writes last',
  'mysql-dump': 'the line that mysqldump writes last',
} as const;
type SqlForm = keyof typeof readTrailer;

const endOf = (form: SqlForm, head: Uint8Array, tail: Uint8Array): SqlEnd =>
  form === 'postgres-dump-plain' ? postgresEnd(head, tail) : mysqlEnd(tail);

class DumpCheck {
  readonly #findings: Finding[] = [];
  readonly #dumps: SeenDump[] = [];

  see({ item, forms, content }: SeenFile): void {
    if (item.size === 0) return;
    if (forms.has('postgres-dump-custom')) {
      const dump = readCustomDump(content);
      if (dump === null) return;
      const { state, wrong } = dump;
      if (state === 'unread') this.#unread(item.path, 'It has too many pieces to follow them all.');
      else if (state !== 'whole') this.#incomplete(item.path, `It ${wrong}.`);
      this.#keep(item, dump);
      return;
    }
    for (const form of ['postgres-dump-plain', 'mysql-dump'] as const) {
      if (forms.has(form)) this.#seeSql({ item, form, head: content.head, tail: content.tail });
    }
  }

  look({ item, forms, content }: SeenFile, spend: (bytes: number) => Promise<void>): Promise<void> | null {
    const form = forms.has('postgres-dump-plain-gzip')
      ? 'postgres-dump-plain'
      : forms.has('mysql-dump-gzip')
        ? 'mysql-dump'
        : null;
    return form === null ? null : this.#lookInto(item, form, content, spend);
  }

  async #lookInto(
    item: SeenFile['item'],
    form: SqlForm,
    content: SeenFile['content'],
    spend: (bytes: number) => Promise<void>,
  ): Promise<void> {
    let head = Buffer.alloc(0);
    let tail = Buffer.alloc(0);
    const end = await gunzipPieces(
      content,
      (piece) => {
        if (head.length < endBytes) head = Buffer.concat([head, piece.subarray(0, endBytes)]);
        tail = Buffer.from(Buffer.concat([tail, piece.subarray(-endBytes)]).subarray(-endBytes));
        return true;
      },
      spend,
    );
    if (end === 'whole') this.#seeSql({ item, form, head, tail });
    else {
      if (end === 'unread') this.#unread(item.path, 'It is too large to be unpacked during a scan.');
      else
        this.#incomplete(
          item.path,
          `It ${end === 'cut' ? 'ends inside its gzip stream' : 'cannot be unpacked'}.`,
        );
      this.#keep(item, {
        database: databaseNameIn(head),
        takenLocalMs: null,
        serverVersion: serverVersionIn(head),
      });
    }
    head.fill(0);
    tail.fill(0);
  }

  #seeSql({
    item,
    form,
    head,
    tail,
  }: Pick<SeenFile, 'item'> & { form: SqlForm; head: Uint8Array; tail: Uint8Array }) {
    const { isWhole, takenLocal } = endOf(form, head, tail);
    if (!isWhole) this.#incomplete(item.path, `It does not end with ${readTrailer[form]}.`);
    this.#keep(item, {
      database: databaseNameIn(head),
      takenLocalMs: takenLocal === null ? null : parsedLocal(takenLocal),
      serverVersion: serverVersionIn(head),
    });
  }

  #keep(
    { path, key, mtimeSeconds, sha256 }: SeenFile['item'],
    { database, takenLocalMs, serverVersion }: Pick<SeenDump, 'database' | 'takenLocalMs' | 'serverVersion'>,
  ): void {
    this.#dumps.push({
      path,
      key,
      mtimeMs: mtimeSeconds * 1000,
      sha256,
      database,
      takenLocalMs,
      serverVersion,
    });
  }

  #incomplete(subject: string, message: string): void {
    this.#findings.push(raise('dump-incomplete', { subject, message }));
  }

  #unread(subject: string, message: string): void {
    this.#findings.push(raise('dump-not-read', { subject, message }));
  }

  result({ profile }: CheckContext) {
    const dumpKeys = new Set(
      profile.items.filter((entry) => entry.checks.includes('dump-incomplete')).map(({ key }) => key),
    );
    const dumps = this.#dumps.filter(({ key }) => dumpKeys.has(key));
    const newest = newestOfEach(dumps);
    return {
      findings: [...this.#findings, ...newest.flatMap((each) => staleBeside(each, dumps))],
      derived: newest.flatMap(derivedOf),
    };
  }
}

const parsedLocal = (text: string): number | null => {
  const parsed = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(parsed) ? null : parsed;
};

/** Dumps of one entry and one database are generations of the same thing. A dump that names no database goes with any. */
const sameThing = (a: SeenDump, b: SeenDump): boolean =>
  a.key === b.key && (a.database === b.database || a.database === null || b.database === null);

/** What the dumps say themselves, where both do; else when the files were written. */
const isOlder = (a: SeenDump, b: SeenDump): boolean =>
  a.takenLocalMs !== null && b.takenLocalMs !== null && a.takenLocalMs !== b.takenLocalMs
    ? a.takenLocalMs < b.takenLocalMs
    : a.mtimeMs < b.mtimeMs;

const newestOfEach = (dumps: readonly SeenDump[]): SeenDump[] =>
  dumps.filter(
    (dump, index) =>
      !dumps.some(
        (other, place) =>
          sameThing(dump, other) && (isOlder(dump, other) || (place < index && !isOlder(other, dump))),
      ),
  );

function staleBeside(newest: SeenDump, dumps: readonly SeenDump[]): Finding[] {
  const older = dumps.filter(
    (dump) => sameThing(dump, newest) && isOlder(dump, newest) && dump.sha256 !== newest.sha256,
  );
  const [first] = older;
  if (first === undefined) return [];
  return [
    raise('stale-generation', {
      subject: older.length === 1 ? first.path : newest.key,
      message:
        older.length === 1
          ? `It is older than ${newest.path}, which is a dump of the same database.`
          : `${plural(older.length, 'older dump')} of the same database lie beside ${newest.path}.`,
    }),
  ];
}

const shown = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

function derivedOf({ path, database, takenLocalMs, mtimeMs, serverVersion }: SeenDump): DerivedValue[] {
  const taken: DerivedValue =
    takenLocalMs === null
      ? {
          name: 'dump-taken',
          title: 'Dump written',
          value: `${shown(mtimeMs)} UTC`,
          subject: path,
          note: 'When the file was last written: the dump itself does not say.',
        }
      : {
          name: 'dump-taken',
          title: 'Dump taken',
          value: shown(takenLocalMs),
          subject: path,
          note: 'By the clock and in the time zone of its host.',
        };
  const value = (name: string, title: string, text: string | null, note: string): DerivedValue[] =>
    text === null ? [] : [{ name, title, value: text, subject: path, note }];
  return [
    taken,
    ...value('dump-database', 'Database of the dump', database, ''),
    ...value(
      'dump-server-version',
      'Database server of the dump',
      serverVersion,
      'Restore into the same major version or a newer one.',
    ),
  ];
}

export const dumpCheck: CheckMaker = {
  name: 'dumps',
  codes: ['dump-incomplete', 'dump-not-read', 'stale-generation'],
  begin: () => new DumpCheck(),
};
