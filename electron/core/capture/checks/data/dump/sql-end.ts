// Says from the first and the last bytes of a dump in SQL whether it was written to its end.

/** As much of the end as holds the last lines. */
export const endBytes = 4096;

const asText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

export interface SqlEnd {
  readonly isWhole: boolean;
  /** As the host's clock showed it: "2026-11-20 04:00:01"; null where the dump does not say. */
  readonly takenLocal: string | null;
}

/**
 * PostgreSQL: the trailer is the last comment; since 2025 a line with "\\unrestrict" follows it. Of pg_dumpall the trailer of the
 * cluster counts, for every database in it has one of its own.
 */
export function postgresEnd(head: Uint8Array, tail: Uint8Array): SqlEnd {
  const isCluster = asText(head.subarray(0, 512)).includes('-- PostgreSQL database cluster dump');
  const trailer = isCluster
    ? /^-- PostgreSQL database cluster dump complete\r?$/m
    : /^-- PostgreSQL database (?:cluster )?dump complete\r?$/m;
  const started = /^-- (?:Completed|Started) on (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/m;
  const end = asText(tail.subarray(-endBytes));
  const begin = asText(head.subarray(0, endBytes));
  return {
    isWhole: trailer.test(end),
    takenLocal: started.exec(end)?.[1] ?? started.exec(begin)?.[1] ?? null,
  };
}

/** MySQL and MariaDB: the last comment, or, where comments are off, the settings that are put back last. */
export function mysqlEnd(tail: Uint8Array): SqlEnd {
  const end = asText(tail.subarray(-endBytes));
  const completed = /^-- Dump completed(?: on (\d{4}-\d\d-\d\d +\d{1,2}:\d\d:\d\d))?/m.exec(end);
  return {
    isWhole: completed !== null || /^\/\*!40111 SET SQL_NOTES=@OLD_SQL_NOTES \*\/;\s*$/m.test(end),
    takenLocal: completed?.[1]?.replace(/ +/, ' ') ?? null,
  };
}

/** The name that `mysqldump` and `pg_dump --create` leave in the first lines; null where they do not, and for all databases of a server. */
export function databaseNameIn(head: Uint8Array): string | null {
  const begin = asText(head.subarray(0, endBytes));
  if (begin.includes('-- PostgreSQL database cluster dump')) return null;
  const named =
    /^-- Host: \S*\s+Database: (\S{1,64})\r?$/m.exec(begin) ?? /^\\connect (\w{1,64})\r?$/m.exec(begin);
  return named?.[1] ?? null;
}

/** "15.10", of the server that was dumped; null where the dump does not say. */
export const serverVersionIn = (head: Uint8Array): string | null =>
  /^-- (?:Dumped from database version|Server version)\s+(\S{1,40})/m.exec(
    asText(head.subarray(0, endBytes)),
  )?.[1] ?? null;
