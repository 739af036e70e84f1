// Names what is wrong with an entry whose bytes are not those that its item calls for. Only blame is decided here, never trust.
import type { Item } from '../../../shared/domain/item.ts';
import { pathFields } from '../capture/item-path.ts';
import {
  blockBytes,
  checksumOf,
  entryHeader,
  extendedTypeflag,
  fields,
  magic,
  typeflags,
  type FieldName,
} from './tar-format.ts';

/** How an archive can disagree with its manifest. */
export const disagreements = [
  'entry-missing',
  'entry-unexpected',
  'order',
  'name',
  'type',
  'size',
  'mode',
  'mtime',
  'link-target',
  'content',
  'header-damaged',
  'outside-format',
  'padding',
  'cut-short',
  'trailing-data',
] as const;

export type DisagreementName = (typeof disagreements)[number];

export interface Disagreement {
  readonly name: DisagreementName;
  /** Path of the item at which it was seen, or of the last one. */
  readonly path: string;
  /** A sentence. */
  readonly reason: string;
}

const typeWords: Readonly<Record<string, string>> = {
  [typeflags.file]: 'a file',
  [typeflags.folder]: 'a folder',
  [typeflags.link]: 'a link',
};

function text(block: Buffer, field: FieldName): Buffer {
  const [offset, length] = fields[field];
  const bytes = block.subarray(offset, offset + length);
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : bytes.subarray(0, end);
}

const number = (block: Buffer, field: FieldName): string => text(block, field).toString('latin1');

/**
 * Compares the bytes that stand where `item` should begin with the ones that belong there; they differ and are as many.
 * `later` are the items after it in this archive.
 */
export function describeDifference(found: Buffer, item: Item, later: readonly Item[]): Disagreement {
  const say = (name: DisagreementName, reason: string): Disagreement => ({ name, path: item.path, reason });
  const expected = entryHeader(item);
  const first = found.subarray(0, blockBytes);
  if (first.every((byte) => byte === 0)) return say('entry-missing', 'The archive ends before this item.');
  if (checksumOf(first) !== Number.parseInt(number(first, 'checksum'), 8)) {
    return say('header-damaged', 'The checksum of its header in the archive is wrong.');
  }
  const outside = outsideFormat(first);
  if (outside !== null) return say('outside-format', outside);
  if (later.some((other) => found.subarray(0, entryHeader(other).length).equals(entryHeader(other)))) {
    return say('order', 'Another item of the manifest stands in its place in the archive.');
  }
  const isExtended = number(first, 'typeflag') === extendedTypeflag;
  const wantsExtended = number(expected.subarray(0, blockBytes), 'typeflag') === extendedTypeflag;
  if (isExtended !== wantsExtended) {
    return say(
      'name',
      'The archive and the manifest disagree on its name, or on its size or time beyond what a plain header holds.',
    );
  }
  if (isExtended && !found.subarray(0, -blockBytes).equals(expected.subarray(0, -blockBytes))) {
    return say(
      'name',
      'The extended header in the archive (name, link target, size or time) is not the one of the manifest.',
    );
  }
  return describeBlock(found.subarray(-blockBytes), expected.subarray(-blockBytes), say);
}

function outsideFormat(block: Buffer): string | null {
  const typeflag = number(block, 'typeflag');
  if (block.subarray(fields.magic[0], fields.magic[0] + fields.magic[1]).toString('latin1') !== magic) {
    return 'The archive holds an entry that is not in ustar form.';
  }
  if (typeWords[typeflag] === undefined && typeflag !== extendedTypeflag) {
    return `The archive holds an entry of the type "${typeflag}", which Coldkeep never writes.`;
  }
  return null;
}

function describeBlock(
  found: Buffer,
  expected: Buffer,
  say: (name: DisagreementName, reason: string) => Disagreement,
): Disagreement {
  const differs = (field: FieldName): boolean => {
    const [offset, length] = fields[field];
    return !found.subarray(offset, offset + length).equals(expected.subarray(offset, offset + length));
  };
  const both = (field: FieldName) =>
    `${number(found, field)} in the archive, ${number(expected, field)} in the manifest`;
  if (checksumOf(found) !== Number.parseInt(number(found, 'checksum'), 8)) {
    return say('header-damaged', 'The checksum of its header in the archive is wrong.');
  }
  const outside = outsideFormat(found);
  if (outside !== null) return say('outside-format', outside);
  if (differs('prefix') || differs('name')) {
    const name = Buffer.concat([
      text(found, 'prefix'),
      Buffer.from(text(found, 'prefix').length > 0 ? '/' : ''),
      text(found, 'name'),
    ]);
    return say('name', `The archive has "${pathFields(name).path}" in its place.`);
  }
  if (differs('typeflag')) {
    const words = (block: Buffer) => typeWords[number(block, 'typeflag')] ?? 'something else';
    return say('type', `It is ${words(found)} in the archive, ${words(expected)} in the manifest.`);
  }
  if (differs('size')) return say('size', `Its size differs (octal): ${both('size')}.`);
  if (differs('mode')) return say('mode', `Its mode differs: ${both('mode')}.`);
  if (differs('mtime')) return say('mtime', `Its modification time differs (octal): ${both('mtime')}.`);
  if (differs('linkname')) return say('link-target', `It points to ${both('linkname')}.`);
  return say(
    'outside-format',
    'Its header in the archive has an owner, a device number or spare bytes that Coldkeep never writes.',
  );
}
