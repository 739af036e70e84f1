// Turns what a walk meets into items and findings. Nothing is dropped without a finding.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, readlinkSync, type BigIntStats } from 'node:fs';
import type { Finding } from '../../../shared/domain/finding.ts';
import { unclassified, type Item } from '../../../shared/domain/item.ts';
import { isSecret } from '../../../shared/domain/words.ts';
import type { Profile } from '../../../shared/profiles/profile.ts';
import type { Check, SeenFile } from './checks/check.ts';
import { checksFor } from './checks/checks.ts';
import { envelopeDigest } from './envelope-digest.ts';
import { envelopeType } from './envelope-type.ts';
import { errnoOf } from './errno.ts';
import { contentOf, type FileContent } from './file-content.ts';
import * as findings from './findings.ts';
import { formsOf } from './forms/content-forms.ts';
import { linkDestination, pathFields } from './item-path.ts';
import { classify } from './match.ts';
import type { OpenedFolder } from './opened-folder.ts';
import { FileReader, type Reading } from './read-file.ts';
import type { Pace } from './pace.ts';
import type { StatCache } from './stat-cache.ts';

/** An item with the bytes of its path, by which it is ordered. */
export interface TakenItem {
  readonly item: Item;
  readonly bytes: Buffer;
  /** What tells it from its twins: the content's SHA-256, or for a key file that of the key. */
  readonly sameBy: string;
}

/** A file that was read, wherever it stands. */
export interface ReadFile {
  readonly content: FileContent;
  /** SHA-256 of all of it, hex. */
  readonly sha256: string;
  /** Permission bits as they are where it stands. */
  readonly mode: number;
  readonly mtimeSeconds: number;
}

/** Folders and links say nothing by themselves: they are no entry of a profile, whatever their name. */
const plain = { key: unclassified, kind: 'data', derivable: false } as const;
const linkMode = 0o777;
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const nothingSha256 = sha256Of(new Uint8Array());

const billion = 1_000_000_000n;
/** Whole seconds, rounded down also before 1970. */
const secondsOf = (ns: bigint): number => Number((ns - (((ns % billion) + billion) % billion)) / billion);
const modeOf = (stat: BigIntStats): number => Number(stat.mode & 0o7777n);

export function specialType(entry: {
  isFIFO(): boolean;
  isSocket(): boolean;
  isCharacterDevice(): boolean;
  isBlockDevice(): boolean;
}): findings.SpecialType {
  if (entry.isFIFO()) return 'fifo';
  if (entry.isSocket()) return 'socket';
  if (entry.isCharacterDevice()) return 'character device';
  return entry.isBlockDevice() ? 'block device' : 'special file';
}

export class Intake {
  readonly items: TakenItem[] = [];
  readonly findings: Finding[] = [];
  /** Each has seen every file that was taken. */
  readonly checks: readonly Check[];
  readonly #profile: Profile;
  readonly #assigned: ReadonlyMap<string, string>;
  readonly #cache: StatCache;
  readonly #reader: FileReader;
  readonly #pace: Pace;

  /** `assigned`: keys that a person gave to files, by path. */
  constructor(
    profile: Profile,
    cache: StatCache,
    pace: Pace,
    assigned: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#profile = profile;
    this.#assigned = assigned;
    this.checks = checksFor(profile).map((maker) => maker.begin());
    this.#cache = cache;
    this.#reader = new FileReader(pace);
    this.#pace = pace;
  }

  /**
   * Takes a file. A small one is read at once and answers null, so that thousands of them make no promises; a large one answers
   * a promise. Never opens a fifo for good, never follows a link.
   */
  file(folder: OpenedFolder, name: Buffer, path: Buffer): Promise<void> | null {
    let fd: number;
    try {
      fd = folder.file(name);
    } catch (error) {
      this.#fileProblem(path, errnoOf(error));
      return null;
    }
    let pending: Promise<void> | null = null;
    try {
      const stat = fstatSync(fd, { bigint: true });
      if (stat.isFile()) pending = this.#openedFile(fd, stat, path);
      else {
        this.findings.push(
          findings.changedWhileRead(pathFields(path).path, 'became something else than a file'),
        );
      }
    } catch (error) {
      this.#fileProblem(path, errnoOf(error));
    } finally {
      if (pending === null) closeSync(fd);
    }
    return pending === null ? null : this.#untilDone(fd, path, pending);
  }

  #openedFile(fd: number, stat: BigIntStats, path: Buffer): Promise<void> | null {
    if (this.#reader.isSmall(stat)) return this.#keepFile(fd, path, this.#reader.readSmall(fd, stat));
    const known = this.#cache.find(pathFields(path).path, stat);
    if (known === null) return this.#largeFile(fd, path);
    this.#pace.spend(0, 1);
    const sizeBytes = Number(stat.size);
    return this.#keepFile(fd, path, { stat, sha256: known, sizeBytes, heldStill: true, content: null });
  }

  async #largeFile(fd: number, path: Buffer): Promise<void> {
    const since = this.#cache.startReading();
    const reading = await this.#reader.readLarge(fd, fstatSync(fd, { bigint: true }));
    await this.#keepFile(fd, path, reading);
    if (reading.heldStill) this.#cache.remember(pathFields(path).path, reading.stat, reading.sha256, since);
  }

  async #untilDone(fd: number, path: Buffer, pending: Promise<void>): Promise<void> {
    try {
      await pending;
    } catch (error) {
      this.#fileProblem(path, errnoOf(error));
    } finally {
      closeSync(fd);
    }
  }

  #keepFile(fd: number, path: Buffer, reading: Reading): Promise<void> | null {
    if (!reading.heldStill) this.findings.push(findings.changedWhileRead(pathFields(path).path, 'changed'));
    return this.readFile(path, {
      content: contentOf(fd, reading.sizeBytes, reading.content),
      sha256: reading.sha256,
      mode: modeOf(reading.stat),
      mtimeSeconds: secondsOf(reading.stat.mtimeNs),
    });
  }

  /**
   * Takes a file that was read already. Answers a promise where a check looks through all of it; the content must stay readable until
   * then. What a check throws is a fault of the check and passes through.
   */
  readFile(path: Buffer, { content, sha256, mode, mtimeSeconds }: ReadFile): Promise<void> | null {
    const fields = this.#fields(path);
    const type = content.whole === null ? null : envelopeType(content.whole);
    const forms = formsOf(content);
    const assigned = this.#assigned.get(fields.path) ?? null;
    const { contradicts, ...matched } = classify(this.#profile, { path: fields.path, type, forms, assigned });
    if (contradicts !== null && type !== null) {
      const title = this.#profile.items.find((entry) => entry.key === contradicts)?.title ?? contradicts;
      this.findings.push(findings.kindContradicted(fields.path, title, type));
    }
    const item: Item = {
      ...fields,
      type: 'file',
      ...matched,
      size: content.sizeBytes,
      mode: isSecret(matched.kind) ? mode & 0o700 : mode,
      mtimeSeconds,
      sha256,
    };
    const file: SeenFile = { item, sourceMode: mode, envelopeType: type, forms, content };
    const key = type === null || content.whole === null ? null : envelopeDigest(content.whole);
    this.#keep(path, item, key ?? sha256);
    for (const check of this.checks) check.see(file);
    return this.#look(file);
  }

  /** One look after the other, because they share the file. Null for nearly every file, without a promise made. */
  #look(file: SeenFile, from = 0): Promise<void> | null {
    for (let at = from; at < this.checks.length; at += 1) {
      const look = this.checks[at]?.look?.(file, this.#spend) ?? null;
      if (look !== null) return this.#lookOn(look, file, at + 1);
    }
    return null;
  }

  async #lookOn(look: Promise<void>, file: SeenFile, from: number): Promise<void> {
    await look;
    await this.#look(file, from);
  }

  readonly #spend = async (bytes: number): Promise<void> => {
    this.#pace.spend(bytes, 0);
    if (this.#pace.due) await this.#pace.rest();
  };

  /** Takes a relative link that stays inside its source. */
  link(folder: OpenedFolder, name: Buffer, path: Buffer): void {
    const shown = pathFields(path).path;
    try {
      const target = readlinkSync(folder.at(name), { encoding: 'buffer' });
      const stat = lstatSync(folder.at(name), { bigint: true });
      this.readLink(path, target, secondsOf(stat.mtimeNs));
    } catch (error) {
      this.findings.push(findings.unreadable(shown, 'link', errnoOf(error)));
    }
  }

  /** Takes a link that was read already. */
  readLink(path: Buffer, target: Buffer, mtimeSeconds: number): void {
    const shown = pathFields(path).path;
    this.#pace.spend(0, 1);
    if (!isUtf8(target)) {
      this.findings.push(findings.linkTargetNotUtf8(shown));
    } else if (linkDestination(path, target.toString('utf8')) === null) {
      this.findings.push(findings.linkOutside(shown, target.toString('utf8')));
    } else {
      const content = { size: 0, sha256: sha256Of(target), target: target.toString('utf8') };
      this.#keep(path, {
        ...this.#fields(path),
        type: 'link',
        ...plain,
        ...content,
        mode: linkMode,
        mtimeSeconds,
      });
    }
  }

  /** Takes a folder that nothing is kept of; `path` ends with "/". */
  emptyFolder(folder: OpenedFolder, path: Buffer): void {
    const stat = fstatSync(folder.fd, { bigint: true });
    this.readFolder(path, modeOf(stat), secondsOf(stat.mtimeNs));
  }

  /** Takes an empty folder that was read already; `path` ends with "/". */
  readFolder(path: Buffer, mode: number, mtimeSeconds: number): void {
    this.#pace.spend(0, 1);
    this.#keep(path, {
      ...this.#fields(path),
      type: 'folder',
      ...plain,
      size: 0,
      mode,
      mtimeSeconds,
      sha256: nothingSha256,
    });
  }

  #fields(path: Buffer): { path: string; pathB64?: string } {
    const fields = pathFields(path);
    if (fields.pathB64 !== undefined) this.findings.push(findings.nameNotUtf8(fields.path));
    return fields;
  }

  #keep(bytes: Buffer, item: Item, sameBy: string = item.sha256): void {
    this.items.push({ item, bytes, sameBy });
  }

  #fileProblem(path: Buffer, errno: string): void {
    const shown = pathFields(path).path;
    if (errno === 'ENOENT') this.findings.push(findings.changedWhileRead(shown, 'disappeared'));
    else if (errno === 'ELOOP') this.findings.push(findings.changedWhileRead(shown, 'became a link'));
    else if (errno === 'ENXIO') this.findings.push(findings.specialFile(shown, 'special file'));
    else this.findings.push(findings.unreadable(shown, 'file', errno));
  }

  /** Zeroes what was read. */
  dispose(): void {
    this.#reader.dispose();
  }
}
