// The processes that a started program consists of, and what is in them: arguments, environment, memory. Linux only.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** The ids of a process and all that descends from it. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    const stat = Number.isInteger(pid) ? read(pid, 'stat') : null;
    // "pid (name) state ppid …": the name may hold blanks and brackets.
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(pid, Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === root || (parent !== undefined && parent !== pid && isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

/** True while the process is there and no zombie. */
export const isAlive = (pid: number): boolean => {
  const stat = read(pid, 'stat');
  return stat !== null && stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z';
};

export const argumentsOf = (pid: number): string => read(pid, 'cmdline') ?? '';

/** Which of the processes hold a text in memory, as UTF-8 or as UTF-16. */
export const holdersOf = (text: string, pids: readonly number[]): number[] => {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return pids.filter((pid) => holds(pid, needles));
};

const pieceBytes = 16 * 1024 * 1024;

function holds(pid: number, needles: readonly Buffer[]): boolean {
  const maps = read(pid, 'maps');
  if (maps === null) return false;
  const overlap = Math.max(...needles.map(({ length }) => length));
  const piece = Buffer.alloc(pieceBytes);
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const [start, end] of writable(maps)) {
      for (let at = start; at < end; at += pieceBytes - overlap) {
        const length = Math.min(pieceBytes, end - at);
        const found = piece.subarray(0, readAt(memory, piece, at, length));
        if (needles.some((needle) => found.includes(needle))) return true;
      }
    }
    return false;
  } finally {
    closeSync(memory);
  }
}

/** Ranges that a program can have written to. Reserved ones that nothing was written to read as errors and are skipped. */
const writable = (maps: string): [number, number][] =>
  maps.split('\n').flatMap((line): [number, number][] => {
    const [, start, end, rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
    if (start === undefined || end === undefined || rights?.startsWith('rw') !== true) return [];
    return [[Number.parseInt(start, 16), Number.parseInt(end, 16)]];
  });

function readAt(file: number, into: Buffer, at: number, length: number): number {
  try {
    return readSync(file, into, 0, length, at);
  } catch {
    return 0;
  }
}

function read(pid: number, what: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'latin1');
  } catch {
    // It ended meanwhile.
    return null;
  }
}
