// Media types as a sentence names them.
import type { MediumType } from './words.ts';

export const mediumTypeNames: Readonly<Record<MediumType, string>> = {
  usb: 'USB stick',
  hdd: 'hard disk',
  ssd: 'SSD',
  optical: 'optical disc',
  paper: 'paper',
  cloud: 'cloud storage',
  nas: 'NAS folder',
  other: 'other medium',
};
