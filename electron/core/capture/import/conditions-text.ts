// The two texts of a bundle (docs/bundle.md): how it was begun and how it ended, lines `key: value` that a shell script wrote.
import {
  bundleConditionsSchema,
  type BundleConditions,
} from '../../../../shared/domain/bundle-conditions.ts';
import { bundleDamaged } from './refusals.ts';

export const maxTextBytes = 256 * 1024;
const maxLineBytes = 600;
const mostNotes = 50;
const mostVersions = 50;

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** How a bundle was begun: all that `BundleConditions` holds, but for its end. */
export type BundleBeginning = Omit<BundleConditions, 'endedAtMs'>;

export interface BundleEnd {
  readonly endedAtMs: number;
  /** Lines in the list of checksums. */
  readonly files: number;
  /** Only where it turned out otherwise than the beginning says. */
  readonly serviceStopped: boolean | null | undefined;
  readonly notes: readonly string[];
}

/** Errors: bundle-damaged for what no kit writes. Keys that this version does not know are passed over: a later kit may say more. */
export function parseBeginning(bytes: Uint8Array): BundleBeginning {
  const said = new Said(bytes, 'its conditions');
  if (said.one('coldkeep-bundle') !== '1')
    throw bundleDamaged('it is in a format that this version does not read');
  const startedAtMs = momentOf(said.one('started'));
  const { endedAtMs: _, ...beginning } = checked({
    system: said.one('system'),
    host: said.one('host'),
    startedAtMs,
    endedAtMs: startedAtMs,
    serviceStopped: stoppedOf(said.one('service-stopped')),
    clockOffsetSeconds: offsetOf(said.one('clock-offset-seconds')),
    ...heightOf('height', said.optional('height')),
    ...heightOf('clusterHeight', said.optional('cluster-height')),
    versions: said.all('version').slice(0, mostVersions).map(versionOf),
    notes: fewNotes(said.all('note')),
  });
  return beginning;
}

/** Errors: bundle-damaged. */
export function parseEnd(bytes: Uint8Array): BundleEnd {
  const said = new Said(bytes, 'its end mark');
  const files = said.one('files');
  if (!/^\d{1,9}$/.test(files)) throw bundleDamaged('its end mark does not say how many files it has');
  const stopped = said.optional('service-stopped');
  return {
    endedAtMs: momentOf(said.one('ended')),
    files: Number(files),
    serviceStopped: stopped === null ? undefined : stoppedOf(stopped),
    notes: said.all('note'),
  };
}

/** Both in one. Errors: bundle-damaged. */
export function joinConditions(beginning: BundleBeginning, end: BundleEnd): BundleConditions {
  return checked({
    ...beginning,
    endedAtMs: end.endedAtMs,
    ...(end.serviceStopped !== undefined && { serviceStopped: end.serviceStopped }),
    notes: fewNotes([...beginning.notes, ...end.notes]),
  });
}

function checked(value: unknown): BundleConditions {
  const parsed = bundleConditionsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw bundleDamaged(
    `its conditions cannot be: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  );
}

function fewNotes(notes: readonly string[]): string[] {
  const said = notes.filter((note) => note !== '');
  if (said.length <= mostNotes) return said;
  return [...said.slice(0, mostNotes - 1), `and ${said.length - mostNotes + 1} more notes of the kit`];
}

class Said {
  readonly #values = new Map<string, string[]>();
  readonly #what: string;

  constructor(bytes: Uint8Array, what: string) {
    this.#what = what;
    if (bytes.length > maxTextBytes) throw bundleDamaged(`${what} are too long`);
    for (const line of linesOf(bytes, what)) {
      const match = /^([a-z][a-z-]{0,40}): ?(.*)$/s.exec(line);
      if (match === null) throw bundleDamaged(`${what} are not lines of "key: value"`);
      const [, key = '', value = ''] = match;
      this.#values.set(key, [...this.all(key), value.trim()]);
    }
  }

  all(key: string): readonly string[] {
    return this.#values.get(key) ?? [];
  }

  optional(key: string): string | null {
    const values = this.all(key);
    if (values.length > 1) throw bundleDamaged(`${this.#what} say "${key}" more than once`);
    return values[0] ?? null;
  }

  one(key: string): string {
    const value = this.optional(key);
    if (value === null) throw bundleDamaged(`${this.#what} do not say "${key}"`);
    return value;
  }
}

/** What a host says of itself need not be UTF-8. */
function linesOf(bytes: Uint8Array, what: string): string[] {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  if (lines.pop() !== '') throw bundleDamaged(`${what} are cut short`);
  if (lines.some((line) => line.length > maxLineBytes)) throw bundleDamaged(`a line of ${what} is too long`);
  return lines;
}

function momentOf(value: string): number {
  const ms = moment.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) throw bundleDamaged('a time in its conditions is none');
  return ms;
}

function stoppedOf(value: string): boolean | null {
  if (value === 'yes') return true;
  if (value === 'no') return false;
  if (value === 'none') return null;
  throw bundleDamaged('its conditions do not say whether the service was stopped');
}

/** "unknown", or seconds with an optional fraction. */
function offsetOf(value: string): number | null {
  if (value === 'unknown') return null;
  if (!/^[+-]?\d{1,12}(?:\.\d{1,9})?$/.test(value))
    throw bundleDamaged('the clock offset in its conditions is none');
  return Number(value);
}

function heightOf(name: 'height' | 'clusterHeight', value: string | null): Record<string, number> {
  if (value === null) return {};
  if (!/^\d{1,15}$/.test(value)) throw bundleDamaged('a block height in its conditions is none');
  return { [name]: Number(value) };
}

/** "cardano-node 10.5.1": the program is the first word. */
function versionOf(value: string): { program: string; version: string } {
  const at = value.indexOf(' ');
  return at === -1
    ? { program: value, version: '' }
    : { program: value.slice(0, at), version: value.slice(at + 1).trim() };
}
