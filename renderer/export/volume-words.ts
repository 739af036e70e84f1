// A volume in words: what it is, how much is free, what is known of it, and why it cannot be used.
import { formatDate } from '../../shared/domain/ages.ts';
import { mediumTypeNames } from '../../shared/domain/type-names.ts';
import { formatBytes, plural, visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { fileSystemName } from '../volumes/file-system-name.ts';

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** "SanDisk Ultra, 28.6 GB, 28.1 GB free, exFAT." */
export function volumeFacts({ description, type, sizeBytes, freeBytes, fileSystem }: Volume): string {
  const facts = [
    description === '' ? capital(mediumTypeNames[type]) : cutMiddle(visibleText(description), 48),
    ...(sizeBytes === null ? [] : [formatBytes(sizeBytes)]),
    ...(freeBytes === null ? [] : [`${formatBytes(freeBytes)} free`]),
    ...(fileSystem === '' ? [] : [fileSystemName(fileSystem)]),
  ];
  return `${facts.join(', ')}.`;
}

/** "Last export 10 Sep 2026. Holds 2 copies." of a known medium; for a new one where it is mounted. */
export function volumeHistory({ medium, path }: Volume): string {
  if (medium === null) return path === null ? '' : `At ${cutMiddle(visibleText(path), 60)}.`;
  const exported = medium.lastExportMs === null ? '' : ` Last export ${formatDate(medium.lastExportMs)}.`;
  return `${medium.copies === 0 ? 'Holds no good copy.' : `Holds ${plural(medium.copies, 'copy', 'copies')}.`}${exported}`;
}

/** "28.6 GB, Home": what stands beside its name while it is written to. */
export function volumeNote({ medium, sizeBytes }: Volume, newPlace: string): string {
  const place = medium === null ? newPlace : medium.location;
  return [sizeBytes === null ? '' : formatBytes(sizeBytes), visibleText(place)]
    .filter((text) => text !== '')
    .join(', ');
}

/** Every reason against it, errors first; then what to weigh. */
export const reasonSentences = ({ reasons }: Volume, severity: 'error' | 'warning'): string[] =>
  reasons.filter((reason) => reason.severity === severity).map(({ sentence }) => visibleText(sentence));
