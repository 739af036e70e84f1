// A drive in words, one fact each: what it is, how it is connected, how large it is, what it holds, whether it can be written to.
import type { DriveBus } from '../../shared/domain/drive.ts';
import { formatBytes, plural, visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { fileSystemName } from './file-system-name.ts';
import { isUnreadable } from './volume-state.ts';

const busNames: Readonly<Record<DriveBus, string>> = {
  usb: 'USB',
  sata: 'SATA',
  nvme: 'NVMe',
  mmc: 'memory card',
  virtual: 'virtual',
  other: 'another bus',
};

/** What stands where the system tells nothing, or not yet. */
export const notTold = ({ state }: Volume): string => (state === 'reading' ? 'not known yet' : 'not told');

/** "USB, removable". */
export function busWords(volume: Volume): string {
  const bus = volume.drive?.bus ?? null;
  return `${bus === null ? notTold(volume) : busNames[bus]}, ${volume.removable ? 'removable' : 'not removable'}`;
}

/** "15.9 GB, 15.2 GB free, on a drive of 16 GB". */
export function sizeWords(volume: Volume): string {
  const { sizeBytes, freeBytes, drive } = volume;
  const size = sizeBytes === null ? null : formatBytes(sizeBytes);
  const whole = drive === null || drive.sizeBytes === null ? null : formatBytes(drive.sizeBytes);
  return [
    size ?? notTold(volume),
    ...(freeBytes === null ? [] : [`${formatBytes(freeBytes)} free`]),
    ...(whole === null || whole === size ? [] : [`on a drive of ${whole}`]),
  ].join(', ');
}

/** "exFAT, id 4A21-00FF". */
export function fileSystemWords(volume: Volume): string {
  const { fileSystem, drive } = volume;
  const id = drive?.fileSystemId ?? null;
  return [
    fileSystem === '' ? notTold(volume) : fileSystemName(fileSystem),
    ...(id === null ? [] : [`id ${visibleText(id)}`]),
  ].join(', ');
}

/** What a volume is that is no medium of this vault, or that this vault does not know as one. */
export function strangerWords({ markedAs, carriesThisVault, otherVaults }: Volume): string {
  if (carriesThisVault) return 'Carries this vault, not known as its medium';
  if (otherVaults.length === 1) return 'A medium of another vault';
  if (otherVaults.length > 1) return `A medium of ${otherVaults.length} other vaults`;
  return markedAs === null ? 'Not a medium yet' : 'A medium that this vault does not know';
}

/** "ACME vault and 2 other vaults"; "none". `own` is the name of the vault that is open. */
export function vaultsWords({ carriesThisVault, otherVaults }: Volume, own: string | null): string {
  const all = [
    ...(carriesThisVault ? [own === null ? 'this vault' : visibleText(own)] : []),
    ...(otherVaults.length === 0 ? [] : [plural(otherVaults.length, 'other vault')]),
  ];
  return all.length === 0 ? 'none' : all.join(' and ');
}

/** Why nothing can be said of what is on it; null where it was looked into. */
export function unseenWords(volume: Volume): string | null {
  const { state, present, reasons } = volume;
  if (!present) return 'Known again once it is plugged in.';
  if (isUnreadable(volume)) return 'It cannot be read now.';
  if (state === 'mounted') return null;
  const blank = reasons.some(({ code }) => code === 'no-file-system');
  return blank ? 'Nothing that can be read here.' : 'Known once it is mounted.';
}
