// Dumps in plain SQL as pg_dump and mysqldump write them: their first lines, some tables with rows, their last lines.

export interface PracticeTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Of PostgreSQL: every column is text, rows as COPY writes them. */
export function postgresPlainDump(tables: readonly PracticeTable[]): string {
  const made = tables.map(
    ({ name, columns }) =>
      `--\n-- Name: ${name}; Type: TABLE; Schema: public; Owner: -\n--\n\nCREATE TABLE public.${name} (\n${columns
        .map((column) => `    ${column} text`)
        .join(',\n')}\n);\n\n\n`,
  );
  const data = tables.map(
    ({ name, columns, rows }) =>
      `--\n-- Data for Name: ${name}; Type: TABLE DATA; Schema: public; Owner: -\n--\n\nCOPY public.${name} (${columns.join(', ')}) FROM stdin;\n${rows
        .map((row) => `${row.join('\t')}\n`)
        .join('')}\\.\n\n\n`,
  );
  return [
    '--\n-- PostgreSQL database dump\n--\n\n',
    '-- Dumped from database version 15.1\n-- Dumped by pg_dump version 15.1\n\n',
    "SET statement_timeout = 0;\nSET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n\n",
    ...made,
    ...data,
    '--\n-- PostgreSQL database dump complete\n--\n\n',
  ].join('');
}

/** Of MySQL or MariaDB; `endedMs` stands in the last line. */
export function mysqlDump(database: string, tables: readonly PracticeTable[], endedMs: number): string {
  const parts = tables.map(({ name, columns, rows }) => {
    const values = rows.map((row) => `(${row.map((value) => `'${value}'`).join(',')})`).join(',');
    return `--
-- Table structure for table \`${name}\`
--

DROP TABLE IF EXISTS \`${name}\`;
CREATE TABLE \`${name}\` (
${columns.map((column) => `  \`${column}\` varchar(255) DEFAULT NULL`).join(',\n')}
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

--
-- Dumping data for table \`${name}\`
--

LOCK TABLES \`${name}\` WRITE;
INSERT INTO \`${name}\` VALUES ${values};
UNLOCK TABLES;

`;
  });
  const ended = new Date(endedMs).toISOString().slice(0, 19).replace('T', ' ');
  return [
    `-- MySQL dump 10.13  Distrib 5.7.44, for Linux (x86_64)\n--\n-- Host: localhost    Database: ${database}\n`,
    '-- ------------------------------------------------------\n-- Server version\t5.7.44\n\n',
    '/*!40101 SET NAMES utf8mb4 */;\n\n',
    ...parts,
    `-- Dump completed on ${ended}\n`,
  ].join('');
}
