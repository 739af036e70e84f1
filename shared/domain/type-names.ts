// Types of media as a sentence names them, kinds of items as a table names them.
import type { Kind, MediumType } from './words.ts';

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

export const kindNames: Readonly<Record<Kind, string>> = {
  'secret-cold': 'Secret, cold',
  'secret-hot': 'Secret, hot',
  public: 'Public',
  config: 'Configuration',
  binary: 'Programs',
  data: 'Data',
};
