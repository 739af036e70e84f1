// A stick that was just plugged in: ready, not mounted.
import type { Drive, Partition } from '../../../shared/domain/drive.ts';
import * as mounted from '../../support/drives.ts';

export const partition = (changes: Partial<Partition> = {}): Partition =>
  mounted.partition({ mountedAt: null, ...changes });

export const stick = (changes: Partial<Drive> = {}): Drive =>
  mounted.stick({ serial: 'AA0001', partitions: [partition()], ...changes });
